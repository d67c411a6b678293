import type { PlacedNote } from './note.js';

/** Each note beside its thing; part of an SVG picture. */
export function Notes({ notes }: { readonly notes: readonly PlacedNote[] }) {
  return (
    <g class="notes">
      {notes.map(({ key, text, box }) => (
        <text key={key} class="note" text-anchor="middle" x={(box.left + box.right) / 2} y={box.bottom - 3.5}>
          {text}
        </text>
      ))}
    </g>
  );
}
