import type { LatentKind, Mix } from './kind.js';
import { byNumbers, numbered } from './plain.js';

/** Sᵈ, drawn where it lies: a circle in the plane, a sphere in space. */
export const sphere: LatentKind = {
  codeNames: (_, codeSize) => numbered(codeSize),
  space: (_, codeSize) => byNumbers(numbered(codeSize), [-1, 1]),
  codeAt: (d, x, y) => (d === 1 ? onCircle(x, y) : null),
  line: alongGreatCircle,
  options: () =>
    [1, 2].map((dimension) => ({ code: `spherical(${dimension})`, latent: { kind: 'sphere', dimension } })),
};

/** The point of the circle nearest to a place; null for its middle. */
export function onCircle(x: number, y: number): Float32Array | null {
  const length = Math.hypot(x, y);
  return length > 0 ? Float32Array.of(x / length, y / length) : null;
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
