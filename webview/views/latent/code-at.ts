import type { Latent } from '../../../src/autoencoder/options.js';

/**
 * The code that a place in a flat picture of the latent space stands for: (z₁) along a strip, (z₁, z₂) in the plane, the
 * nearest point of a circle, the two angles of a torus, a line and a place on it, a plane and an angle in it.
 * @returns null where a place is no code, or stands for many.
 */
export function codeAt(latent: Latent, codeSize: number, x: number, y: number): Float32Array | null {
  if (latent.kind === 'euclidean' && codeSize === 1) return Float32Array.of(x);
  if (latent.kind === 'euclidean' && codeSize === 2) return Float32Array.of(x, y);
  if ((latent.kind === 'sphere' || latent.kind === 'torus') && codeSize === 2) {
    const length = Math.hypot(x, y);
    return length > 0 ? Float32Array.of(x / length, y / length) : null;
  }
  if (latent.kind === 'torus' && codeSize === 4)
    return Float32Array.of(Math.cos(x), Math.sin(x), Math.cos(y), Math.sin(y));
  if (latent.kind === 'mobius') return Float32Array.of(...onLine(x, y));
  if (latent.kind === 'klein') return Float32Array.of(...onLine(x, Math.sin(y)), Math.cos(y));
  return null;
}

/** The line of angle θ, as (cos 2θ, sin 2θ), and the point so far along it. */
function onLine(twice: number, along: number): readonly [number, number, number, number] {
  return [Math.cos(twice), Math.sin(twice), along * Math.cos(twice / 2), along * Math.sin(twice / 2)];
}
