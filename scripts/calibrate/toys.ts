import { measureWindow } from '../../src/analysis/bump-hunt/bump-hunt.js';
import { createRandom } from '../../src/random/random.js';
import type { Spectrum } from './spectra.js';

/** What toys without a signal gave in one window. */
export interface Calibration {
  readonly window: readonly [number, number];
  readonly events: number;
  /** Significances of the toys in which it was not withheld. */
  readonly significances: readonly number[];
  readonly toys: number;
}

/** Hunts in toys that are the background alone, in several windows of each. */
export function calibrate(
  { draw }: Pick<Spectrum, 'draw'>,
  windows: readonly (readonly [number, number])[],
  events: number,
  toys: number,
): Calibration[] {
  const found = windows.map((window) => ({ window, events, toys, significances: new Array<number>() }));
  const values = new Float64Array(events);
  for (let toy = 0; toy < toys; toy++) {
    const random = createRandom(toy, 'test');
    for (let event = 0; event < events; event++) values[event] = draw(random);
    for (const { window, significances } of found) {
      const { significance } = measureWindow(values, window);
      if (significance !== null) significances.push(significance);
    }
  }
  return found;
}

/** Mean and standard deviation. */
export function moments(numbers: readonly number[]): { readonly mean: number; readonly spread: number } {
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const spread = Math.sqrt(numbers.reduce((sum, z) => sum + (z - mean) ** 2, 0) / (numbers.length - 1));
  return { mean, spread };
}
