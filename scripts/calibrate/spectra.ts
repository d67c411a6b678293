import type { Random } from '../../src/random/random.js';

/** A spectrum without a bump, with windows to hunt in. */
export interface Spectrum {
  readonly name: string;
  readonly draw: (random: Random) => number;
  /** Windows in which Z must be calibrated. */
  readonly windows: readonly (readonly [number, number])[];
  /** Windows at an end of the spectrum, in which Z must be withheld. */
  readonly atEnds: readonly (readonly [number, number])[];
}

export const spectra: readonly Spectrum[] = [
  {
    name: 'mass of two of three massless particles, flat phase space',
    // The square of the mass has the density 2(1 − s) on [0, 1].
    draw: (random) => Math.sqrt(1 - Math.sqrt(random.uniform())),
    windows: [
      [0.2, 0.25],
      [0.38, 0.42],
      [0.5, 0.6],
      [0.7, 0.74],
    ],
    atEnds: [
      [0.1, 0.2],
      [0.85, 0.95],
    ],
  },
  {
    name: 'exponential, mean 1/8',
    draw: (random) => -Math.log(1 - random.uniform()) / 8,
    windows: [
      [0.16, 0.2],
      [0.3, 0.35],
    ],
    atEnds: [[0.02, 0.06]],
  },
];
