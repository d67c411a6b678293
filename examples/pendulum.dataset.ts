// Look for: one number follows the pendulum nearly all the way back and forth, and then jumps: there ρ is as large as the orbit.
// Why: at a fixed energy, position and momentum run along a closed curve, which has to be cut to lie on a line. Half a period apart,
// two states are at least 2√(1 − E²) from each other: sup ρ ≥ 0.866. (Kvalheim and Sontag, arXiv:2511.04807, on such systems.)
import { defineDataset, euclidean, parametric, spherical } from 'latent-atlas';

/** Energy p²/2 − cos θ, from −1, at rest, to 1, where the pendulum turns over; here it swings up to 60°. */
const energy = -0.5;
const k = Math.sqrt((1 + energy) / 2);

export default defineDataset({
  name: 'A swinging pendulum, one latent dimension',
  manifold: parametric({
    name: 'orbit of a pendulum',
    ambientDimension: 3,
    domain: [[0, 2 * Math.PI]],
    periodic: [true],
    parameters: ['phase'],
    // sin(θ/2) = k sin φ and p = 2k cos φ, seen as (cos θ, sin θ, p). Half a turn of φ mirrors θ and p.
    map: ([phase]) => {
      const [angle, momentum] = [2 * Math.asin(k * Math.sin(phase)), 2 * k * Math.cos(phase)];
      return [Math.cos(angle), Math.sin(angle), momentum];
    },
    topology: {
      bettiNumbers: [1, 1],
      embeddingDimension: 2,
      isClosed: true,
      latent: spherical(1),
      antipodalSpheres: [{ name: 'the orbit, a circle,', dimension: 1, radius: Math.sqrt(1 - energy ** 2) }],
    },
  }),
  observables: { angle: { unit: 'rad', of: ([cosine, sine]) => Math.atan2(sine, cosine) }, momentum: ([, , p]) => p },
  autoencoder: { hidden: [32, 32], latent: euclidean(1), activation: 'tanh', standardize: false },
  training: { optimizer: { kind: 'adam', learningRate: 1e-2 }, batchSize: 32, steps: 5_000, seed: 0 },
});
