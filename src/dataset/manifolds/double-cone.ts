import * as v from 'valibot';
import { angleBetween, fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { Manifold } from '../manifold.js';
import { norm } from '../point.js';

const schema = v.strictObject({ halfAngle: v.optional(above(0)), slantHeight: v.optional(above(0)) });

/** Options of {@link doubleCone}. */
export interface DoubleConeOptions {
  /** Angle between the axis and the surface in radians, in (0, π/2). Default π/4. */
  readonly halfAngle?: number;
  /** Distance from the apex to either rim, along the surface, in data units, > 0. Default 1. */
  readonly slantHeight?: number;
}

/**
 * The finite double cone around the z axis: two sheets that meet at the apex only, where it is not a manifold; sampled
 * uniformly in area. It is contractible, embeds in ℝ³ and not in ℝ².
 */
export function doubleCone(options: DoubleConeOptions = {}): Manifold<3> {
  check('doubleCone', schema, options);
  const { halfAngle = Math.PI / 4, slantHeight = 1 } = options;
  if (halfAngle >= Math.PI / 2)
    throw new DefinitionError('doubleCone.halfAngle', 'an angle less than π/2', String(halfAngle));
  const [sine, cosine] = [Math.sin(halfAngle), Math.cos(halfAngle)];
  return {
    name: `double cone of half angle ${Number(halfAngle.toPrecision(4))} rad and slant height ${slantHeight}`,
    ambientDimension: 3,
    intrinsicDimension: 2,
    coordinates: null,
    chart: {
      // The signed distance s from the apex runs through both sheets.
      parameters: [
        { name: 's', unit: '' },
        { name: 'φ', unit: 'rad' },
      ],
      domain: [[-slantHeight, slantHeight], fullTurn],
      periodic: [false, true],
      map: ([s, phi]) => [s * sine * Math.cos(phi), s * sine * Math.sin(phi), s * cosine],
      inverse: ([x, y, z]) => (z < 0 ? [-norm([x, y, z]), polarAngle(-x, -y)] : [norm([x, y, z]), polarAngle(x, y)]),
      areaElement: { density: ([s]) => Math.abs(s) * sine, bound: slantHeight * sine },
    },
    topology: {
      bettiNumbers: [1],
      embeddingDimension: 3,
      antipodalSpheres: [
        {
          name: 'its rim',
          dimension: 1,
          radius: slantHeight * sine,
          map: (u) => [...u.map((x) => slantHeight * sine * x), slantHeight * cosine],
        },
      ],
    },
    source: { kind: 'chart' },
    area: 2 * Math.PI * slantHeight ** 2 * sine,
    geodesicDistance: (a, b) => {
      const [ra, rb] = [norm(a), norm(b)];
      // From one sheet to the other every path goes through the apex.
      if (a[2] * b[2] <= 0) return ra + rb;
      const scale = ra / rb;
      const angle = sine * angleBetween([a[0], a[1]], [b[0] * scale, b[1] * scale]);
      // A sheet, unrolled, is a sector of a disk of less than two right angles each side.
      return Math.sqrt((ra - rb) ** 2 + 4 * ra * rb * Math.sin(angle / 2) ** 2);
    },
  };
}
