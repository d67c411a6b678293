/** A point: a tuple of D numbers where D is a literal of at most 16; otherwise any number of numbers. */
export type Point<D extends number = number> = Tuple<D, number>;

/** N items where N is a literal of at most 16; otherwise any number of items. */
export type Tuple<N extends number, Item> = number extends N ? readonly Item[] : FixedTuple<N, Item>;

/** N items; any number of them where N is more than 16. */
export type FixedTuple<N extends number, Item, Items extends readonly Item[] = readonly []> = Items['length'] extends N
  ? Items
  : Items['length'] extends 16
    ? readonly Item[]
    : FixedTuple<N, Item, readonly [...Items, Item]>;

/** N + 1 where N is a literal of at most 15; otherwise `number`. */
export type Successor<N extends number> = number extends N
  ? number
  : [...FixedTuple<N, number>, number]['length'] extends infer S extends number
    ? S
    : never;

/** 2N where N is a literal of at most 16; otherwise `number`. */
export type Twice<N extends number> = number extends N
  ? number
  : [...FixedTuple<N, number>, ...FixedTuple<N, number>]['length'] extends infer S extends number
    ? S
    : never;

/** 3N where N is a literal of at most 16; otherwise `number`. */
export type Thrice<N extends number> = number extends N
  ? number
  : [...FixedTuple<N, number>, ...FixedTuple<N, number>, ...FixedTuple<N, number>]['length'] extends infer S extends
        number
    ? S
    : never;

/** N, unless it is a literal that is not a positive integer: then a text that appears in the compiler's error. */
export type PositiveInteger<N extends number> = number extends N
  ? N
  : `${N}` extends '0' | `-${string}` | `${string}.${string}`
    ? `expected a positive integer, not ${N}`
    : N;

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
  let square = 0;
  for (const value of x) square += value * value;
  // The plain sum is fast; only where it left the range of numbers is the slow way needed.
  return square > 1e-280 && square < 1e280 ? Math.sqrt(square) : Math.hypot(...x);
}

/** Euclidean distance. */
export function distance(a: readonly number[], b: readonly number[]): number {
  return norm(a.map((value, i) => value - b[i]));
}
