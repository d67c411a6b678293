import type { SelectionMode } from '../../math/selection.js';

/** The points that are chosen, by their index: one, or two to compare. */
export interface Pair {
  readonly first: number | null;
  /** Null unless there is a first. */
  readonly second: number | null;
  /** Whether the next point that is chosen is the second. */
  readonly isPicking: boolean;
}

export const noPair: Pair = { first: null, second: null, isPicking: false };

/**
 * The pair after a point was chosen.
 * @param index null where a click caught none, which chooses none, unless a second point is being picked.
 * @param mode `add` where Shift was held, which makes it the second.
 */
export function withChosen(pair: Pair, index: number | null, mode: SelectionMode): Pair {
  const isSecond = (mode === 'add' || pair.isPicking) && pair.first !== null;
  if (!isSecond) return { ...noPair, first: index };
  if (index === null) return pair;
  return { first: pair.first, second: index === pair.first ? null : index, isPicking: false };
}

/** What a chosen point is called where there are two. */
export const letters = { first: 'A', second: 'B' } as const;

/** The points that are chosen, with their letters; an empty one where there is no other to tell it from. */
export function lettersOf({ first, second }: Pair): ReadonlyMap<number, string> {
  if (first === null) return new Map();
  if (second === null) return new Map([[first, '']]);
  return new Map([
    [first, letters.first],
    [second, letters.second],
  ]);
}
