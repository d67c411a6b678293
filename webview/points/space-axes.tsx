import type { Tick } from '../charts/axis.js';
import type { Label } from './labels.js';
import { edgesOf, endsAwayFrom, pixelOf, place, ticksIn, type Corner, type Pixel, type Space } from './space.js';

/** The three walls of the box that lie behind the data, with a grid, and its edges with their labels; part of an SVG picture. */
export function SpaceAxes({ space, labels }: { readonly space: Space; readonly labels: readonly Label[] }) {
  const { back } = endsAwayFrom(space);
  const ticks = ticksIn(space);
  return (
    <g class="axes">
      {space.axes.map((_, k) => (
        <Wall key={k} k={k} space={space} back={back} ticks={ticks} at={pixelOf(space)} />
      ))}
      {edgesOf(space).map(({ axis: { range }, at }, k) => (
        <line key={k} class="edge" {...endsOf(at(range[0]), at(range[1]))} />
      ))}
      {labels.map(({ key, text, x, y, anchor, kind }) => (
        <text key={key} class={kind === 'tick' ? kind : `${kind} inside`} text-anchor={anchor} x={x} y={y} dy="0.32em">
          {text}
        </text>
      ))}
    </g>
  );
}

interface WallProps {
  readonly k: number;
  readonly space: Space;
  readonly back: readonly number[];
  readonly ticks: readonly (readonly Tick[])[];
  readonly at: (corner: Corner) => Pixel;
}

/** The wall across axis k, with the grid of the other two axes. */
function Wall({ k, space, back, ticks, at }: WallProps) {
  const [i, j] = [(k + 1) % 3, (k + 2) % 3];
  const on = (a: number, b: number): Pixel => at(place(k, back[k], i, a, j, b));
  const [[i0, i1], [j0, j1]] = [space.axes[i].range, space.axes[j].range];
  return (
    <g>
      <polygon
        class="wall"
        points={[on(i0, j0), on(i1, j0), on(i1, j1), on(i0, j1)].map((pixel) => pixel.join(',')).join(' ')}
      />
      {ticks[i].map(({ value }) => (
        <line key={`i${value}`} class="grid" {...endsOf(on(value, j0), on(value, j1))} />
      ))}
      {ticks[j].map(({ value }) => (
        <line key={`j${value}`} class="grid" {...endsOf(on(i0, value), on(i1, value))} />
      ))}
    </g>
  );
}

const endsOf = (from: Pixel, to: Pixel) => ({ x1: from[0], y1: from[1], x2: to[0], y2: to[1] });
