import { reconstructionError } from '../analysis/error.js';
import type { Encode64 } from '../analysis/certificate/encoded-manifold.js';
import { layout, type Architecture } from '../autoencoder/architecture.js';
import type { Trainer } from '../autoencoder/engine.js';
import { encodeFloat64, encoderOutputFloat64 } from '../autoencoder/float64.js';
import { lipschitzBound, localSmoothness, type LocalSmoothness } from '../autoencoder/local-smoothness.js';
import type { StandardizationDescription } from '../protocol/description.js';
import { fromNetwork, toNetwork, toNetworkFloat64 } from './standardization.js';

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

/** Puts a trainer, which sees standardised numbers, into data units. */
export function createModel(
  trainer: Trainer,
  dimension: number,
  standardization: StandardizationDescription | null,
): Model {
  const encode: Model['encode'] = (points) => trainer.encode(toNetwork(points, standardization));
  const decode: Model['decode'] = (codes) => fromNetwork(trainer.decode(codes), standardization);
  const evaluateBlock = (
    points: Float32Array | Float64Array,
    seen = toNetwork(points, standardization),
  ): Evaluation => {
    const codes = trainer.encode(seen);
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

/** The encoder in data units and double precision, and how smooth the network is. */
export interface Encoder64 {
  /** To codes. */
  readonly encode: Encode64;
  /** To what its last layer gives: of a variational encoder, means and then logarithms of variances. */
  readonly encoderOutput: Encode64;
  /** Of `encoderOutput` near one point, by the numbers that the network sees. */
  readonly smoothnessAt: (point: Float64Array) => LocalSmoothness;
  /** A Lipschitz constant of the decoder, by the numbers that the network gives. */
  readonly decoderLipschitz: () => number;
}

/** @param parameters flat, in the order of `layout`. */
export function createEncoder64(
  architecture: Architecture,
  parameters: Float32Array,
  standardization: StandardizationDescription | null,
): Encoder64 {
  const weights = new Float64Array(parameters);
  const { encoder, decoder } = layout(architecture);
  return {
    encode: (points) => encodeFloat64(architecture, weights, toNetworkFloat64(points, standardization)),
    encoderOutput: (points) => encoderOutputFloat64(architecture, weights, toNetworkFloat64(points, standardization)),
    smoothnessAt: (point) => localSmoothness(encoder, weights, toNetworkFloat64(point, standardization)),
    decoderLipschitz: () => lipschitzBound(decoder, weights),
  };
}
