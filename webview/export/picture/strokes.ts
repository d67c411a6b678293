import { short, svgElement, type Attributes } from '../svg.js';

/** A piece of a path, as `d` of SVG has it. */
export interface Piece {
  /** Where it starts. */
  readonly start: string;
  /** What follows, from there on. */
  readonly rest: string;
  /** Where a line ends that another piece may go on from; null of what is closed. */
  readonly end: string | null;
}

/** A piece of a path and how it looks. */
export interface Stroke extends Piece {
  readonly style: Attributes;
}

/** A twentieth of a pixel is less than a printer shows of the place of a dot. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A line of no length: with round ends, a dot. */
export const dot = (x: number, y: number): Piece => ({ start: `${tenth(x)} ${tenth(y)}`, rest: 'h0', end: null });

export function segment(x1: number, y1: number, x2: number, y2: number): Piece {
  const end = `${short(x2)} ${short(y2)}`;
  return { start: `${short(x1)} ${short(y1)}`, rest: `L${end}`, end };
}

export function diamond(x: number, y: number, radius: number): Piece {
  const r = short(radius);
  return { start: `${short(x - radius)} ${short(y)}`, rest: `l${r} -${r} ${r} ${r} -${r} ${r}z`, end: null };
}

/**
 * Paths that look like the strokes drawn one after another: those of one style in a row are one path, but where they can be
 * seen through, each stays a path of its own, since a path does not darken where it crosses itself.
 */
export function pathsOf(strokes: readonly Stroke[]): readonly string[] {
  const runs: { readonly style: Attributes; readonly key: string; readonly pieces: Piece[] }[] = [];
  for (const stroke of strokes) {
    const key = JSON.stringify(stroke.style);
    const run = runs.at(-1);
    if (run?.key === key) run.pieces.push(stroke);
    else runs.push({ style: stroke.style, key, pieces: [stroke] });
  }
  return runs.map(({ style, pieces }) =>
    isClear(style) && pieces.length > 1
      ? svgElement('g', style, pieces.map((piece) => svgElement('path', { d: pathOf([piece]) })).join(''))
      : svgElement('path', { d: pathOf(pieces), ...style }),
  );
}

const isClear = (style: Attributes): boolean =>
  ['stroke-opacity', 'fill-opacity'].some((name) => (style[name] ?? null) !== null);

/** A line that starts where the one before ended goes on from there. */
function pathOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ start, rest }, i) => (start === pieces.at(i - 1)?.end && i > 0 ? rest : `M${start}${rest}`))
    .join('');
}
