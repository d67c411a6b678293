import { addNoise, addRows, gather, squaredError } from './batch';
import { update } from './optimizer';
import { Program, stageOf } from './program';
import { forwardStage, inputGradient, parameterGradient, prepareBackward } from './stage';
import { topologicalGradient } from './topological';

/*
 * The entry of the kernel. It allocates nothing: the host lays everything out and hands over the address of a Program.
 */
export { shuffle } from './shuffle';

/** First address that is free for the host. */
export function heapBase(): usize {
  return __heap_base;
}

/**
 * Trains `steps` steps.
 * @param order row indices of the mini-batches, one after another.
 */
export function train(program: Program, order: usize, steps: i32): void {
  const batchSize = program.batchSize;
  for (let step = 0; step < steps; step++) {
    const error = gradientOfBatch(program, order, step);
    update(program, program.rates + <usize>step * 12);
    store<f32>(program.losses + (<usize>step << 2), <f32>(error / (<f64>batchSize * <f64>program.ambient)));
    order += <usize>batchSize << 2;
  }
}

/**
 * Leaves the gradient of the loss over one mini-batch. Returns the sum of squared errors.
 * @param step number of the step in the call, from 0, for its noise.
 */
function gradientOfBatch(program: Program, order: usize, step: i32): f64 {
  for (let index = 1; index < program.stageCount; index++) prepareBackward(program, stageOf(program, index));
  if (program.topological != 0) {
    encodeBatch(program, order, step);
    topologicalGradient(program, order);
  }
  const batchSize = program.batchSize;
  let error: f64 = 0;
  for (let start = 0; start < batchSize; start += program.chunkRows) {
    const rows = min(program.chunkRows, batchSize - start);
    gatherChunk(program, order, step, start, rows);
    forward(program, 0, program.stageCount, rows);
    error += errorAgainst(program, program.target, rows);
    backward(program, start, rows);
  }
  program.chunkNoise = 0;
  return error;
}

/** Leaves the codes of one mini-batch at `codes`. */
function encodeBatch(program: Program, order: usize, step: i32): void {
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

/** Adds the gradient of `rows` rows of a mini-batch, from `start` on, to that of those before. */
function backward(program: Program, start: i32, rows: i32): void {
  let dy = program.upper;
  let dx = program.lower;
  for (let index = program.stageCount - 1; index >= 0; index--) {
    const stage = stageOf(program, index);
    parameterGradient(program, stage, dy, rows, start > 0);
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
