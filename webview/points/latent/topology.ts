import type { DeclaredManifold, LatentSuggestion } from './kind.js';

/**
 * A suggestion, with what is known of the space: its Betti numbers over Z/2, and the smallest Euclidean space that it
 * embeds in.
 */
interface KnownSpace extends LatentSuggestion {
  readonly betti: readonly number[];
  readonly embedding: number;
}

/**
 * The suggestion, where the space has the Betti numbers and the smallest Euclidean space that the manifold declares.
 * @param known the space of dimension n; null if there is none.
 */
export function suggestedBy(
  { embeddingDimension, topology }: DeclaredManifold,
  known: (n: number) => KnownSpace | null,
): LatentSuggestion | null {
  if (topology === null) return null;
  const space = known(topology.n);
  if (space?.embedding !== embeddingDimension) return null;
  const { betti, code, latent, reason } = space;
  const { bettiNumbers } = topology;
  const isEqual = betti.length === bettiNumbers.length && betti.every((value, k) => value === bettiNumbers[k]);
  return isEqual ? { code, latent, reason } : null;
}
