import { reconstructionError } from '../analysis/error.js';
import type { StandardizationDescription } from '../protocol/description.js';
import { fromNetwork, toNetwork } from './standardization.js';

/** The autoencoder in data units, as it is at this step. All arrays are flat, row-major. */
export interface Model {
  /** rows × D → rows × code size. */
  encode(points: Float32Array | Float64Array): Float32Array;
  /** rows × code size → rows × D. */
  decode(codes: Float32Array): Float32Array;
  /** What the network sees of rows × D points. */
  seen(points: Float32Array | Float64Array): Float32Array;
  /**
   * Codes, reconstruction and ρ of rows × D points.
   * @param seen of these points, where it is at hand.
   */
  evaluate(points: Float32Array | Float64Array, seen?: Float32Array): Evaluation;
}

export interface Evaluation {
  readonly codes: Float32Array;
  readonly reconstruction: Float32Array;
  readonly error: Float32Array;
}

/** Coordinates that go through the network at once, so that a million points do not need their memory several times. */
const blockNumbers = 2 ** 22;

/** The two halves of an autoencoder, as the network sees points and codes; flat, row-major. */
export interface Halves {
  /** rows × D → rows × code size. */
  encode(points: Float32Array): Float32Array;
  /** rows × code size → rows × D, in an array of its own. */
  decode(codes: Float32Array): Float32Array;
}

/** Puts a network, which sees standardised numbers, into data units. */
export function createModel(
  network: Halves,
  dimension: number,
  standardization: StandardizationDescription | null,
): Model {
  const encode: Model['encode'] = (points) => network.encode(toNetwork(points, standardization));
  const decode: Model['decode'] = (codes) => fromNetwork(network.decode(codes), standardization);
  const evaluateBlock = (
    points: Float32Array | Float64Array,
    seen = toNetwork(points, standardization),
  ): Evaluation => {
    const codes = network.encode(seen);
    const reconstruction = decode(codes);
    return { codes, reconstruction, error: reconstructionError(points, reconstruction, dimension) };
  };
  const blockSize = Math.max(1, Math.floor(blockNumbers / dimension)) * dimension;
  return {
    encode,
    decode,
    seen: (points) => toNetwork(points, standardization),
    evaluate: (points, seen) => {
      if (points.length <= blockSize) return evaluateBlock(points, seen);
      const rows = points.length / dimension;
      const all = { reconstruction: new Float32Array(points.length), error: new Float32Array(rows) };
      let codes = new Float32Array(0);
      for (let from = 0; from < points.length; from += blockSize) {
        const to = Math.min(points.length, from + blockSize);
        const block = evaluateBlock(points.subarray(from, to), seen?.subarray(from, to));
        const codeSize = block.codes.length / block.error.length;
        if (from === 0) codes = new Float32Array(rows * codeSize);
        codes.set(block.codes, (from / dimension) * codeSize);
        all.reconstruction.set(block.reconstruction, from);
        all.error.set(block.error, from / dimension);
      }
      return { codes, ...all };
    },
  };
}
