import { activate, affine, forward } from '../layers/forward.js';
import { encoderOutputs, layout, type Architecture } from './architecture.js';
import { latentCode, normEpsilon, type CodePart } from './latent-code.js';
import { project } from './projector.js';

/*
 * The network in double precision, for what needs more digits than training does: certificates, and tests of the engines.
 * Plain loops, the same for the parameters of any engine.
 */

/**
 * Codes of points, as the network sees both.
 * @param parameters in the order of `layout`.
 * @param points rows × D, row-major.
 * @returns rows × code size, row-major.
 */
export function encodeFloat64(
  architecture: Architecture,
  parameters: Float32Array | Float64Array,
  points: Float64Array,
): Float64Array {
  return toCodes(architecture, encoderOutputFloat64(architecture, parameters, points));
}

/** What the encoder's last layer gives, taken to the latent space. */
function toCodes(architecture: Architecture, outputs: Float64Array): Float64Array {
  const { size, parts } = latentCode(architecture.latent);
  const width = encoderOutputs(architecture);
  // Of a variational encoder the means, which come first.
  const numbers = width === size ? outputs : outputs.filter((_, index) => index % width < size);
  for (let row = 0; row < numbers.length; row += size) {
    for (const part of parts) toLatent(part, numbers.subarray(row + part.start, row + part.start + part.size));
  }
  return numbers;
}

/** What the encoder's last layer gives, before it is taken to the latent space; else as `encodeFloat64`. */
export function encoderOutputFloat64(
  architecture: Architecture,
  parameters: Float32Array | Float64Array,
  points: Float64Array,
): Float64Array {
  return forward(layout(architecture).encoder, parameters, points);
}

/** An encoder as an affine map and what comes after it: `finish(start(points))` is `encode(points)`, but for rounding. */
export interface SplitEncoder {
  /** Numbers in between. */
  readonly width: number;
  /** rows × D → rows × width; affine. */
  readonly start: (points: Float64Array) => Float64Array;
  /** rows × width → rows × code size. */
  readonly finish: (values: Float64Array) => Float64Array;
}

/** `encodeFloat64` cut before the first activation. */
export function splitEncoderFloat64(architecture: Architecture, parameters: Float32Array | Float64Array): SplitEncoder {
  const [first, ...others] = layout(architecture).encoder;
  return {
    width: first.outputs,
    start: (points) => affine(first, parameters, points),
    finish: (values) => toCodes(architecture, forward(others, parameters, activate(first, values))),
  };
}

/**
 * Points of codes, as the network sees both.
 * @param parameters in the order of `layout`.
 * @param codes rows × code size, row-major.
 * @returns rows × D, row-major.
 */
export function decodeFloat64(
  architecture: Architecture,
  parameters: Float32Array | Float64Array,
  codes: Float64Array,
): Float64Array {
  return forward(layout(architecture).decoder, parameters, codes);
}

function toLatent(part: CodePart, numbers: Float64Array): void {
  switch (part.kind) {
    case 'unitVector':
      normalize(numbers);
      break;
    case 'projector':
      numbers.set(project(numbers, part.order).projector);
      break;
    case 'pointOnLine':
      projectOnLine(numbers);
      break;
    case 'unitVectorInPlane':
      projectOnLine(numbers);
      normalize(numbers.subarray(2, 5));
      break;
  }
}

/** Of numbers that begin with c and a point of the plane: c divided by its length, the point projected on its line. */
function projectOnLine(numbers: Float64Array): void {
  normalize(numbers.subarray(0, 2));
  const [c1, c2, w1, w2] = numbers;
  numbers[2] = (w1 + c1 * w1 + c2 * w2) / 2;
  numbers[3] = (w2 + c2 * w1 - c1 * w2) / 2;
}

function normalize(group: Float64Array): void {
  const norm = Math.sqrt(group.reduce((sum, value) => sum + value * value, normEpsilon));
  group.forEach((value, index) => (group[index] = value / norm));
}
