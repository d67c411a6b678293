import type { RunDescription } from '../../protocol/description.js';

/** What an exported model says of itself: what its numbers are, how they were trained, and where its codes lie. */
export function metadataOf({ name, seed, manifold, autoencoder }: RunDescription): ReadonlyMap<string, string> {
  const { latent, activation, standardization } = autoencoder;
  return new Map([
    ['name', name],
    ['seed', String(seed)],
    ['latent', JSON.stringify(latent)],
    ['activation', activation ?? ''],
    ['coordinates', JSON.stringify(manifold.coordinates.map((coordinate) => coordinate.name))],
    ['units', JSON.stringify(manifold.coordinates.map((coordinate) => coordinate.unit))],
    // Already part of the graph: x is in data units.
    ['standardization', JSON.stringify(standardization)],
  ]);
}
