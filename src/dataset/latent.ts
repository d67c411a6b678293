import type {
  EuclideanLatent,
  KleinLatent,
  LatentFactor,
  MobiusLatent,
  ProductLatent,
  ProjectiveLatent,
  SphereLatent,
  TorusLatent,
} from '../autoencoder/options.js';
import { check, integer } from './check.js';
import type { PositiveInteger } from './point.js';

/** Widest layer that an engine trains. */
export const maximumWidth = 1024;

/** Most coordinates of a point that a manifold is written down with; a file may have more. */
export const maximumCoordinates = 10_000;

/**
 * The latent space ℝᵈ.
 * @param dimension d, an integer from 1 to 1024.
 * @throws DefinitionError where it is anything else.
 */
export function euclidean<const D extends number>(dimension: PositiveInteger<D>): EuclideanLatent;
export function euclidean(dimension: number): EuclideanLatent {
  check('euclidean(dimension)', integer(1, maximumWidth), dimension);
  return { kind: 'euclidean', dimension };
}

/**
 * The sphere Sᵈ as a latent space: the encoder's d + 1 numbers are normalised. A sphere fits it without being torn.
 * @param dimension d, an integer from 1 to 1023: 1 for the circle, 2 for the sphere in space.
 * @throws DefinitionError where it is anything else.
 */
export function spherical<const D extends number>(dimension: PositiveInteger<D>): SphereLatent;
export function spherical(dimension: number): SphereLatent {
  check('spherical(dimension)', integer(1, maximumWidth - 1), dimension);
  return { kind: 'sphere', dimension };
}

/** Tᵈ as a latent space; `torus(d)` for dataset files. */
export function torusLatent(dimension: number): TorusLatent {
  check('torus(dimension)', integer(1, maximumWidth / 2), dimension);
  return { kind: 'torus', dimension };
}

/** Largest dimension of a projective latent space: the engines find eigenvectors of matrices of one row more. */
export const maximumProjectiveDimension = 16;

/**
 * The real projective space ℝPᵈ as a latent space: the encoder's (d + 1)(d + 2)/2 numbers are a symmetric matrix, and
 * the code is the projector on its leading eigenvector. A projective plane fits `projective(2)` without being torn.
 * @param dimension d, an integer from 1 to 16.
 * @throws DefinitionError where it is anything else.
 */
export function projective<const D extends number>(dimension: PositiveInteger<D>): ProjectiveLatent;
export function projective(dimension: number): ProjectiveLatent {
  check('projective(dimension)', integer(1, maximumProjectiveDimension), dimension);
  return { kind: 'projective', dimension };
}

/**
 * The open Möbius band as a latent space: a line through the origin of the plane, and a point on it. A Möbius strip
 * fits into it without being torn; it does not fit into the plane.
 */
export function mobius(): MobiusLatent {
  return { kind: 'mobius', dimension: 2 };
}

/**
 * The Klein bottle as a latent space: a plane of space through its third axis, and a unit vector in it. A Klein bottle,
 * which lies in no space of three dimensions, fits it without being torn. `kleinBottle` is the manifold.
 */
export function klein(): KleinLatent {
  return { kind: 'klein', dimension: 2 };
}

/** A product of latent spaces; `product(…)` for dataset files. */
export function productLatent(factors: readonly LatentFactor[]): ProductLatent {
  return { kind: 'product', factors, dimension: factors.reduce((sum, factor) => sum + factor.dimension, 0) };
}
