import type { Latent, LatentFactor } from './options.js';

/** Numbers of a latent code that lie on a sphere of radius 1 together. */
export interface NormalizedGroup {
  /** Index of the first of them. */
  readonly start: number;
  readonly size: number;
}

/** Where a latent space lies: R^size, with some groups of coordinates normalised. */
export interface LatentCode {
  /** Number of coordinates of a code. */
  readonly size: number;
  /** In order, without overlap. */
  readonly groups: readonly NormalizedGroup[];
}

/** Added to a squared norm before its root is taken, so that a code of zeros stays finite. */
export const normEpsilon = 1e-12;

/** How the codes of a latent space are written as numbers. */
export function latentCode(latent: Latent): LatentCode {
  const factors: readonly LatentFactor[] = latent.kind === 'product' ? latent.factors : [latent];
  const groups: NormalizedGroup[] = [];
  let size = 0;
  for (const factor of factors) {
    switch (factor.kind) {
      case 'euclidean':
        size += factor.dimension;
        break;
      case 'sphere':
        groups.push({ start: size, size: factor.dimension + 1 });
        size += factor.dimension + 1;
        break;
      case 'torus':
        for (let circle = 0; circle < factor.dimension; circle++) groups.push({ start: size + 2 * circle, size: 2 });
        size += 2 * factor.dimension;
        break;
    }
  }
  return { size, groups };
}
