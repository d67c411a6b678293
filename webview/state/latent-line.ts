import type { Latent } from '../../src/autoencoder/options.js';

/** A line in the latent space, and what the network makes of it. */
export interface LatentLine {
  /** Code of its start. */
  readonly from: Float32Array;
  /** Code of its end. */
  readonly to: Float32Array;
  readonly image: LineImage;
}

export type LineImage =
  | { readonly kind: 'asked' }
  | {
      readonly kind: 'drawn';
      /** Images under the decoder of the codes of {@link codesOnLine}: {@link lineNodes} × D, row-major, in data units. */
      readonly points: Float32Array;
    }
  /** There is no network that could be asked. */
  | { readonly kind: 'refused' };

/** How many codes of a line are decoded. */
export const lineNodes = 64;

/**
 * Codes evenly along a line, its ends included: straight in R^d, along the shorter great circle on S^d (one of them
 * where the ends are opposite), straight in the square of the angles of T^d.
 * @returns count × code size, row-major; null where the latent space has no such line, see {@link hasLines}.
 */
export function codesOnLine(latent: Latent, from: Float32Array, to: Float32Array, count: number): Float32Array | null {
  const mix = mixOf(latent, from, to);
  if (mix === null) return null;
  const codes = new Float32Array(count * from.length);
  for (let i = 0; i < count; i++) codes.set(mix(i / (count - 1)), i * from.length);
  return codes;
}

/** Whether lines can be laid in a latent space. */
export const hasLines = ({ kind }: Latent): boolean => kind === 'euclidean' || kind === 'sphere' || kind === 'torus';

/** The code at the share t of the way. */
type Mix = (t: number) => Float32Array;

function mixOf(latent: Latent, from: Float32Array, to: Float32Array): Mix | null {
  switch (latent.kind) {
    case 'euclidean':
      return (t) => from.map((x, k) => x + t * (to[k] - x));
    case 'sphere':
      return alongGreatCircle(from, to);
    case 'torus':
      return (t) =>
        from.map((_, k) => {
          const pair = k - (k % 2);
          const angle = (1 - t) * Math.atan2(from[pair + 1], from[pair]) + t * Math.atan2(to[pair + 1], to[pair]);
          return k % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
        });
    case 'projective':
    case 'mobius':
    case 'klein':
    case 'product':
      return null;
  }
}

function alongGreatCircle(from: Float32Array, to: Float32Array): Mix {
  const cosine = Math.min(1, Math.max(-1, dot(from, to)));
  const sideways = from.map((x, k) => to[k] - cosine * x);
  const direction = Math.hypot(...sideways) > 1e-4 ? unit(sideways) : anyAcross(from);
  const angle = Math.acos(cosine);
  return (t) => from.map((x, k) => Math.cos(t * angle) * x + Math.sin(t * angle) * direction[k]);
}

/** A unit vector at right angles to one. */
function anyAcross(vector: Float32Array): Float32Array {
  const sizes = vector.map(Math.abs);
  const least = sizes.indexOf(Math.min(...sizes));
  return unit(vector.map((x, k) => (k === least ? 1 : 0) - vector[least] * x));
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, k) => sum + x * b[k], 0);

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((x) => x / length);
}

/** Length of the line through points, count × dimension, row-major. */
export function lengthOf(points: Float32Array, dimension: number): number {
  let length = 0;
  for (let row = dimension; row < points.length; row += dimension) {
    let square = 0;
    for (let k = 0; k < dimension; k++) square += (points[row + k] - points[row - dimension + k]) ** 2;
    length += Math.sqrt(square);
  }
  return length;
}
