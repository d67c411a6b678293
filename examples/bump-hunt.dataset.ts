// Look for: a clear bump of the resonance, gone after the cut on ρ: the AUC of both signals is near ½, a coin toss.
// Why: the network fills the window that it never saw smoothly from both sides (false negatives), and topology makes it flag
// events elsewhere on S⁵ (false positives). With euclidean(6) or spherical(5) the false positives go; so does the bump.
import { defineDataset, euclidean, invariantMass, phaseSpace, resonance, restrict } from 'latent-atlas';

const m12 = invariantMass(1, 2);
const events = phaseSpace({ particles: 3 });
const isInWindow = (event: readonly number[]): boolean => m12(event) > 0.38 && m12(event) < 0.42;

export default defineDataset({
  name: 'Bump hunt in three-body phase space, d = 5',
  manifold: restrict(events, (event) => !isInWindow(event)),
  signal: {
    window: restrict(events, isInWindow),
    resonance: resonance({ particles: 3, pair: [1, 2], mass: 0.4, width: 0.01 }),
  },
  observables: { m12, m23: invariantMass(2, 3) },
  bumpHunt: { observable: 'm12', window: [0.38, 0.42], background: events, signal: 'resonance', signalFraction: 0.02 },
  autoencoder: { hidden: [128, 128], latent: euclidean(5), activation: 'tanh' },
  training: { batchSize: 256, steps: 6_000, seed: 0 },
});
