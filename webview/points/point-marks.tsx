import type { TargetedPointerEvent } from 'preact';
import { project, type Matrix } from '../math/camera.js';
import { useLineDrag, type LineTool, type Place } from './line-drag.js';
import { usePanel } from '../state/panel-context.js';
import type { Area } from '../charts/plane.js';
import { usePointed } from './pointed.js';
import { useSelected } from './selected.js';
import type { Size } from '../charts/use-size.js';

export interface PointMarksProps {
  readonly size: Size;
  readonly area: Area;
  readonly matrix: Matrix;
  readonly components: 2 | 3;
  /** Positions (count × components) of the display sample. */
  readonly targets: readonly Float32Array[];
  /**
   * Told of the place under the pointer, in the units of the axes, of a picture of the plane; null when the pointer
   * leaves.
   */
  readonly onPlace?: ((place: Place | null) => void) | undefined;
  /** Where lines are drawn in the picture with the pointer. */
  readonly lineTool?: LineTool | undefined;
}

/** How near the pointer must come, in CSS pixels. */
const reach = 14;

/** Finds the point under the pointer, and rings the point that is pointed at, here or in another picture. */
export function PointMarks({ size, area, matrix, components, targets, onPlace, lineTool }: PointMarksProps) {
  const { dispatch } = usePanel();
  const { pointed, values } = usePointed();
  const { selected, alone } = useSelected();
  const at = (positions: Float32Array, i: number): readonly [number, number] => {
    const k = components * i;
    const [x, y] = project(matrix, positions[k], positions[k + 1], components === 3 ? positions[k + 2] : 0);
    // What lies outside is pointed at by an arrow at the border.
    const [right, up] = [Math.min(1, Math.max(-1, x)), Math.min(1, Math.max(-1, y))];
    return [area.left + ((right + 1) / 2) * area.width, area.top + ((1 - up) / 2) * area.height];
  };
  const placeOf = (x: number, y: number): Place => [
    (((x - area.left) / area.width) * 2 - 1 - matrix[12]) / matrix[0],
    (1 - ((y - area.top) / area.height) * 2 - matrix[13]) / matrix[5],
  ];
  const drag = useLineDrag(lineTool, (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (value: number, from: number, length: number): number =>
      Math.min(from + length, Math.max(from, value));
    return placeOf(
      within(event.clientX - box.left, area.left, area.width),
      within(event.clientY - box.top, area.top, area.height),
    );
  });
  const onPointerLeave = (): void => {
    dispatch({ kind: 'point', index: null });
    onPlace?.(null);
  };
  const onPointerMove = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (drag.move(event)) {
      // What is told of a point would cover the line.
      onPointerLeave();
      return;
    }
    if (event.buttons !== 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    let [nearest, distance]: [number | null, number] = [null, reach];
    for (const positions of targets) {
      for (let i = 0; i < positions.length / components; i++) {
        if (alone && selected?.[i] === 0) continue;
        const [px, py] = at(positions, i);
        const d = Math.hypot(px - x, py - y);
        if (d < distance) [nearest, distance] = [i, d];
      }
    }
    dispatch({ kind: 'point', index: nearest });
    onPlace?.(placeOf(x, y));
  };
  const marks =
    pointed === null ? [] : targets.filter((t) => pointed < t.length / components).map((t) => at(t, pointed));
  return (
    <div
      class={lineTool?.armed === true ? 'layer drawing' : 'layer'}
      onPointerDown={drag.begin}
      onPointerUp={drag.end}
      onPointerCancel={drag.end}
      onPointerMove={onPointerMove}
      onPointerLeave={onPointerLeave}
    >
      <svg class="layer" aria-hidden="true">
        {marks.length > 1 ? (
          <polyline class="mark-join" points={marks.map((mark) => mark.join(',')).join(' ')} />
        ) : null}
        {marks.map(([x, y], i) => (
          <circle key={i} class="mark" cx={x} cy={y} r="6" />
        ))}
      </svg>
      {marks.length > 0 ? (
        <dl class="tooltip" style={besides(marks[0], size)}>
          {values.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}

/** Beside the mark, on the side if there is more room. */
function besides([x, y]: readonly [number, number], { width, height }: Size) {
  return {
    ...(x < width / 2 ? { left: x + 12 } : { right: width - x + 12 }),
    ...(y < height / 2 ? { top: Math.max(0, y - 8) } : { bottom: Math.max(0, height - y - 8) }),
  };
}
