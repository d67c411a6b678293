import { reconstructionError } from '../analysis/error.js';
import type { Trainer } from '../autoencoder/engine.js';
import type { StandardizationDescription } from '../protocol/description.js';
import { fromNetwork, toNetwork } from './standardization.js';

/** The autoencoder in data units, as it is at this step. All arrays are flat, row-major. */
export interface Model {
  /** rows × D → rows × code size. */
  encode(points: Float32Array | Float64Array): Float32Array;
  /** rows × code size → rows × D. */
  decode(codes: Float32Array): Float32Array;
  /** Codes, reconstruction and ρ of rows × D points. */
  evaluate(points: Float32Array | Float64Array): Evaluation;
}

export interface Evaluation {
  readonly codes: Float32Array;
  readonly reconstruction: Float32Array;
  readonly error: Float32Array;
}

/** Puts a trainer, which sees standardised numbers, into data units. */
export function createModel(
  trainer: Trainer,
  dimension: number,
  standardization: StandardizationDescription | null,
): Model {
  const encode: Model['encode'] = (points) => trainer.encode(toNetwork(points, standardization));
  const decode: Model['decode'] = (codes) => fromNetwork(trainer.decode(codes), standardization);
  return {
    encode,
    decode,
    evaluate: (points) => {
      const codes = encode(points);
      const reconstruction = decode(codes);
      return { codes, reconstruction, error: reconstructionError(points, reconstruction, dimension) };
    },
  };
}
