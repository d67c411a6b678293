import { DENSE } from '../codes';
import { activateRows } from './activation';
import { biasGradient, weightGradient } from './outer-product';
import { multiply } from './product';
import { Program, Stage } from './program';
import { multiplyBySlope } from './slope';
import { transpose } from './transpose';

/** Gets a stage ready for the backward passes of one step, after the parameters have changed. */
export function prepareBackward(program: Program, stage: Stage): void {
  switch (stage.kind) {
    case DENSE:
      transpose(program.parameters + stage.weights, stage.paddedInputs, stage.paddedOutputs, stage.transposed);
      break;
  }
}

/** y of `rows` rows from x; `rows` is a multiple of 8. */
export function forwardStage(program: Program, stage: Stage, rows: i32): void {
  switch (stage.kind) {
    case DENSE:
      multiply(
        stage.x,
        stage.xStride,
        rows,
        stage.inputs,
        program.parameters + stage.weights,
        stage.paddedInputs,
        stage.paddedOutputs,
        program.parameters + stage.biases,
        stage.y,
        stage.yStride,
      );
      activateRows(stage.activation, stage.y, stage.yStride, rows, stage.paddedOutputs, stage.slope);
      break;
  }
}

/**
 * The gradient by the stage's parameters from the one by its output.
 * @param dy gradient by the output, in the stride of y; becomes the gradient before the activation.
 * @param rows rows that count; others of the buffers hold no points.
 * @param add whether the gradient is added to what is there.
 */
export function parameterGradient(program: Program, stage: Stage, dy: usize, rows: i32, add: bool): void {
  switch (stage.kind) {
    case DENSE: {
      const padded = stage.paddedOutputs;
      multiplyBySlope(stage.activation, dy, stage.yStride, stage.slope, stage.yStride, rows, padded);
      weightGradient(
        stage.x,
        stage.xStride,
        dy,
        stage.yStride,
        rows,
        stage.paddedInputs,
        padded,
        program.gradient + stage.weights,
        add,
      );
      biasGradient(dy, stage.yStride, rows, padded, program.gradient + stage.biases, add);
      break;
    }
  }
}

/**
 * The gradient by the stage's input.
 * @param dy what `parameterGradient` left.
 * @param dx where the gradient goes, in the stride of x.
 * @param rows a multiple of 8.
 */
export function inputGradient(program: Program, stage: Stage, dy: usize, dx: usize, rows: i32): void {
  switch (stage.kind) {
    case DENSE:
      multiply(
        dy,
        stage.yStride,
        rows,
        stage.outputs,
        stage.transposed,
        stage.paddedOutputs,
        stage.paddedInputs,
        program.zeros,
        dx,
        stage.xStride,
      );
      break;
  }
}
