import type { Latent } from '../../../src/autoencoder/options.js';
import type { ManifoldDescription } from '../../../src/protocol/description.js';
import { latentKinds } from '../../points/latent/index.js';
import type { LatentSuggestion } from '../../points/latent/kind.js';

/** Latent spaces to try where a Euclidean one is obstructed, by the manifold's declaration alone; a curved one first. */
export function latentSuggestions(manifold: ManifoldDescription, latent: Latent): readonly LatentSuggestion[] {
  const { name, embeddingDimension, intrinsicDimension: n, bettiNumbers } = manifold;
  if (latent.kind !== 'euclidean' || embeddingDimension === null || embeddingDimension <= latent.dimension) return [];
  const topology = n === null || bettiNumbers === null ? null : { n, bettiNumbers };
  const { euclidean, ...curved } = latentKinds;
  const declared = { name, embeddingDimension, topology };
  const healing = Object.values(curved).flatMap(({ suggests }) => suggests(declared) ?? []);
  const plain = euclidean.suggests(declared);
  return [...healing.slice(0, 1), ...(plain === null ? [] : [plain])];
}
