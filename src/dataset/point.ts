/** A tuple of N numbers where N is a literal of at most 16; otherwise any number of numbers. */
export type Point<D extends number = number> = number extends D ? readonly number[] : FixedPoint<D>;

type FixedPoint<D extends number, Numbers extends readonly number[] = readonly []> = Numbers['length'] extends D
  ? Numbers
  : Numbers['length'] extends 16
    ? readonly number[]
    : FixedPoint<D, readonly [...Numbers, number]>;

/** N + 1 where N is a literal of at most 15; otherwise `number`. */
export type Successor<N extends number> = number extends N
  ? number
  : [...FixedPoint<N>, number]['length'] extends infer S extends number
    ? S
    : never;

/** Euclidean norm. */
export function norm(x: readonly number[]): number {
  return Math.hypot(...x);
}
