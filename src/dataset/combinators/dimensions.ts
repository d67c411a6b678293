import type { Manifold } from '../manifold.js';
import type { FixedTuple } from '../point.js';

/** Sum of the ambient dimensions of manifolds where each is a literal of at most 16; otherwise `number`. */
export type TotalDimension<
  Factors extends readonly Manifold[],
  Items extends readonly number[] = readonly [],
> = Factors extends readonly [Manifold<infer D>, ...infer Rest extends readonly Manifold[]]
  ? number extends D
    ? number
    : TotalDimension<Rest, readonly [...Items, ...FixedTuple<D, number>]>
  : Factors extends readonly []
    ? Items['length']
    : number;
