import type { Encode64, PushForward } from '../analysis/certificate/encoded-manifold.js';
import { layout, type Architecture } from '../autoencoder/architecture.js';
import { encodeFloat64, encoderOutputFloat64, splitEncoderFloat64, type SplitEncoder } from '../autoencoder/float64.js';
import { lipschitzBound, localSmoothness, type LocalSmoothness } from '../autoencoder/local-smoothness.js';
import type { StandardizationDescription } from '../protocol/description.js';
import { networkShape, type NetworkShape } from '../statements/network-shape.js';
import type { Model } from './model.js';
import { toNetworkFloat64 } from './standardization.js';

/** A network at its end, as measures see it: they do not know where it was trained. */
export interface Network {
  /** In data units and single precision. */
  readonly model: Model;
  /** D. */
  readonly ambientDimension: number;
  readonly shape: NetworkShape;
  /** Whether the encoder gives a mean and a log-variance for each coordinate. */
  readonly isVariational: boolean;
  readonly standardization: StandardizationDescription | null;
  /** To codes, from data units, in double precision. */
  readonly encode: Encode64;
  /** The same in two parts, the first of them affine; null if the encoder does not start with an affine map. */
  readonly splitEncoder: SplitEncoder | null;
  /** Derivatives of codes by points, in data units; null where they are taken as differences. */
  readonly pushForward: PushForward | null;
  /**
   * To what the encoder's last layer gives: a code before it is taken to a curved latent space; of a variational encoder,
   * means and then logarithms of variances. Null if the network does not show it.
   */
  readonly encoderOutput: Encode64 | null;
  /** Of `encoderOutput` near one point, by the numbers that the network sees; null if no bounds are known. */
  readonly smoothnessAt: ((point: Float64Array) => LocalSmoothness) | null;
  /** A Lipschitz constant of the decoder, by the numbers that the network gives; null if none is known. */
  readonly decoderLipschitz: (() => number) | null;
}

/**
 * A network that was trained here.
 * @param parameters flat, in the order of `layout`.
 */
export function trainedNetwork(
  architecture: Architecture,
  parameters: Float32Array,
  standardization: StandardizationDescription | null,
  model: Model,
): Network {
  const weights = new Float64Array(parameters);
  const { encoder, decoder } = layout(architecture);
  const split = splitEncoderFloat64(architecture, weights);
  return {
    model,
    ambientDimension: architecture.ambientDimension,
    shape: networkShape(architecture),
    isVariational: architecture.variational !== null,
    standardization,
    encode: (points) => encodeFloat64(architecture, weights, toNetworkFloat64(points, standardization)),
    splitEncoder: { ...split, start: (points) => split.start(toNetworkFloat64(points, standardization)) },
    pushForward: null,
    encoderOutput: (points) => encoderOutputFloat64(architecture, weights, toNetworkFloat64(points, standardization)),
    smoothnessAt: (point) => localSmoothness(encoder, weights, toNetworkFloat64(point, standardization)),
    decoderLipschitz: () => lipschitzBound(decoder, weights),
  };
}
