import type { LatentSuggestion } from '../protocol/statement.js';
import { networkShape, type NetworkShape } from './network-shape.js';
import { theoremsOf, type DeclaredSpace } from './theorems.js';

/**
 * Latent spaces to try for a manifold that does not fit into the network's: the space it is homeomorphic to, and the
 * smallest Euclidean one that it embeds in, of those that the declaration does not forbid with the same hidden layers.
 */
export function suggestLatents(space: DeclaredSpace, shape: NetworkShape): readonly LatentSuggestion[] {
  if (theoremsOf(space, shape).length === 0) return [];
  const { topology } = space;
  const { embeddingDimension, latent } = topology;
  const candidates: readonly LatentSuggestion[] = [
    ...(latent === undefined ? [] : [{ latent, because: 'homeomorphic' as const }]),
    ...(embeddingDimension === undefined
      ? []
      : [
          {
            latent: { kind: 'euclidean', dimension: embeddingDimension } as const,
            because: 'embeds' as const,
          },
        ]),
  ];
  return candidates.filter(
    (candidate) => theoremsOf(space, networkShape({ hidden: shape.hidden, latent: candidate.latent })).length === 0,
  );
}
