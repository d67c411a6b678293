import * as v from 'valibot';
import { fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { Manifold } from '../manifold.js';

const schema = v.strictObject({ radius: v.optional(above(0)), gap: v.optional(above(0)) });

/** Options of {@link arc}. */
export interface ArcOptions {
  /** Radius in data units, > 0. Default 1. */
  readonly radius?: number;
  /** Angle that is missing, in radians, in (0, 2π), centred on the positive x axis. Default π/4. */
  readonly gap?: number;
}

/**
 * A circle with a gap, {radius (cos θ, sin θ) : gap/2 ≤ θ ≤ 2π − gap/2}, sampled uniformly in arc length. Unlike the
 * circle, it embeds in ℝ¹.
 */
export function arc(options: ArcOptions = {}): Manifold<2> {
  check('arc', schema, options);
  const { radius = 1, gap = Math.PI / 4 } = options;
  if (gap >= fullTurn[1]) throw new DefinitionError('arc.gap', 'an angle less than 2π', String(gap));
  return {
    name: `circle of radius ${radius} with a gap of ${Number(gap.toPrecision(4))} rad`,
    ambientDimension: 2,
    intrinsicDimension: 1,
    coordinates: null,
    chart: {
      parameters: [{ name: 'θ', unit: 'rad' }],
      domain: [[gap / 2, fullTurn[1] - gap / 2]],
      periodic: [false],
      map: ([theta]) => [radius * Math.cos(theta), radius * Math.sin(theta)],
      inverse: ([x, y]) => [polarAngle(x, y)],
      areaElement: { density: () => radius, bound: radius },
    },
    topology: { bettiNumbers: [1], embeddingDimension: 1 },
    source: { kind: 'chart' },
    area: radius * (fullTurn[1] - gap),
    geodesicDistance: (a, b) => radius * Math.abs(polarAngle(a[0], a[1]) - polarAngle(b[0], b[1])),
  };
}
