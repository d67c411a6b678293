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

/**
 * What a function must be, beside returning P, to give points of D numbers: anything where the types do not know both
 * lengths, and where they differ something that it is not, whose name is what the compiler says.
 */
export type OfLength<D extends number, P extends readonly number[]> = number extends D | P['length']
  ? unknown
  : P['length'] extends D
    ? unknown
    : `each point must have ${D} numbers, not ${P['length']}`;

/** Euclidean norm. */
export function norm(x: readonly number[]): number {
  return Math.hypot(...x);
}
