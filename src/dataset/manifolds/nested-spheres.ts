import * as v from 'valibot';
import { superscript } from '../../digits.js';
import { createRandom, maximumSeed } from '../../random/random.js';
import { angleBetween } from '../angles.js';
import { above, check, integer } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { Manifold } from '../manifold.js';
import { maximumWidth } from '../latent.js';
import { distance, norm, type PositiveInteger, type Successor } from '../point.js';
import { directionIn, sphereArea } from '../spherical.js';

const schema = v.strictObject({
  dimension: v.optional(integer(1, maximumWidth - 1)),
  count: v.optional(integer(1, 64)),
  radius: v.optional(above(0)),
  enclosingRadius: v.optional(above(0)),
  seed: v.optional(integer(0, maximumSeed)),
});

/** Options of {@link nestedSpheres}. */
export interface NestedSpheresOptions<N extends number = number> {
  /** n, the intrinsic dimension of every sphere, an integer from 1 to 1023. Default 100. */
  readonly dimension?: PositiveInteger<N>;
  /** Number of spheres inside, an integer from 1 to 64. Default 10. */
  readonly count?: number;
  /** Radius of those inside in data units, > 0. Default 5. */
  readonly radius?: number;
  /** Radius of the enclosing one in data units, > 0. Default five times that of those inside. */
  readonly enclosingRadius?: number;
  /** The seed of the inner spheres' centres, an integer from 0 to 4294967295. Default 0. */
  readonly seed?: number;
}

/** Attempts to place one sphere clear of the others. */
const attempts = 10_000;

/**
 * Spheres inside a sphere, no two of which meet: the data set SPHERES of Moor, Horn, Rieck and Borgwardt, "Topological
 * Autoencoders" (ICML 2020), for n = 100, D = 101. As there, centres are normal with standard deviation 2 radius/√n in
 * each coordinate, and half of the points lie on the enclosing sphere, half on those inside; each sphere is sampled
 * uniformly in area. A centre whose sphere would touch another is drawn again. They embed in ℝⁿ⁺¹, side by side.
 */
export function nestedSpheres<const N extends number = 100>(options?: NestedSpheresOptions<N>): Manifold<Successor<N>>;
export function nestedSpheres(options: NestedSpheresOptions = {}): Manifold {
  check('nestedSpheres', schema, options);
  const { dimension = 100, count = 10, radius = 5, seed = 0 } = options;
  const { enclosingRadius = 5 * radius } = options;
  const centres = placeCentres(dimension, count, radius, enclosingRadius, seed);
  const origin = new Array<number>(dimension + 1).fill(0);
  const spheres = [{ centre: origin, radius: enclosingRadius }, ...centres.map((centre) => ({ centre, radius }))];
  const sphereOf = (x: readonly number[]): number => {
    const misses = spheres.map((sphere) => Math.abs(distance(x, sphere.centre) - sphere.radius));
    return misses.indexOf(Math.min(...misses));
  };
  return {
    name: `${count} spheres S${superscript(dimension)} inside another`,
    ambientDimension: dimension + 1,
    intrinsicDimension: dimension,
    coordinates: null,
    chart: null,
    topology: {
      bettiNumbers: Array.from({ length: dimension + 1 }, (_, k) => (k === 0 || k === dimension ? spheres.length : 0)),
      embeddingDimension: dimension + 1,
      antipodalSpheres: [
        { name: 'the enclosing sphere', dimension, radius: enclosingRadius },
        { name: 'each sphere inside', dimension, radius },
      ],
    },
    source: {
      kind: 'sampler',
      sample: (random) => {
        const chosen = spheres[random.uniform() < 0.5 ? 0 : random.integer(1, count)];
        return directionIn(dimension + 1, random).map((u, i) => chosen.centre[i] + chosen.radius * u);
      },
    },
    area: sphereArea(dimension, enclosingRadius) + count * sphereArea(dimension, radius),
    geodesicDistance: (a, b) => {
      const index = sphereOf(a);
      const { centre, radius: r } = spheres[index];
      if (index !== sphereOf(b)) return Infinity;
      return (
        r *
        angleBetween(
          a.map((value, i) => value - centre[i]),
          b.map((value, i) => value - centre[i]),
        )
      );
    },
  };
}

function placeCentres(n: number, count: number, radius: number, enclosingRadius: number, seed: number): number[][] {
  const random = createRandom(seed, 'geometry');
  const centres: number[][] = [];
  for (let attempt = 0; attempt < attempts * count && centres.length < count; attempt++) {
    const centre = Array.from({ length: n + 1 }, () => random.normal(0, (2 * radius) / Math.sqrt(n)));
    const isClear =
      norm(centre) + radius < enclosingRadius && centres.every((other) => distance(centre, other) > 2 * radius);
    if (isClear) centres.push(centre);
  }
  if (centres.length < count) {
    throw new DefinitionError(
      'nestedSpheres.count',
      `spheres that fit without touching, such as ${centres.length}`,
      String(count),
    );
  }
  return centres;
}
