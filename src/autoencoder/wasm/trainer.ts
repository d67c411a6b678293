import { numberRows, stepsPerEpoch } from '../batches.js';
import { initialState } from '../../random/random.js';
import { requireSameTask, type Trainer, type TrainingTask } from '../engine.js';
import { startingParameters } from '../initial-parameters.js';
import { codeSize, layout } from '../architecture.js';
import { sourceOf, type TrainingRows } from '../training-rows.js';
import { createNoise } from '../noise.js';
import { learningRateFactor } from '../schedule.js';
import { reserve } from './kernel.js';
import { padded } from './memory.js';
import { mark, pack, unpack } from './panels.js';
import { ratesPerStep } from './program.js';
import { writeRates } from './rates.js';
import type { Rows } from './stages.js';
import { createThreadTrial } from './thread-trial.js';
import type { KernelSource } from './threads.js';
import { writeWords } from './words.js';

/**
 * Trains in linear memory of its own, with a kernel of its own over the shared code.
 * @param mostThreads that may share its steps.
 */
export function createTrainer(kernels: KernelSource, task: TrainingTask, mostThreads: number): Trainer {
  const { architecture, optimizer, schedule, denoising, batchSize } = task;
  const ambient = architecture.ambientDimension;
  const points = sourceOf(task.points, ambient);
  const { parameters: parameterCount } = layout(architecture);
  const threads = kernels.canShare ? kernels.threadsFor(task, mostThreads) : 1;
  const opened = kernels.open(threads);
  const { exports: kernel, memory } = opened;
  const program = kernels.layOut({ ...task, points }, threads, kernel.heapBase());
  const [address, ...others] = program.addresses;
  reserve(memory, program.end);
  const floats = new Float32Array(memory.buffer);
  const integers = new Int32Array(memory.buffer);
  const view = (address: number, length: number): Float32Array => floats.subarray(address / 4, address / 4 + length);

  writeWords(program.words, floats, integers);
  const order = new Uint32Array(memory.buffer, program.order, points.most);
  numberRows(new Uint32Array(memory.buffer, program.handedOver), program.stepsOfPoints * batchSize);
  const shuffleState = new Uint32Array(memory.buffer, program.shuffleState, 4);
  shuffleState.set(initialState(task.seed, 'batches'));
  const handed = view(program.points, program.stepsOfPoints * batchSize * padded(ambient));
  const parameters = view(program.parameters, program.parameterLength);
  const moments = program.moments.map((moment) => view(moment, program.parameterLength));
  pack(program.packed, startingParameters({ ...task, points }), parameters);
  if (program.mask !== 0) mark(program.packed, integers.subarray(program.mask / 4));
  const { stepsPerCall } = program;
  const losses = view(program.losses, stepsPerCall);
  const rates = view(program.rates, ratesPerStep * stepsPerCall);

  const pointNoise = denoising && createNoise(task.seed, 'denoising', denoising.standardDeviation);
  const codeNoise = architecture.variational && createNoise(task.seed, 'variational', 1);
  const code = codeSize(architecture.latent);

  let part: TrainingRows | null = null;
  let numbered = 0;
  let nextBatch = 0;
  let step = 0;
  let othersStarted = others.length === 0;
  const trial = threads > 1 ? createThreadTrial() : null;

  /** The part of the sample that has mini-batches left; null while it is still being read. */
  const partWithBatches = (): TrainingRows | null => {
    if (part !== null && nextBatch < stepsPerEpoch(part.count, batchSize)) return part;
    part = points.next();
    nextBatch = 0;
    if (part === null) return null;
    if (part.count !== numbered) numberRows(order, part.count);
    numbered = part.count;
    kernel.shuffle(program.order, numbered, program.shuffleState);
    return part;
  };
  /** Trains up to `most` steps in one call of the kernel; the end of a part ends it. @returns 0 where none can be trained now. */
  const trainBlock = (most: number): number => {
    const rows = partWithBatches();
    if (rows === null) return 0;
    // After this many steps whatever the calls, so that how they are grouped changes no bit.
    const sinceFlush = step % stepsPerCall;
    if (sinceFlush === 0) kernel.flushMoments(address);
    const left = stepsPerEpoch(rows.count, batchSize) - nextBatch;
    const steps = Math.min(most, stepsPerCall - sinceFlush, program.stepsOfPoints, left);
    rows.gather(order.subarray(nextBatch * batchSize, (nextBatch + steps) * batchSize), handed, padded(ambient));
    for (let index = 0; index < steps; index++) {
      const factor = learningRateFactor(schedule, step + index, task.steps);
      writeRates(optimizer, factor, step + index + 1, rates, ratesPerStep * index);
    }
    pointNoise?.fill(floats.subarray(program.pointNoise / 4), steps * batchSize, ambient, padded(ambient));
    codeNoise?.fill(floats.subarray(program.codeNoise / 4), steps * batchSize, code, padded(code));
    const start = performance.now();
    const isAlone = threads === 1 || trial?.together === false;
    if (isAlone) kernel.trainAlone(address, program.handedOver, steps);
    else kernel.train(address, program.handedOver, steps);
    const haveCome = trial !== null && Atomics.load(integers, program.arrived / 4) === others.length;
    if (haveCome) trial.take((performance.now() - start) / steps, steps);
    nextBatch += steps;
    step += steps;
    return steps;
  };

  /** Sends rows through the stages [from, to), chunk by chunk; `take` gets the number of rows of each and the first. */
  const run = (values: Float32Array, from: number, to: number, take: (rows: number, start: number) => void): void => {
    const input = program.rows[from];
    const total = values.length / input.columns;
    const target = rowsView(input);
    for (let start = 0; start < total; start += program.chunkRows) {
      const rows = Math.min(program.chunkRows, total - start);
      const chunk = values.subarray(start * input.columns, (start + rows) * input.columns);
      copyRows(chunk, input.columns, target, input.stride / 4, input.columns, rows);
      kernel.forward(address, from, to, rows);
      take(rows, start);
    }
  };
  const map = (values: Float32Array, from: number, to: number): Float32Array => {
    const output = program.rows[to];
    const source = rowsView(output);
    const result = new Float32Array((values.length / program.rows[from].columns) * output.columns);
    run(values, from, to, (rows, start) =>
      copyRows(
        source,
        output.stride / 4,
        result.subarray(start * output.columns),
        output.columns,
        output.columns,
        rows,
      ),
    );
    return result;
  };
  const rowsView = ({ address, stride }: Rows): Float32Array => view(address, (program.chunkRows * stride) / 4);
  const stages = program.rows.length - 1;

  return {
    threads,
    get step() {
      return step;
    },
    trainSteps: (wanted) => {
      if (!othersStarted) for (const program of others) opened.startThread(program);
      othersStarted = true;
      const result = new Float32Array(wanted);
      for (let done = 0; done < wanted;) {
        const steps = trainBlock(wanted - done);
        if (steps === 0) return result.slice(0, done);
        result.set(losses.subarray(0, steps), done);
        done += steps;
      }
      return result;
    },
    encode: (rows) => map(rows, 0, program.codeStage),
    decode: (codes) => map(codes, program.codeStage, stages),
    loss: (rows) => {
      let sum = 0;
      run(rows, 0, stages, (chunk) => (sum += kernel.reconstructionError(address, chunk)));
      return sum / rows.length;
    },
    parameters: () => {
      const values = new Float32Array(parameterCount);
      unpack(program.packed, parameters, values);
      return values;
    },
    setParameters: (values) => {
      if (values.length !== parameterCount) {
        throw new RangeError(`setParameters: expected ${parameterCount} values, got ${values.length}`);
      }
      pack(program.packed, values, parameters);
    },
    state: () =>
      step === 0
        ? null
        : {
            step,
            parameters: parameters.slice(),
            moments: moments.map((moment) => moment.slice()),
            batches: {
              order: order.slice(0, numbered),
              next: nextBatch,
              random: { words: [...shuffleState], spare: null },
              reading: points.reading(part !== null),
            },
            pointNoise: pointNoise?.state() ?? null,
            codeNoise: codeNoise?.state() ?? null,
          },
    restore: (state) => {
      requireSameTask(state, parameters, moments, points);
      ({ step } = state);
      parameters.set(state.parameters);
      moments.forEach((moment, index) => moment.set(state.moments[index]));
      order.set(state.batches.order);
      numbered = state.batches.order.length;
      nextBatch = state.batches.next;
      part = nextBatch === 0 ? null : points.next();
      shuffleState.set(state.batches.random.words);
      if (state.pointNoise !== null) pointNoise?.restore(state.pointNoise);
      if (state.codeNoise !== null) codeNoise?.restore(state.codeNoise);
    },
    // The memory goes when nothing refers to it, and threads do until they have ended.
    dispose: () => {
      if (others.length > 0) kernel.dismiss(address);
    },
  };
}

/** Copies `columns` numbers of each row between arrays, each with a stride of its own. */
function copyRows(
  from: Float32Array,
  fromStride: number,
  to: Float32Array,
  toStride: number,
  columns: number,
  rows: number,
): void {
  // A call for each row takes longer where rows are short.
  if (fromStride === columns && toStride === columns) {
    to.set(from.length === rows * columns ? from : from.subarray(0, rows * columns));
    return;
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) to[row * toStride + column] = from[row * fromStride + column];
  }
}
