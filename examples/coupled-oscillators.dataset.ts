// Look for: the torus of all motions is cut open to lie in the plane: on the seams ρ is as large as the motion, for every seed.
// Why: their frequencies, 1 and √2, have no common period, so one long trajectory fills a torus evenly (Weyl). As it lies in no
// plane, sup ρ is at least its reach, 1/√2 (Kvalheim and Sontag, arXiv:2310.02250 and, of dynamics, arXiv:2511.04807).
import { defineDataset, euclidean, parametric, torus } from 'latent-atlas';

/** Frequency and amplitude of the two normal modes: masses 1 that move together, and against each other. */
const together = { frequency: 1, amplitude: 1.5 };
const against = { frequency: Math.SQRT2, amplitude: 1 };

/** Position and momentum of a mode at a phase. */
function mode({ frequency, amplitude }: typeof together, phase: number): readonly [number, number] {
  return [amplitude * Math.cos(phase), -amplitude * frequency * Math.sin(phase)];
}

export default defineDataset({
  name: 'Two coupled oscillators, two latent dimensions',
  manifold: parametric({
    name: 'invariant torus of two coupled oscillators',
    ambientDimension: 4,
    domain: [
      [0, 2 * Math.PI],
      [0, 2 * Math.PI],
    ],
    periodic: [true, true],
    parameters: ['phase together', 'phase against'],
    // Positions of the two masses, then their momenta.
    map: ([first, second]) => {
      const [[q1, p1], [q2, p2]] = [mode(together, first), mode(against, second)];
      return [q1 + q2, q1 - q2, p1 + p2, p1 - p2].map((sum) => sum * Math.SQRT1_2);
    },
    topology: {
      bettiNumbers: [1, 2, 1],
      embeddingDimension: 3,
      isClosed: true,
      reach: Math.SQRT1_2,
      latent: torus(2),
    },
  }),
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'gelu' },
  training: { optimizer: { kind: 'adam', learningRate: 1e-2 }, batchSize: 32, steps: 6_000, seed: 0 },
});
