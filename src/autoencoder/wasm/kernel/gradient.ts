import { gather, squaredError } from './batch';
import { Program, stageOf } from './program';
import { forwardStage, inputGradient, parameterGradient } from './stage';

/*
 * The passes through the whole network. Rows go through it `chunkRows` at once.
 */

/**
 * Leaves at `program.gradient` what `rows` points add to the gradient of the mean squared error over the mini-batch.
 * @param order indices of the points.
 * @param add whether it is added to what is there, chunk by chunk.
 * @returns the sum of their squared errors.
 */
export function gradientOfRows(program: Program, order: usize, rows: i32, add: bool): f64 {
  const first = stageOf(program, 0);
  let error: f64 = 0;
  for (let start = 0; start < rows; start += program.chunkRows) {
    const chunk = min(program.chunkRows, rows - start);
    gather(program.points, program.paddedAmbient, order + (<usize>start << 2), chunk, first.x, first.xStride);
    forward(program, 0, program.stageCount, chunk);
    error += reconstructionError(program, chunk);
    backward(program, chunk, add || start > 0);
  }
  return error;
}

/** Runs the stages [from, to) on the `rows` rows that stand at the input of the first. */
export function forward(program: Program, from: i32, to: i32, rows: i32): void {
  for (let index = from; index < to; index++) forwardStage(program, stageOf(program, index), (rows + 7) & ~7);
}

/** Sum of squared errors of the rows at the output of the last stage against those at the input of the first. */
export function reconstructionError(program: Program, rows: i32): f64 {
  const first = stageOf(program, 0);
  const last = stageOf(program, program.stageCount - 1);
  const scale = <f32>(2 / (<f64>program.batchSize * <f64>program.ambient));
  return squaredError(
    last.y,
    last.yStride,
    first.x,
    first.xStride,
    rows,
    program.paddedAmbient,
    program.upper,
    scale,
  );
}

function backward(program: Program, rows: i32, add: bool): void {
  let dy = program.upper;
  let dx = program.lower;
  for (let index = program.stageCount - 1; index >= 0; index--) {
    const stage = stageOf(program, index);
    parameterGradient(program, stage, dy, rows, add);
    if (index == 0) break;
    inputGradient(program, stage, dy, dx, (rows + 7) & ~7);
    const free = dy;
    dy = dx;
    dx = free;
  }
}
