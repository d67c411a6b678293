import type { Barcode } from '../homology/persistence.js';

/** How a bar was found. */
export type BoundMethod = 'alpha' | 'cech' | 'rips';

/** A lower bound on the largest error near a sample, for every network of a shape. */
export interface PersistenceBound {
  /** Some point within `within` of the sample has ρ of at least this, in data units; rounded down. */
  readonly bound: number;
  /** In data units; rounded up. */
  readonly within: number;
  /** k of the class in H_k that no network of this shape can keep. */
  readonly degree: number;
  /** Radii: the class is there from balls of the first on, and surely until those of the second. */
  readonly birth: number;
  readonly death: number;
  readonly method: BoundMethod;
  /** Points of the sample about which the balls are. */
  readonly points: number;
}

/** Far more than the rounding errors of two radii. */
const slack = 1e-9;

/**
 * The bound from the bar with the largest difference of radii, of those that say something: where the difference
 * exceeds the first radius.
 * @param toRadii radii from birth and death of a bar.
 * @returns the bound, or null if the sample proves none.
 */
export function boundOfBars(
  { births, deaths }: Barcode,
  toRadii: { readonly birth: (value: number) => number; readonly death: (value: number) => number },
  found: Pick<PersistenceBound, 'degree' | 'method' | 'points'>,
): PersistenceBound | null {
  let best: PersistenceBound | null = null;
  births.forEach((value, bar) => {
    if (deaths[bar] === Infinity) return;
    const within = toRadii.birth(value) * (1 + slack);
    const bound = toRadii.death(deaths[bar]) * (1 - slack) - within;
    if (bound <= within || bound <= (best?.bound ?? 0)) return;
    best = { bound, within, birth: toRadii.birth(value), death: toRadii.death(deaths[bar]), ...found };
  });
  return best;
}

/** The larger of two bounds. */
export function betterBound(a: PersistenceBound | null, b: PersistenceBound | null): PersistenceBound | null {
  return b === null || (a !== null && a.bound >= b.bound) ? a : b;
}
