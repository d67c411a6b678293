import type { LatentSpace } from './kind.js';
import { codeName } from '../pointed.js';

/** z₁, z₂, …: names of the numbers of a code that mean nothing else. */
export const numbered = (codeSize: number): readonly string[] =>
  Array.from({ length: codeSize }, (_, k) => codeName(k));

/** A latent space that is drawn by the numbers of its codes. */
export function byNumbers(names: readonly string[], range: LatentSpace['range'] = null): LatentSpace {
  const quantities = names.map((name) => ({ name, unit: '' }));
  return { quantities, columns: quantities, of: (codes) => codes, range, identified: null };
}
