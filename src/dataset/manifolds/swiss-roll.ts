import * as v from 'valibot';
import { above, check, interval } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { Manifold } from '../manifold.js';

const schema = v.strictObject({ angles: v.optional(interval), width: v.optional(above(0)) });

/** Options of {@link swissRoll}. */
export interface SwissRollOptions {
  /**
   * [from, to] of the angle t in radians, which is also the distance from the axis; from ≥ 0. Default [1.5 π, 4.5 π].
   */
  readonly angles?: readonly [number, number];
  /** Width along the axis in data units, > 0. Default 21. */
  readonly width?: number;
}

/**
 * The Swiss roll in ℝ³, (t cos t, y, t sin t): a rectangle rolled up along an Archimedean spiral; sampled uniformly in
 * area (unlike scikit-learn's, which is uniform in t). It embeds in ℝ²: unrolled. The defaults are scikit-learn's.
 */
export function swissRoll(options: SwissRollOptions = {}): Manifold<3> {
  check('swissRoll', schema, options);
  const { angles = [1.5 * Math.PI, 4.5 * Math.PI], width = 21 } = options;
  const [from, to] = angles;
  if (from < 0) throw new DefinitionError('swissRoll.angles', '[from, to] with from at least 0', `[${from}, ${to}]`);
  return {
    name: 'Swiss roll',
    ambientDimension: 3,
    intrinsicDimension: 2,
    coordinates: null,
    chart: {
      parameters: [
        { name: 't', unit: 'rad' },
        { name: 'y', unit: '' },
      ],
      domain: [
        [from, to],
        [0, width],
      ],
      periodic: [false, false],
      map: ([t, y]) => [t * Math.cos(t), y, t * Math.sin(t)],
      inverse: ([x, y, z]) => [Math.hypot(x, z), y],
      areaElement: { density: ([t]) => Math.hypot(1, t), bound: Math.hypot(1, to) },
    },
    topology: { bettiNumbers: [1], embeddingDimension: 2 },
    source: { kind: 'chart' },
    area: width * (spiralLength(to) - spiralLength(from)),
    geodesicDistance: (a, b) =>
      Math.hypot(spiralLength(Math.hypot(a[0], a[2])) - spiralLength(Math.hypot(b[0], b[2])), a[1] - b[1]),
  };
}

/** Length of the spiral (t cos t, t sin t) from 0 to t. */
function spiralLength(t: number): number {
  return (t * Math.hypot(1, t) + Math.asinh(t)) / 2;
}
