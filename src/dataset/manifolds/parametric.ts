import * as v from 'valibot';
import { callback, check, integer, interval, text } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { maximumCoordinates } from '../latent.js';
import type { Manifold, Topology } from '../manifold.js';
import type { OfLength, Point, PositiveInteger } from '../point.js';

const schema = v.strictObject({
  name: v.optional(text),
  ambientDimension: integer(1, maximumCoordinates),
  domain: v.pipe(v.array(interval), v.minLength(1, 'at least one interval')),
  periodic: v.optional(v.array(v.boolean('true or false'))),
  parameters: v.optional(v.array(text)),
  map: callback,
  topology: v.optional(v.looseObject({})),
});

/** Options of {@link parametric}. */
export interface ParametricOptions<
  D extends number,
  Domain extends readonly (readonly [number, number])[],
  P extends readonly number[] = readonly number[],
> {
  /** For people. Default "parametric curve" or "parametric surface". */
  readonly name?: string;
  /** D, the number of coordinates of a point, from 1 to 10,000. */
  readonly ambientDimension: PositiveInteger<D>;
  /** [from, to] of each of the n parameters. */
  readonly domain: Domain;
  /** For each parameter, whether its ends are the same point of the manifold. Default: no parameter. */
  readonly periodic?: { readonly [Parameter in keyof Domain]: boolean };
  /** Names of the parameters. Default t, or u and v, or u₁ … . */
  readonly parameters?: { readonly [Parameter in keyof Domain]: string };
  /** The chart: from n parameters to a point of D coordinates. Must be smooth and free of randomness. */
  readonly map: ((parameters: Point<Domain['length']>) => P) & OfLength<D, P>;
  /** What you know of its topology; nothing is assumed where this is left out. */
  readonly topology?: Topology;
}

/** The options once their dimensions are known at run time only. */
type LooseOptions = Omit<ParametricOptions<number, readonly (readonly [number, number])[]>, 'map'> & {
  readonly map: (parameters: readonly number[]) => readonly number[];
};

/**
 * The image of a chart, sampled uniformly in n-dimensional area (√det JᵀJ of its Jacobian J, by finite differences),
 * however unevenly the parameters run.
 * @example parametric({ ambientDimension: 2, domain: [[0, 2 * Math.PI]], map: ([t]) => [Math.cos(t), Math.sin(2 * t)]
 * })
 */
export function parametric<
  const D extends number,
  const Domain extends readonly (readonly [number, number])[],
  const P extends readonly number[],
>(options: ParametricOptions<D, Domain, P>): Manifold<D>;
export function parametric(options: LooseOptions): Manifold {
  check('parametric', schema, options);
  const { ambientDimension, domain, map, topology = {} } = options;
  const n = domain.length;
  const { periodic = domain.map(() => false), parameters = defaultParameterNames(n) } = options;
  for (const [field, list] of Object.entries({ periodic, parameters })) {
    if (list.length !== n) {
      throw new DefinitionError(`parametric.${field}`, `${n} entries, one for each interval`, String(list.length));
    }
  }
  const { name = n === 1 ? 'parametric curve' : n === 2 ? 'parametric surface' : `parametric ${n}-manifold` } = options;
  return {
    name,
    ambientDimension,
    intrinsicDimension: n,
    coordinates: null,
    chart: {
      parameters: parameters.map((parameter) => ({ name: parameter, unit: '' })),
      domain,
      periodic,
      map,
    },
    topology,
    source: { kind: 'chart' },
  };
}

function defaultParameterNames(n: number): readonly string[] {
  if (n === 1) return ['t'];
  if (n === 2) return ['u', 'v'];
  return Array.from({ length: n }, (_, k) => `u${k + 1}`);
}
