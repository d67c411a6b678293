import * as v from 'valibot';
import { fullTurn, polarAngle } from '../angles.js';
import { above, check } from '../check.js';
import { projective } from '../latent.js';
import type { Coordinate, Manifold } from '../manifold.js';
import { subscript } from '../../digits.js';

const schema = v.strictObject({ scale: v.optional(above(0)) });

/** Options of {@link so3}. */
export interface SO3Options {
  /** Factor of the matrices in data units, > 0. Default 1. */
  readonly scale?: number;
}

/**
 * The rotation group SO(3) in ℝ⁹: rotation matrices, row by row; sampled uniformly (Haar measure). As a space of its
 * own it is ℝP³; it embeds in ℝ⁵, not in ℝ⁴. The chart is the Euler angles of R_z(α) R_y(β) R_z(γ). The distance
 * between two rotations on the manifold is √2 times the angle from one to the other.
 */
export function so3(options: SO3Options = {}): Manifold<9> {
  check('so3', schema, options);
  const { scale = 1 } = options;
  // The Frobenius norm makes the rotation angle ω as long as √2 ω: a volume of 2^(3/2) for each unit of angles.
  const volume = (Math.SQRT2 * scale) ** 3;
  return {
    name: 'rotation group SO(3)',
    ambientDimension: 9,
    intrinsicDimension: 3,
    coordinates: Array.from({ length: 9 }, (_, k): Coordinate => ({
      name: `R${subscript(10 * Math.floor(k / 3) + (k % 3) + 11)}`,
      unit: '',
    })),
    chart: {
      parameters: ['α', 'β', 'γ'].map((name) => ({ name, unit: 'rad' })),
      domain: [fullTurn, [0, Math.PI], fullTurn],
      periodic: [true, false, true],
      map: (angles) => eulerMatrix(angles).map((entry) => scale * entry),
      inverse: (r) => {
        const sine = Math.hypot(r[2], r[5]);
        const beta = Math.atan2(sine, r[8]);
        // At the poles only α ± γ is known.
        if (sine < 1e-12 * scale) return [polarAngle(r[4], r[3]), beta, 0];
        return [polarAngle(r[2], r[5]), beta, polarAngle(-r[6], r[7])];
      },
      areaElement: { density: ([, beta]) => volume * Math.sin(beta), bound: volume },
    },
    topology: {
      bettiNumbers: [1, 1, 1, 1],
      embeddingDimension: 5,
      isClosed: true,
      latent: projective(3),
      antipodalSpheres: [
        {
          name: 'the rotations by a right angle, a sphere,',
          dimension: 2,
          radius: Math.SQRT2 * scale,
          map: (u) => quarterTurn(u).map((entry) => scale * entry),
        },
      ],
    },
    source: { kind: 'chart' },
    area: volume * 8 * Math.PI ** 2,
    geodesicDistance: (a, b) => {
      // ‖A − B‖ = 2√2 sin(ω/2), and trace AᵀB = 1 + 2 cos ω.
      let square = 0;
      let trace = 0;
      a.forEach((value, i) => {
        square += (value - b[i]) ** 2 / scale ** 2;
        trace += (value * b[i]) / scale ** 2;
      });
      return Math.SQRT2 * scale * 2 * Math.atan2(Math.sqrt(square / 8), Math.sqrt(Math.max(0, (1 + trace) / 4)));
    },
  };
}

/** The rotation by a right angle about a unit vector u: u uᵀ + [u], with [u] the matrix of the cross product. */
function quarterTurn([x, y, z]: readonly number[]): number[] {
  return [x * x, x * y - z, x * z + y, y * x + z, y * y, y * z - x, z * x - y, z * y + x, z * z];
}

/** R_z(α) R_y(β) R_z(γ), row by row. */
function eulerMatrix([alpha, beta, gamma]: readonly number[]): number[] {
  const [ca, sa] = [Math.cos(alpha), Math.sin(alpha)];
  const [cb, sb] = [Math.cos(beta), Math.sin(beta)];
  const [cg, sg] = [Math.cos(gamma), Math.sin(gamma)];
  return [
    ca * cb * cg - sa * sg,
    -ca * cb * sg - sa * cg,
    ca * sb,
    sa * cb * cg + ca * sg,
    -sa * cb * sg + ca * cg,
    sa * sb,
    -sb * cg,
    sb * sg,
    cb,
  ];
}
