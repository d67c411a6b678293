import * as v from 'valibot';
import { above, atLeast, check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { productLatent, spherical } from '../latent.js';
import type { Chart, Manifold } from '../manifold.js';
import { directionIn, sphericalCoordinates } from '../spherical.js';
import { boosted, magnitude, toPoint, type FourMomentum } from './four-momentum.js';
import { momentumCoordinates } from './phase-space.js';
import { decayMomentum } from './sequential.js';

const schema = v.strictObject({
  topMass: v.optional(above(0)),
  wMass: v.optional(above(0)),
  bottomMass: v.optional(atLeast(0)),
});

/** Options of {@link topDecay}; the defaults are those of the Particle Data Group (Review of Particle Physics, 2024). */
export interface TopDecayOptions {
  /** m_t in GeV, greater than the sum of the others. Default 172.57. */
  readonly topMass?: number;
  /** m_W in GeV, > 0. Default 80.3692. */
  readonly wMass?: number;
  /** m_b in GeV, ≥ 0. Default 4.183. */
  readonly bottomMass?: number;
}

/** Two directions, unit vectors of ℝ³, one after the other: that of the W, and that of q in the rest frame of the W. */
type Directions = readonly number[];

/**
 * The decay t → b W → b q q̄′ of a top quark at rest, W on its mass shell, q and q̄′ massless: points p⃗_b, p⃗_q,
 * p⃗_q̄′ of ℝ⁹ in GeV. Each decay is isotropic in its rest frame; spins are averaged. The energies of q and q̄′ add up
 * to that of the W, so that Σ‖p⃗_i‖ is the same for all events, and dividing an event by it changes no shape.
 *
 * An event is the direction of the W and that of q in its rest frame, and gives both back: the manifold is S² × S². It
 * embeds in ℝ⁵, as S² × ℝ³ does, and as a closed 4-manifold not in ℝ⁴. The chart is the polar angle and the azimuth of
 * both directions.
 * @example topDecay({ topMass: 173 })
 */
export function topDecay(options: TopDecayOptions = {}): Manifold<9> {
  check('topDecay', schema, options);
  const { topMass = 172.57, wMass = 80.3692, bottomMass = 4.183 } = options;
  if (wMass + bottomMass >= topMass) {
    throw new DefinitionError('topDecay.topMass', `more than ${wMass + bottomMass}, what W and b weigh`, `${topMass}`);
  }
  const momentum = decayMomentum(topMass, wMass, bottomMass);
  const energy = Math.hypot(wMass, momentum);

  const eventOf = ([x, y, z, ...quark]: Directions): number[] => {
    const w: FourMomentum = [energy, momentum * x, momentum * y, momentum * z];
    const half = wMass / 2;
    const q = boosted([half, half * quark[0], half * quark[1], half * quark[2]], w, wMass);
    return toPoint([
      [topMass - energy, -w[1], -w[2], -w[3]],
      q,
      // What is left over, so that momentum is conserved to rounding.
      [energy - q[0], w[1] - q[1], w[2] - q[2], w[3] - q[3]],
    ]);
  };
  const directionsOf = (point: readonly number[]): Directions => {
    const [x, y, z] = point.map((p) => -p);
    const q: FourMomentum = [0, point[3], point[4], point[5]];
    const atRest = boosted([magnitude(q), q[1], q[2], q[3]], [energy, -x, -y, -z], wMass);
    return [...[x, y, z].map((p) => p / momentum), ...atRest.slice(1).map((p) => (2 * p) / wMass)];
  };
  return {
    name: 'decay t → b W → b q q̄′',
    ambientDimension: 9,
    intrinsicDimension: 4,
    coordinates: momentumCoordinates(3, 'GeV'),
    chart: chartOf(eventOf, directionsOf),
    topology: {
      bettiNumbers: [1, 0, 2, 0, 1],
      embeddingDimension: 5,
      isClosed: true,
      latent: productLatent([spherical(2), spherical(2)]),
      antipodalSpheres: [
        {
          name: 'the decays along one line, a sphere,',
          dimension: 2,
          // E_q = (E ± p)/2 along the line, ‖p⃗_b‖ = p; −x is the same decay the other way.
          radius: Math.sqrt((energy ** 2 + 3 * momentum ** 2) / 2),
        },
      ],
    },
    source: { kind: 'sampler', sample: (random) => eventOf([...directionIn(3, random), ...directionIn(3, random)]) },
  };
}

function chartOf(
  eventOf: (directions: Directions) => number[],
  directionsOf: (point: readonly number[]) => Directions,
): Chart {
  const sphere = sphericalCoordinates(2, 1);
  return {
    parameters: ['θ_W', 'φ_W', 'θ_q', 'φ_q'].map((name) => ({ name, unit: 'rad' })),
    domain: [...sphere.domain, ...sphere.domain],
    periodic: [...sphere.periodic, ...sphere.periodic],
    map: (angles) => eventOf([...sphere.map(angles.slice(0, 2)), ...sphere.map(angles.slice(2))]),
    inverse: (point) => {
      const directions = directionsOf(point);
      return [...sphere.inverse(directions.slice(0, 3)), ...sphere.inverse(directions.slice(3))];
    },
  };
}
