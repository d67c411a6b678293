import * as v from 'valibot';
import { fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import type { Manifold } from '../manifold.js';

const schema = v.strictObject({ radius: v.optional(above(0)) });

/** Options of {@link disk}. */
export interface DiskOptions {
  /** Radius in data units, > 0. Default 1. */
  readonly radius?: number;
}

/** The closed disk {x ∈ ℝ² : ‖x‖ ≤ radius}, sampled uniformly in area. It embeds in ℝ², not in ℝ¹. */
export function disk(options: DiskOptions = {}): Manifold<2> {
  check('disk', schema, options);
  const { radius = 1 } = options;
  return {
    name: `disk of radius ${radius}`,
    ambientDimension: 2,
    intrinsicDimension: 2,
    coordinates: null,
    chart: {
      parameters: [
        { name: 'r', unit: '' },
        { name: 'φ', unit: 'rad' },
      ],
      domain: [[0, radius], fullTurn],
      periodic: [false, true],
      map: ([r, phi]) => [r * Math.cos(phi), r * Math.sin(phi)],
      inverse: ([x, y]) => [Math.hypot(x, y), polarAngle(x, y)],
      areaElement: { density: ([r]) => r, bound: radius },
    },
    topology: {
      bettiNumbers: [1],
      embeddingDimension: 2,
      antipodalSpheres: [{ name: 'its rim', dimension: 1, radius, map: (u) => u.map((x) => radius * x) }],
    },
    source: { kind: 'chart' },
    area: Math.PI * radius ** 2,
    geodesicDistance: (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]),
  };
}
