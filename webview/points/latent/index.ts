import type { Latent } from '../../../src/autoencoder/options.js';
import type { Quantity } from '../../../src/protocol/description.js';
import type { Range } from '../../math/extent.js';
import { euclidean } from './euclidean.js';
import type { LatentKind, LatentSpace } from './kind.js';
import { klein } from './klein.js';
import { mobius } from './mobius.js';
import { product } from './product.js';
import { projective } from './projective.js';
import { sphere } from './sphere.js';
import { torus } from './torus.js';

export type { LatentSpace } from './kind.js';

/** Every kind of latent space, in the order in which they are offered. */
export const latentKinds = { euclidean, sphere, torus, projective, mobius, klein, product } satisfies Record<
  Latent['kind'],
  LatentKind
>;

/** How the codes of a latent space are drawn. */
export const latentSpace = (latent: Latent, codeSize: number): LatentSpace =>
  latentKinds[latent.kind].space(latent.dimension, codeSize);

/** Names of the coordinates of a code. */
export const codeNames = (latent: Latent, codeSize: number): readonly string[] =>
  latentKinds[latent.kind].codeNames(latent.dimension, codeSize);

/**
 * The code that a place in a flat picture of a latent space stands for; null if it is not a code, or stands for many.
 */
export const codeAt = (latent: Latent, x: number, y: number): Float32Array | null =>
  latentKinds[latent.kind].codeAt(latent.dimension, x, y);

/** Whether lines can be laid in a latent space. */
export const hasLines = ({ kind }: Latent): boolean => latentKinds[kind].line !== null;

/**
 * Codes evenly along a line, its ends included: straight in ℝᵈ, along the shorter great circle on Sᵈ (one of them
 * where the ends are opposite), straight in the square of the angles of Tᵈ.
 * @returns count × code size, row-major; null if the latent space has no such line, see {@link hasLines}.
 */
export function codesOnLine(latent: Latent, from: Float32Array, to: Float32Array, count: number): Float32Array | null {
  const mix = latentKinds[latent.kind].line?.(from, to);
  if (mix === undefined) return null;
  const codes = new Float32Array(count * from.length);
  for (let i = 0; i < count; i++) codes.set(mix(i / (count - 1)), i * from.length);
  return codes;
}

/** The periods of those quantities of a latent space that a picture shows. */
export function periodsOf(
  { quantities, identified }: LatentSpace,
  shown: readonly Quantity[],
): readonly (Range | null)[] {
  return shown.map((quantity) => identified?.periods[quantities.indexOf(quantity)] ?? null);
}
