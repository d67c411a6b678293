import { project, type Matrix } from '../math/camera.js';
import type { Area } from '../charts/plane.js';
import { freest, type Note } from './note.js';
import type { Box } from './placing.js';

export interface NotesProps {
  readonly area: Area;
  readonly matrix: Matrix;
  readonly notes: readonly Note[];
  /** What they should not cover: x and y of each place, flat, one after another. */
  readonly places: readonly Float32Array[];
}

/** Each note beside its thing, where it covers the least; part of an SVG picture. */
export function Notes({ area, matrix, notes, places }: NotesProps) {
  const taken: Box[] = [];
  return (
    <g class="notes">
      {notes.map(({ key, text, at }) => {
        const [px, py] = project(matrix, at[0], at[1], at.at(2) ?? 0);
        const thing = [area.left + ((px + 1) / 2) * area.width, area.top + ((1 - py) / 2) * area.height] as const;
        const box = freest(thing, text, area, places, taken);
        taken.push(box);
        return (
          <text key={key} class="note" text-anchor="middle" x={(box.left + box.right) / 2} y={box.bottom - 3.5}>
            {text}
          </text>
        );
      })}
    </g>
  );
}
