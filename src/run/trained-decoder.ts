import { layout, type Architecture } from '../autoencoder/architecture.js';
import type { TrainedDecoder } from '../protocol/events.js';

/** Most bytes of a decoder that a record holds. */
const mostBytes = 4 * 2 ** 20;

/**
 * The decoder at the end of a run, for readers that have no network.
 * @param parameters in the order of `layout`.
 * @returns null where it is too large for a record.
 */
export function trainedDecoder(architecture: Architecture, parameters: Float32Array): TrainedDecoder | null {
  const { decoder } = layout(architecture);
  const [{ weights: start }] = decoder;
  const own = parameters.slice(start);
  if (own.byteLength > mostBytes) return null;
  return {
    layers: decoder.map((layer) => ({ ...layer, weights: layer.weights - start, biases: layer.biases - start })),
    parameters: own,
  };
}
