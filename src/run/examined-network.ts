import { codeSize as codeSizeOf } from '../autoencoder/architecture.js';
import { lipschitzBound, localSmoothness } from '../autoencoder/local-smoothness.js';
import type { Latent } from '../autoencoder/options.js';
import type { StandardizationDescription } from '../protocol/description.js';
import type { TrainedDecoder } from '../protocol/events.js';
import type { ExaminedAutoencoder } from '../model/autoencoder.js';
import type { Graph } from '../model/graph.js';
import { assertLatent } from '../dataset/option-schemas.js';
import { latentName } from '../protocol/latent-name.js';
import type { NetworkShape } from '../statements/network-shape.js';
import { createModel, type Model } from './model.js';
import type { Network } from './network.js';
import { toNetworkFloat64 } from './standardization.js';

/** How far from 1 the lengths of codes on a sphere may be, in single precision. */
const unitLength = 1e-4;

/** Most bytes of a decoder that a record holds. */
const mostBytes = 4 * 2 ** 20;

/** Where the codes of a model lie, and how that is known, in a sentence. */
export interface CodeGeometry {
  readonly latent: Latent;
  readonly note: string;
}

/** A model from elsewhere in data units and single precision. */
export function examinedModel(
  { encode, decode }: ExaminedAutoencoder,
  dimension: number,
  standardization: StandardizationDescription | null,
): Model {
  const single = {
    encode: (points: Float32Array) => new Float32Array(encode.float32(points)),
    decode: (codes: Float32Array) => new Float32Array(decode.float32(codes)),
  };
  return createModel(single, dimension, standardization);
}

/** Whether a model was exported here. */
export const isOurs = (producer: string): boolean => /^latent-atlas( |$)/.test(producer);

/** What codes of a model that was exported here are; null of any other. */
export function declaredLatent({ producer, metadata }: Graph): Latent | null {
  const text = metadata.get('latent');
  if (text === undefined || !isOurs(producer)) return null;
  try {
    const latent: unknown = JSON.parse(text);
    assertLatent(latent);
    return latent;
  } catch {
    return null;
  }
}

/**
 * Where codes lie: where a model that was exported here says, or on a sphere if the model divides them by their length and those of the sample have length 1.
 * @param declared what the file of a model says that was exported here; else null.
 * @param codes of a sample, rows × code size.
 */
export function codeGeometry(
  { codeSize, latent: { isNormalized } }: ExaminedAutoencoder,
  codes: Float32Array,
  declared: Latent | null,
): CodeGeometry {
  if (declared !== null && codeSizeOf(declared) === codeSize)
    return { latent: declared, note: `codes lie in ${latentName(declared)}, as the file of the model says` };
  const euclidean: Latent = { kind: 'euclidean', dimension: codeSize };
  let farthest = 0;
  for (let row = 0; row < codes.length; row += codeSize) {
    farthest = Math.max(farthest, Math.abs(Math.hypot(...codes.subarray(row, row + codeSize)) - 1));
  }
  const numbers = codeSize === 1 ? '1 number' : `${codeSize} numbers`;
  if (codeSize < 2 || !(farthest <= unitLength))
    return { latent: euclidean, note: `codes are ${numbers} as the model gives them; their lengths differ` };
  const within = farthest.toExponential(0);
  return isNormalized
    ? {
        latent: { kind: 'sphere', dimension: codeSize - 1 },
        note: `codes are ${numbers} divided by their length, which is 1 within ${within} for each point of the test sample: a sphere`,
      }
    : {
        latent: euclidean,
        note: `codes of the test sample all have length 1 within ${within}, but nothing in the graph makes sure of it: no sphere is taken for granted`,
      };
}

/** @param latent where codes lie. */
export function examinedNetwork(
  autoencoder: ExaminedAutoencoder,
  dimension: number,
  latent: Latent,
  standardization: StandardizationDescription | null,
  model: Model,
): Network {
  const { encode, pushForward, denseEncoder, denseDecoder } = autoencoder;
  const toCodes = (points: Float64Array): Float64Array =>
    new Float64Array(encode.float64(toNetworkFloat64(points, standardization)));
  return {
    model,
    ambientDimension: dimension,
    shape: examinedShape(autoencoder, latent),
    isVariational: false,
    standardization,
    encode: toCodes,
    splitEncoder: null,
    pushForward:
      pushForward &&
      ((points, directions) => {
        const scale = standardization?.scale ?? null;
        const seen = scale === null ? directions : directions.map((value, k) => value / scale[k % dimension]);
        return pushForward(toNetworkFloat64(points, standardization), seen);
      }),
    // A code before it is divided by its length is a tensor that nothing is known of.
    encoderOutput: latent.kind === 'euclidean' ? toCodes : null,
    smoothnessAt:
      denseEncoder &&
      ((point) =>
        localSmoothness(denseEncoder.layers, denseEncoder.parameters, toNetworkFloat64(point, standardization))),
    decoderLipschitz: denseDecoder && (() => lipschitzBound(denseDecoder.layers, denseDecoder.parameters)),
  };
}

/** What theorems may use of a model. */
export function examinedShape(
  { codeSize, continuousWidths, isCodeContinuous, isContinuous }: ExaminedAutoencoder,
  latent: Latent,
): NetworkShape {
  return {
    hidden: continuousWidths,
    latent,
    codeSize,
    continuity: isContinuous ? 'everywhere' : isCodeContinuous ? 'encoder' : 'nowhere',
  };
}

/** The decoder, for readers that have no network; null where it is not dense layers alone, or too large for a record. */
export function examinedDecoder({ denseDecoder }: ExaminedAutoencoder): TrainedDecoder | null {
  if (denseDecoder === null) return null;
  const parameters = new Float32Array(denseDecoder.parameters);
  return parameters.byteLength > mostBytes ? null : { layers: denseDecoder.layers, parameters };
}
