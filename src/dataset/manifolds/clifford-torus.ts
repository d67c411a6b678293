import * as v from 'valibot';
import { fullTurn, polarAngle, wrapped } from '../angles.js';
import { above, check, integer } from '../check.js';
import { torusLatent } from '../latent.js';
import type { AntipodalSphere, Manifold } from '../manifold.js';
import { norm, type PositiveInteger, type Twice } from '../point.js';
import { subscript, superscript } from '../../digits.js';

const schema = v.strictObject({ dimension: v.optional(integer(1, 16)), radius: v.optional(above(0)) });

/** Options of {@link cliffordTorus}. */
export interface CliffordTorusOptions<N extends number = number> {
  /** n, the intrinsic dimension, an integer from 1 to 16. Default 2. */
  readonly dimension?: PositiveInteger<N>;
  /** Radius of each of its n circles in data units, > 0. Default 1. */
  readonly radius?: number;
}

/**
 * The Clifford torus Tⁿ in ℝ²ⁿ, the product of n circles: (cos θ_1, sin θ_1, cos θ_2, …) radius. It is flat and sampled
 * uniformly. It embeds in ℝⁿ⁺¹, not in ℝⁿ.
 */
export function cliffordTorus<const N extends number = 2>(options?: CliffordTorusOptions<N>): Manifold<Twice<N>>;
export function cliffordTorus(options: CliffordTorusOptions = {}): Manifold {
  check('cliffordTorus', schema, options);
  const { dimension: n = 2, radius = 1 } = options;
  const anglesOf = (x: readonly number[]): number[] =>
    Array.from({ length: n }, (_, k) => polarAngle(x[2 * k], x[2 * k + 1]));
  return {
    name: `Clifford torus T${superscript(n)} of radius ${radius}`,
    ambientDimension: 2 * n,
    intrinsicDimension: n,
    coordinates: null,
    chart: {
      parameters: Array.from({ length: n }, (_, k) => ({ name: `θ${subscript(k + 1)}`, unit: 'rad' })),
      domain: Array.from({ length: n }, () => fullTurn),
      periodic: Array.from({ length: n }, () => true),
      map: (angles) => angles.flatMap((angle) => [radius * Math.cos(angle), radius * Math.sin(angle)]),
      inverse: anglesOf,
      areaElement: { density: () => radius ** n, bound: radius ** n },
    },
    topology: {
      bettiNumbers: binomialCoefficients(n),
      embeddingDimension: n + 1,
      isClosed: true,
      reach: radius,
      latent: torusLatent(n),
      antipodalSpheres: spheresIn(n, radius),
    },
    source: { kind: 'chart' },
    area: (2 * Math.PI * radius) ** n,
    geodesicDistance: (a, b) => {
      const other = anglesOf(b);
      return radius * norm(anglesOf(a).map((angle, k) => wrapped(angle - other[k])));
    },
  };
}

function spheresIn(n: number, radius: number): AntipodalSphere[] {
  const diagonal: AntipodalSphere = {
    name: 'its diagonal, a circle,',
    dimension: 1,
    radius: radius * Math.sqrt(n),
    map: (u) => Array.from({ length: 2 * n }, (_, k) => radius * u[k % 2]),
  };
  if (n <= 2) return [diagonal];
  // Sⁿ⁻¹ → Tⁿ, u ↦ angles (π/2) u: half the distance of ±u is radius √Σ sin²(π u_k / 2), smallest where u is on an
  // axis.
  const around = (x: number): number[] => [radius * Math.cos((Math.PI / 2) * x), radius * Math.sin((Math.PI / 2) * x)];
  return [
    diagonal,
    { name: 'a sphere around one of its points', dimension: n - 1, radius, map: (u) => u.flatMap(around) },
  ];
}

function binomialCoefficients(n: number): number[] {
  const row = [1];
  for (let k = 1; k <= n; k++) row.push((row[k - 1] * (n - k + 1)) / k);
  return row;
}
