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
  /** Its colour, of a line or of what is inside it. */
  readonly paint: Attributes;
  /** What else there is to say of its look, which many strokes have in common. */
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
 * Elements that look like the strokes drawn one after another, in few bytes: what strokes in a row have in common is said once,
 * and those of one colour are one path. Where they can be seen through, each stays a path of its own, since a path does not
 * darken where it crosses itself.
 */
export function strokesSvg(strokes: readonly Stroke[]): string {
  return runsOf(strokes, ({ style }) => JSON.stringify(style))
    .map((alike) => {
      const [{ style }] = alike;
      const isClear = ['stroke-opacity', 'fill-opacity'].some((name) => (style[name] ?? null) !== null);
      const ofOneColor = runsOf(alike, ({ paint }) => JSON.stringify(paint));
      if (alike.length === 1) return svgElement('path', { d: pathOf(alike), ...alike[0].paint, ...style });
      return svgElement('g', style, ofOneColor.map((run) => runSvg(run, isClear)).join('\n'));
    })
    .join('\n');
}

function runSvg(run: readonly [Stroke, ...Stroke[]], isClear: boolean): string {
  const [{ paint }] = run;
  if (!isClear || run.length === 1) return svgElement('path', { d: pathOf(run), ...paint });
  return svgElement('g', paint, run.map((piece) => svgElement('path', { d: pathOf([piece]) })).join(''));
}

/** Items in a row that have the same key. */
function runsOf<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const runs: [T, ...T[]][] = [];
  let last: string | null = null;
  for (const item of items) {
    const key = keyOf(item);
    if (key === last) runs[runs.length - 1].push(item);
    else runs.push([item]);
    last = key;
  }
  return runs;
}

/** A line that starts where the one before ended goes on from there. */
function pathOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ start, rest }, i) => (i > 0 && start === pieces[i - 1].end ? rest : `M${start}${rest}`))
    .join('');
}
