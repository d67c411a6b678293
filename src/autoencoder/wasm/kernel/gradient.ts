import { addNoise, addRows, gather, squaredError } from './batch';
import { Program, stageOf } from './program';
import { forwardStage, inputGradient, parameterGradient } from './stage';

/*
 * The passes through the whole network. Rows go through it `chunkRows` at once.
 */

/**
 * Leaves at `program.gradient` what the rows [from, to) of a mini-batch add to the gradient of its loss.
 * @param order indices of the points of the mini-batch.
 * @param step number of the step in the call, from 0, for its noise.
 * @param add whether it is added to what is there, chunk by chunk.
 * @returns the sum of their squared errors.
 */
export function gradientOfRows(program: Program, order: usize, step: i32, from: i32, to: i32, add: bool): f64 {
  let error: f64 = 0;
  for (let start = from; start < to; start += program.chunkRows) {
    const rows = min(program.chunkRows, to - start);
    gatherChunk(program, order, step, start, rows);
    forward(program, 0, program.stageCount, rows);
    error += errorAgainst(program, program.target, rows);
    backward(program, start, rows, add || start > from);
  }
  program.chunkNoise = 0;
  return error;
}

/** Leaves the codes of a mini-batch at `codes`. */
export function encodeBatch(program: Program, order: usize, step: i32): void {
  const stage = stageOf(program, program.codeStage);
  const batchSize = program.batchSize;
  for (let start = 0; start < batchSize; start += program.chunkRows) {
    const rows = min(program.chunkRows, batchSize - start);
    gatherChunk(program, order, step, start, rows);
    forward(program, 0, program.codeStage, rows);
    memory.copy(program.codes + <usize>start * stage.xStride, stage.x, <usize>rows * stage.xStride);
  }
}

/** Brings `rows` points of a mini-batch, from `start` on, to the input of the first stage, and gets their noise ready. */
function gatherChunk(program: Program, order: usize, step: i32, start: i32, rows: i32): void {
  const first = stageOf(program, 0);
  const padded = program.paddedAmbient;
  const row = <usize>(step * program.batchSize + start);
  gather(program.points, padded, order + (<usize>start << 2), rows, program.target, first.xStride);
  if (program.pointNoise != 0) {
    const noise = program.pointNoise + (row * <usize>padded << 2);
    addNoise(program.target, noise, rows, padded, first.x, first.xStride);
  }
  if (program.codeNoise != 0) {
    program.chunkNoise = program.codeNoise + (row * <usize>stageOf(program, program.codeStage).paddedInputs << 2);
  }
}

/** Runs the stages [from, to) on the `rows` rows that stand at the input of the first. */
export function forward(program: Program, from: i32, to: i32, rows: i32): void {
  for (let index = from; index < to; index++) forwardStage(program, stageOf(program, index), (rows + 7) & ~7);
}

/** Sum of squared errors of the rows at the output of the last stage against those at the input of the first. */
export function reconstructionError(program: Program, rows: i32): f64 {
  return errorAgainst(program, stageOf(program, 0).x, rows);
}

/** The same against the rows at `target`; leaves the gradient of the mean squared error by the output. */
function errorAgainst(program: Program, target: usize, rows: i32): f64 {
  const first = stageOf(program, 0);
  const last = stageOf(program, program.stageCount - 1);
  const scale = <f32>(2 / (<f64>program.batchSize * <f64>program.ambient));
  return squaredError(
    last.y,
    last.yStride,
    target,
    first.xStride,
    rows,
    program.paddedAmbient,
    program.upper,
    scale,
  );
}

/** The gradient by the `rows` rows of a mini-batch from `start` on. */
function backward(program: Program, start: i32, rows: i32, add: bool): void {
  let dy = program.upper;
  let dx = program.lower;
  for (let index = program.stageCount - 1; index >= 0; index--) {
    const stage = stageOf(program, index);
    parameterGradient(program, stage, dy, rows, add);
    if (index == 0) break;
    inputGradient(program, stage, dy, dx, (rows + 7) & ~7);
    if (program.topological != 0 && index == program.codeStage) {
      addRows(program.codeGradient + <usize>start * stage.xStride, dx, <usize>rows * stage.xStride);
    }
    const free = dy;
    dy = dx;
    dx = free;
  }
}
