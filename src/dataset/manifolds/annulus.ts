import * as v from 'valibot';
import { angleBetween, fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { euclidean, productLatent, spherical } from '../latent.js';
import type { Manifold } from '../manifold.js';

const schema = v.strictObject({ innerRadius: v.optional(above(0)), outerRadius: v.optional(above(0)) });

/** Options of {@link annulus}. */
export interface AnnulusOptions {
  /** Radius of the hole in data units, > 0. Default 0.5. */
  readonly innerRadius?: number;
  /** Radius of the rim in data units, > innerRadius. Default 1. */
  readonly outerRadius?: number;
}

/** The annulus {x ∈ ℝ² : innerRadius ≤ ‖x‖ ≤ outerRadius}, sampled uniformly in area. It embeds in ℝ², not in ℝ¹. */
export function annulus(options: AnnulusOptions = {}): Manifold<2> {
  check('annulus', schema, options);
  const { innerRadius = 0.5, outerRadius = 1 } = options;
  if (innerRadius >= outerRadius) {
    throw new DefinitionError('annulus.innerRadius', `less than outerRadius (${outerRadius})`, String(innerRadius));
  }
  return {
    name: `annulus of radii ${innerRadius} and ${outerRadius}`,
    ambientDimension: 2,
    intrinsicDimension: 2,
    coordinates: null,
    chart: {
      parameters: [
        { name: 'r', unit: '' },
        { name: 'φ', unit: 'rad' },
      ],
      domain: [[innerRadius, outerRadius], fullTurn],
      periodic: [false, true],
      map: ([r, phi]) => [r * Math.cos(phi), r * Math.sin(phi)],
      inverse: ([x, y]) => [Math.hypot(x, y), polarAngle(x, y)],
      areaElement: { density: ([r]) => r, bound: outerRadius },
    },
    topology: {
      bettiNumbers: [1, 1],
      embeddingDimension: 2,
      reach: innerRadius,
      latent: productLatent([spherical(1), euclidean(1)]),
      antipodalSpheres: [
        { name: 'its rim', dimension: 1, radius: outerRadius, map: (u) => u.map((x) => outerRadius * x) },
      ],
    },
    source: { kind: 'chart' },
    area: Math.PI * (outerRadius ** 2 - innerRadius ** 2),
    geodesicDistance: (a, b) => aroundHole(innerRadius, a, b),
  };
}

/** Length of the shortest path between two points of the plane outside a hole around the origin. */
function aroundHole(hole: number, a: readonly number[], b: readonly number[]): number {
  const [ra, rb] = [Math.hypot(a[0], a[1]), Math.hypot(b[0], b[1])];
  const angle = angleBetween([a[0] / ra, a[1] / ra], [b[0] / rb, b[1] / rb]);
  // From each point along a tangent to the hole, and between the two along its rim; rounding may put a point inside.
  const tangentAngles = Math.acos(Math.min(1, hole / ra)) + Math.acos(Math.min(1, hole / rb));
  if (angle <= tangentAngles) return Math.hypot(a[0] - b[0], a[1] - b[1]);
  const tangents = Math.sqrt(Math.max(0, ra ** 2 - hole ** 2)) + Math.sqrt(Math.max(0, rb ** 2 - hole ** 2));
  return tangents + hole * (angle - tangentAngles);
}
