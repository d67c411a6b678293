import { latentCode } from './latent-code.js';
import type { Activation, Initialization, Latent, Variational } from './options.js';

/** A dense autoencoder whose decoder mirrors its encoder. */
export interface Architecture {
  /** D, the width of the input and of the output. */
  readonly ambientDimension: number;
  /** Widths of the encoder's hidden layers; the decoder has them in reverse order. */
  readonly hidden: readonly number[];
  readonly latent: Latent;
  /** Of the hidden layers; the latent and the output layer are linear. */
  readonly activation: Activation;
  readonly initialization: Initialization;
  /** Only with a Euclidean latent space; null if the encoder gives codes. */
  readonly variational: Variational | null;
}

/** One dense layer y = activation(x W + b). */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
  /** Offset of W (inputs × outputs, row-major) in the flat parameter array. */
  readonly weights: number;
  /** Offset of b (outputs) in the flat parameter array. */
  readonly biases: number;
}

/** The layers of an architecture and where their parameters lie in one flat array, in the order W, b of each layer. */
export interface Layout {
  readonly encoder: readonly Layer[];
  readonly decoder: readonly Layer[];
  /** Number of parameters. */
  readonly parameters: number;
}

/** Number of coordinates of a latent code. */
export function codeSize(latent: Latent): number {
  return latentCode(latent).size;
}

/**
 * Numbers that the encoder's last layer gives: those that become a code, or a mean for each and then a log-variance for
 * each.
 */
export function encoderOutputs({ latent, variational }: Architecture): number {
  return variational === null ? codeSize(latent) : 2 * codeSize(latent);
}

/** Widths of all layers, from D through the latent code back to D. */
export function widths(architecture: Architecture): number[] {
  const { ambientDimension, hidden, latent } = architecture;
  return [ambientDimension, ...hidden, codeSize(latent), ...hidden.toReversed(), ambientDimension];
}

/** Parameters [start, end) of the flat array. */
export interface ParameterRange {
  readonly start: number;
  readonly end: number;
}

/** Where the weights are, which decay; biases do not. */
export function weightRanges({ encoder, decoder }: Layout): ParameterRange[] {
  return [...encoder, ...decoder].map(({ weights, biases }) => ({ start: weights, end: biases }));
}

/** Lays the parameters of an architecture out in one flat array. */
export function layout(architecture: Architecture): Layout {
  const sizes = widths(architecture);
  const latentLayer = architecture.hidden.length;
  let offset = 0;
  const layers = sizes.slice(1).map((width, index): Layer => {
    const inputs = sizes[index];
    const outputs = index === latentLayer ? encoderOutputs(architecture) : width;
    const linear = index === latentLayer || index === sizes.length - 2;
    const weights = offset;
    const biases = weights + inputs * outputs;
    offset = biases + outputs;
    return { inputs, outputs, activation: linear ? 'linear' : architecture.activation, weights, biases };
  });
  return {
    encoder: layers.slice(0, latentLayer + 1),
    decoder: layers.slice(latentLayer + 1),
    parameters: offset,
  };
}
