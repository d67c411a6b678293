import type { Latent } from '../../src/autoencoder/options.js';
import type { ManifoldDescription } from '../../src/protocol/description.js';
import { latentKinds } from '../points/latent/index.js';
import type { LatentSuggestion } from '../points/latent/kind.js';

export type { LatentSuggestion } from '../points/latent/kind.js';

/** Most latent spaces that are suggested. */
const most = 2;

/** Latent spaces to try where the one of a run, a Euclidean one, is obstructed; told by the manifold's declaration alone. */
export function latentSuggestions(manifold: ManifoldDescription, latent: Latent): readonly LatentSuggestion[] {
  const { name, embeddingDimension, intrinsicDimension: n, bettiNumbers } = manifold;
  if (latent.kind !== 'euclidean' || embeddingDimension === null || embeddingDimension <= latent.dimension) return [];
  const topology = n === null || bettiNumbers === null ? null : { n, bettiNumbers };
  return Object.values(latentKinds)
    .flatMap(({ suggests }) => suggests({ name, embeddingDimension, topology }) ?? [])
    .slice(0, most);
}
