import { inOneGo } from '../analysis/pieces.js';
import { intrinsicDimension } from '../analysis/intrinsic-dimension/intrinsic-dimension.js';
import { neighbourhoodsOf } from '../analysis/intrinsic-dimension/neighbourhoods.js';
import { layout } from '../autoencoder/architecture.js';
import type { Latent } from '../autoencoder/options.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import { toldCurve } from '../protocol/dimension-words.js';
import { rmsRadius } from '../holding.js';
import type { LatentScan } from '../protocol/sweep-table.js';
import { createRandom } from '../random/random.js';
import { latentCandidates } from '../statements/latent-candidates.js';
import { estimatePart } from './measures/sample-statements.js';
import type { Sample } from './sample.js';
import type { RunSettings } from './settings.js';

/** Which latent spaces to train with which seeds, to find the smallest that holds the data. */
export interface PlannedScan {
  readonly facts: LatentScan;
  /** The smallest first. */
  readonly latents: readonly Latent[];
  readonly seeds: readonly number[];
}

/** Numbers of seeds: of a network that trains in a second or so, and of others. */
const seedCounts = { cheap: 5, dear: 3 };

/** Points times parameters of all steps up to which a network counts as cheap. */
const cheapUpTo = 2e9;

/** Seeds are integers of 32 bits. */
const allSeeds = 2 ** 32;

/**
 * Plans a search for the smallest latent space that holds the data of a run.
 * @param settings of the run; its seed is the first of the seeds where none are given.
 * @param sample to train on.
 * @param seeds null for five where the network trains fast, and else three.
 */
export function planLatentScan(
  definition: DatasetDefinition,
  { architecture, training }: RunSettings,
  sample: Sample,
  seeds: readonly number[] | null,
): PlannedScan {
  const { manifold } = definition;
  const isEstimated = manifold.intrinsicDimension === null;
  const dimension = manifold.intrinsicDimension ?? estimatedDimension(sample, training.seed);
  const work = training.steps * training.batchSize * layout(architecture).parameters;
  const count = work <= cheapUpTo ? seedCounts.cheap : seedCounts.dear;
  return {
    facts: {
      radius: rmsRadius(sample.points, sample.dimension),
      ambientDimension: sample.dimension,
      dimension,
      isEstimated,
      noiseFloor: manifold.noiseFloor ?? null,
    },
    latents: latentCandidates({
      space: { name: manifold.name, topology: manifold.topology, intrinsicDimension: dimension },
      ambientDimension: sample.dimension,
      hidden: architecture.hidden,
      isEuclidean: architecture.variational !== null,
    }),
    seeds: seeds ?? Array.from({ length: count }, (_, k) => (training.seed + k) % allSeeds),
  };
}

/** The dimension that stays the same over the widest range of scales; null if none does. */
function estimatedDimension({ points, dimension }: Sample, seed: number): number | null {
  const random = createRandom(seed, 'search', estimatePart);
  const estimates = inOneGo(intrinsicDimension(inOneGo(neighbourhoodsOf(points, dimension, random)), random));
  const plateau = estimates === null ? null : (toldCurve(estimates)?.plateau ?? null);
  return plateau === null ? null : Math.max(1, plateau.dimension);
}
