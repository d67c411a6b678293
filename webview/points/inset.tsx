import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Area } from '../charts/plane.js';
import { useSize } from '../charts/use-size.js';
import type { PlacedNote } from './note.js';
import { boxIn, emptiest, margin, type Box, type Corner, type NameWidths } from './placing.js';

export interface InsetProps {
  readonly area: Area;
  /** What should not be covered: x and y of each place, flat, one after another. */
  readonly places: readonly Float32Array[];
  /** Words in the picture, which should not be covered either. */
  readonly words?: readonly PlacedNote[];
  readonly names: NameWidths;
  readonly children: ComponentChildren;
}

/** How much higher than wide a picture with equal axes is where a row has room above what is drawn. */
const roomForRow = 34;
/** Between two entries in a row. */
const betweenEntries = 7;

/** The legend of a picture inside it, in the corner where it covers least. The pointer reaches through it. */
export function Inset({ area, places, words = [], names, children }: InsetProps) {
  const [ref, size] = useSize();
  const [row, setRow] = useState(0);
  const isTall = area.height >= area.width + roomForRow;
  useLayoutEffect(() => {
    // Measuring in each picture would make the browser lay out the page each time.
    if (!isTall) return;
    const entries = Array.from(ref.current?.children ?? [], (entry) => entry.getBoundingClientRect().width);
    setRow(Math.ceil(entries.reduce((sum, width) => sum + width + betweenEntries, 0)));
  });
  const fits = row + names[0] + 2 * margin <= area.width;
  const last = useRef<Corner | null>(null);
  const corner = size.width === 0 ? 'top-right' : emptiest(area, size, names, places, last.current, boxesOf(words));
  last.current = corner;
  const box = boxIn(corner, area, size, names);
  return (
    <div
      class={isTall && fits ? 'inset in-a-row' : 'inset'}
      ref={ref}
      data-corner={corner}
      style={{ left: box.left, top: box.top, maxWidth: area.width - 2 * margin }}
    >
      {children}
    </div>
  );
}

const boxesOf = (words: readonly PlacedNote[]): readonly Box[] => words.map(({ box }) => box);
