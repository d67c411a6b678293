import * as v from 'valibot';
import { above, check } from '../check.js';
import { spherical } from '../latent.js';
import type { Manifold } from '../manifold.js';
import { directionIn, sphericalCoordinates } from '../spherical.js';

const schema = v.strictObject({ semiAxes: v.pipe(v.array(above(0)), v.minLength(2, 'at least 2 semi-axes')) });

/** Options of {@link ellipsoid}. */
export interface EllipsoidOptions<Axes extends readonly number[] = readonly number[]> {
  /** Semi-axes a_1 … a_D in data units, each > 0: one for each coordinate. Three for an ellipsoid in space. */
  readonly semiAxes: Axes;
}

/**
 * The ellipsoid {x ∈ ℝᴰ : Σ (x_i / a_i)² = 1}, sampled uniformly in area. It is a sphere Sᴰ⁻¹ as a space of its own:
 * it embeds in ℝᴰ, not in ℝᴰ⁻¹.
 * @example ellipsoid({ semiAxes: [3, 2, 1] })
 */
export function ellipsoid<const Axes extends readonly number[]>(
  options: EllipsoidOptions<Axes>,
): Manifold<Axes['length']>;
export function ellipsoid(options: EllipsoidOptions): Manifold {
  check('ellipsoid', schema, options);
  const { semiAxes } = options;
  const n = semiAxes.length - 1;
  const least = Math.min(...semiAxes);
  const longestFirst = Array.from(semiAxes.keys()).sort((a, b) => semiAxes[b] - semiAxes[a]);
  const descending = longestFirst.map((axis) => semiAxes[axis]);
  const sphere = sphericalCoordinates(n, 1);
  return {
    name: `ellipsoid of semi-axes ${semiAxes.join(', ')}`,
    ambientDimension: n + 1,
    intrinsicDimension: n,
    coordinates: null,
    chart: {
      ...sphere,
      map: (angles) => sphere.map(angles).map((u, i) => semiAxes[i] * u),
      inverse: (x) => sphere.inverse(x.map((value, i) => value / semiAxes[i])),
    },
    topology: {
      bettiNumbers: Array.from({ length: n + 1 }, (_, k) => (k === 0 || k === n ? 1 : 0)),
      embeddingDimension: n + 1,
      isClosed: true,
      // The smallest radius of curvature, at the ends of the longest axis.
      reach: descending[n] ** 2 / descending[0],
      latent: spherical(n),
      // The section by the k + 1 longest axes is a sphere Sᵏ whose smallest distance from the centre is the shortest of
      // them.
      antipodalSpheres: Array.from({ length: n }, (_, index) => ({
        name: index + 1 === n ? 'the ellipsoid' : `its section by its ${index + 2} longest axes`,
        dimension: index + 1,
        radius: descending[index + 1],
        map: (u) => semiAxes.map((length, axis) => length * (u[longestFirst.indexOf(axis)] ?? 0)),
      })),
    },
    source: {
      kind: 'sampler',
      sample: (random) => {
        // The map u ↦ (a_i u_i) stretches the sphere's area at u by Π a_i · ‖(u_i / a_i)‖, which is at most Π a_i / min
        // a_i.
        for (;;) {
          const u = directionIn(n + 1, random);
          let square = 0;
          for (let i = 0; i <= n; i++) square += (u[i] / semiAxes[i]) ** 2;
          if (random.uniform() <= least * Math.sqrt(square)) return u.map((value, i) => semiAxes[i] * value);
        }
      },
    },
  };
}
