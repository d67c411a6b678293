import type { ErrorMapDomain } from './events.js';

/** An error map along the manifold itself rather than over the space around it. */
export type MapOnManifold = Exclude<ErrorMapDomain, { kind: 'plane' }>;

/** The error map that lies on the manifold, and its index among all; null if the manifold has none. */
export function mapOnManifold(
  errorMaps: readonly ErrorMapDomain[],
): { readonly map: MapOnManifold; readonly index: number } | null {
  for (const [index, map] of errorMaps.entries()) if (map.kind !== 'plane') return { map, index };
  return null;
}
