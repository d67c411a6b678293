import { DENSE, LATENT, NARROW, SAMPLE } from '../codes';
import { activateRows } from './activation';
import { backThroughLatent, toLatentRows } from './latent';
import { multiplyNarrow } from './narrow-product';
import { weightGradient } from './outer-product';
import { multiply } from './product';
import { Program, Stage } from './program';
import { backThroughSample, sampleRows } from './sample';
import { backThroughActivation } from './slope';
import { transpose } from './transpose';

/*
 * What each kind of stage does in the forward and in the backward pass.
 */

/** Gets a stage ready for the backward passes of one step, after the parameters have changed. */
export function prepareBackward(program: Program, stage: Stage): void {
  if (stage.transposed == 0) return;
  transpose(program.parameters + stage.weights, stage.paddedInputs, stage.paddedOutputs, stage.transposed);
}

/** y of `rows` rows from x; `rows` is a multiple of 8. */
export function forwardStage(program: Program, stage: Stage, rows: i32): void {
  const weights = program.parameters + stage.weights;
  const biases = program.parameters + stage.biases;
  switch (stage.kind) {
    case DENSE:
      multiply(
        stage.x,
        stage.xStride,
        rows,
        stage.inputs,
        weights,
        stage.paddedInputs,
        stage.paddedOutputs,
        biases,
        stage.y,
        stage.yStride,
      );
      break;
    case NARROW:
      multiplyNarrow(
        stage.x,
        stage.xStride,
        rows,
        stage.inputs,
        weights,
        stage.outputs,
        biases,
        stage.y,
        stage.yStride,
      );
      break;
    case LATENT:
      toLatentRows(
        stage.parts,
        stage.partCount,
        stage.x,
        stage.xStride,
        stage.y,
        stage.yStride,
        rows,
        stage.paddedOutputs,
      );
      return;
    case SAMPLE:
      sampleRows(
        stage.x,
        stage.xStride,
        stage.y,
        stage.yStride,
        program.chunkNoise,
        rows,
        stage.outputs,
        stage.paddedOutputs,
      );
      return;
  }
  activateRows(stage.activation, stage.y, stage.yStride, rows, stage.paddedOutputs, stage.slope);
}

/**
 * The gradient by the stage's parameters from the one by its output.
 * @param dy gradient by the output, in the stride of y; becomes the gradient before the activation.
 * @param rows rows that count; others of the buffers hold no points.
 * @param add whether the gradient is added to what is there.
 */
export function parameterGradient(program: Program, stage: Stage, dy: usize, rows: i32, add: bool): void {
  if (stage.kind == LATENT || stage.kind == SAMPLE) return;
  const biases = program.gradient + stage.biases;
  backThroughActivation(stage.activation, dy, stage.slope, stage.yStride, rows, stage.paddedOutputs, biases, add);
  const weights = program.gradient + stage.weights;
  const x = stage.x;
  const xStride = stage.xStride;
  const yStride = stage.yStride;
  const paddedInputs = stage.paddedInputs;
  const paddedOutputs = stage.paddedOutputs;
  switch (stage.kind) {
    case DENSE:
      weightGradient(x, xStride, dy, yStride, rows, paddedInputs, paddedOutputs, weights, add);
      break;
    case NARROW:
      weightGradient(dy, yStride, x, xStride, rows, paddedOutputs, paddedInputs, weights, add);
      break;
  }
}

/**
 * The gradient by the stage's input.
 * @param dy what `parameterGradient` left.
 * @param dx where the gradient goes, in the stride of x.
 * @param rows a multiple of 8.
 */
export function inputGradient(program: Program, stage: Stage, dy: usize, dx: usize, rows: i32): void {
  if (stage.kind == LATENT) {
    backThroughLatent(
      stage.parts,
      stage.partCount,
      stage.x,
      stage.xStride,
      stage.y,
      stage.yStride,
      dy,
      dx,
      rows,
      stage.paddedOutputs,
    );
    return;
  }
  if (stage.kind == SAMPLE) {
    backThroughSample(
      stage.x,
      stage.xStride,
      dy,
      stage.yStride,
      program.chunkNoise,
      stage.paddedOutputs,
      dx,
      rows,
      stage.outputs,
      stage.paddedInputs,
      program.divergence,
    );
    return;
  }
  const weights = program.parameters + stage.weights;
  const zeros = program.zeros;
  const xStride = stage.xStride;
  const yStride = stage.yStride;
  const outputs = stage.outputs;
  const paddedInputs = stage.paddedInputs;
  const paddedOutputs = stage.paddedOutputs;
  if (stage.kind == NARROW) {
    multiply(dy, yStride, rows, outputs, weights, paddedOutputs, paddedInputs, zeros, dx, xStride);
  } else if (stage.transposed == 0) {
    multiplyNarrow(dy, yStride, rows, outputs, weights, stage.inputs, zeros, dx, xStride);
  } else {
    multiply(dy, yStride, rows, outputs, stage.transposed, paddedOutputs, paddedInputs, zeros, dx, xStride);
  }
}
