import * as v from 'valibot';
import { fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import type { Manifold } from '../manifold.js';

/** Length of the lemniscate of unit half-width: 2ϖ, twice Gauss's lemniscate constant. */
const unitLength = 5.244_115_108_584_239;

const schema = v.strictObject({ halfWidth: v.optional(above(0)) });

/** Options of {@link figureEight}. */
export interface FigureEightOptions {
  /** Distance from the crossing to either end in data units, > 0. Default 1. */
  readonly halfWidth?: number;
}

/**
 * The figure eight in ℝ²: the lemniscate of Bernoulli, two loops that meet at the origin only, where it is not a
 * manifold; sampled uniformly in arc length. It embeds in ℝ², not in ℝ¹.
 */
export function figureEight(options: FigureEightOptions = {}): Manifold<2> {
  check('figureEight', schema, options);
  const { halfWidth = 1 } = options;
  return {
    name: `figure eight of half-width ${halfWidth}`,
    ambientDimension: 2,
    intrinsicDimension: 1,
    coordinates: null,
    chart: {
      parameters: [{ name: 't', unit: 'rad' }],
      domain: [fullTurn],
      periodic: [true],
      map: ([t]) => {
        const x = (halfWidth * Math.cos(t)) / (1 + Math.sin(t) ** 2);
        return [x, x * Math.sin(t)];
      },
      inverse: ([x, y]) => {
        // sin t = y/x; at the crossing, where x vanishes, |cos t| follows from the distance r: cos² t = 2 r² / (1 +
        // r²).
        const square = (x * x + y * y) / halfWidth ** 2;
        const cosine = Math.sign(x) * Math.sqrt((2 * square) / (1 + square));
        return [polarAngle(cosine, x === 0 ? 1 : y / x)];
      },
      areaElement: { density: ([t]) => halfWidth / Math.sqrt(1 + Math.sin(t) ** 2), bound: halfWidth },
    },
    topology: { bettiNumbers: [1, 2], embeddingDimension: 2 },
    source: { kind: 'chart' },
    area: halfWidth * unitLength,
  };
}
