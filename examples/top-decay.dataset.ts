// Look for: top quarks that decay as all others do, and still have a ρ above 100 GeV: four latent numbers tear the S² × S² of their decays.
// Why: t → b W → b q q̄′ is two directions. S² × S² lies in ℝ⁵, not in ℝ⁴. (After Ngairangbam et al., arXiv:2502.10163, whose AUC
// against QCD jets is left out: those come from a simulation of showers and a detector. Here t is at rest, and Σ‖p⃗‖ the same for all.)
import { defineDataset, euclidean, invariantMass, topDecay } from 'latent-atlas';

export default defineDataset({
  name: 'Top decay, four latent dimensions',
  manifold: topDecay(),
  observables: {
    'm(b, q)': { unit: 'GeV', of: invariantMass(1, 2, { masses: [4.183, 0, 0] }) },
    'm(q, q̄′)': { unit: 'GeV', of: invariantMass(2, 3) },
  },
  autoencoder: { hidden: [128, 128], latent: euclidean(4), activation: 'gelu' },
  training: { optimizer: { kind: 'adam', learningRate: 1e-2 }, batchSize: 32, steps: 6_000, seed: 0 },
});
