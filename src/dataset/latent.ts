import type { EuclideanLatent } from '../autoencoder/options.js';
import { check, integer } from './check.js';
import type { PositiveInteger } from './point.js';

/** Widest layer that an engine trains. */
export const maximumWidth = 1024;

/**
 * The latent space R^d.
 * @param dimension d, an integer from 1 to 1024.
 * @throws DefinitionError where it is anything else.
 */
export function euclidean<const D extends number>(dimension: PositiveInteger<D>): EuclideanLatent;
export function euclidean(dimension: number): EuclideanLatent {
  check('euclidean(dimension)', integer(1, maximumWidth), dimension);
  return { kind: 'euclidean', dimension };
}
