import type { Range } from '../../math/extent.js';

/** Angles, from −π to π. */
export const fullTurn: Range = [-Math.PI, Math.PI];

/**
 * Of (cos 2θ, sin 2θ, v₁, v₂), the numbers from index `at` on: 2θ, in (−π, π], and how far v is along the line of angle θ.
 * A line is of angle θ and of θ + π, with the opposite direction, so one side is upside down.
 */
export function placeOnLine(codes: Float32Array, at: number): readonly [twice: number, along: number] {
  const twice = Math.atan2(codes[at + 1], codes[at]);
  return [twice, codes[at + 2] * Math.cos(twice / 2) + codes[at + 3] * Math.sin(twice / 2)];
}

/** The line of angle θ, as (cos 2θ, sin 2θ), and the point so far along it. */
export function onLine(twice: number, along: number): readonly [number, number, number, number] {
  return [Math.cos(twice), Math.sin(twice), along * Math.cos(twice / 2), along * Math.sin(twice / 2)];
}

/** Two numbers for each code of so many. */
export function pairwise(
  codes: Float32Array,
  size: number,
  of: (at: number) => readonly [number, number],
): Float32Array {
  const pairs = new Float32Array((2 * codes.length) / size);
  for (let row = 0; row < codes.length / size; row++) pairs.set(of(row * size), 2 * row);
  return pairs;
}
