import * as v from 'valibot';
import { above, check } from '../check.js';
import type { Manifold } from '../manifold.js';

const schema = v.strictObject({ radius: v.optional(above(0)), width: v.optional(above(0)) });

/** Options of {@link sCurve}. */
export interface SCurveOptions {
  /** Radius of its two bends in data units, > 0. Default 1. */
  readonly radius?: number;
  /** Width in data units, > 0. Default 2. */
  readonly width?: number;
}

/**
 * The S-curve in ℝ³: a rectangle bent along two three-quarter circles that join at the origin; sampled uniformly in
 * area. It embeds in ℝ²: straightened. The defaults are scikit-learn's.
 */
export function sCurve(options: SCurveOptions = {}): Manifold<3> {
  check('sCurve', schema, options);
  const { radius = 1, width = 2 } = options;
  const end = 1.5 * Math.PI;
  const bendAngle = (x: number, z: number): number => {
    // For t > 0 the curve turns about z = −radius, for t < 0 the other way about z = radius.
    const sign = z > 0 ? -1 : 1;
    const angle = Math.atan2(sign * x, radius - Math.abs(z));
    // |t| goes up to 3π/2; a small negative angle is a 0 that was rounded.
    return sign * (angle < -Math.PI / 4 ? angle + 2 * Math.PI : angle);
  };
  return {
    name: `S-curve of radius ${radius} and width ${width}`,
    ambientDimension: 3,
    intrinsicDimension: 2,
    coordinates: null,
    chart: {
      parameters: [
        { name: 't', unit: 'rad' },
        { name: 'y', unit: '' },
      ],
      domain: [
        [-end, end],
        [0, width],
      ],
      periodic: [false, false],
      map: ([t, y]) => [radius * Math.sin(t), y, radius * Math.sign(t) * (Math.cos(t) - 1)],
      inverse: ([x, y, z]) => [bendAngle(x, z), y],
      areaElement: { density: () => radius, bound: radius },
    },
    topology: { bettiNumbers: [1], embeddingDimension: 2 },
    source: { kind: 'chart' },
    area: 2 * end * radius * width,
    geodesicDistance: (a, b) => Math.hypot(radius * (bendAngle(a[0], a[2]) - bendAngle(b[0], b[2])), a[1] - b[1]),
  };
}
