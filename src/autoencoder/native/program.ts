import { codeSize, layout } from '../architecture.js';
import type { TrainingTask } from '../engine.js';
import type { TrainingSource } from '../training-rows.js';
import { createAllocator, padded } from '../wasm/memory.js';
import { packLayers, roundUp } from '../wasm/panels.js';
import {
  decayCode,
  optimizerWords,
  ratesPerStep,
  stepsWithNoise,
  stepsWithPoints,
  type Program,
} from '../wasm/program.js';
import { planStages, type Rows } from '../wasm/stages.js';
import { float, integer, type Words } from '../wasm/words.js';
import { layOutStages, shape, strideOf } from './stages.js';

/** Bytes of the structures Program (kernel/program.h), Lane and Team (kernel/team.h). */
const programBytes = 4 * 35;
/** The fields of a lane, and the numbers that its thread packs (kernel/outer-product.h). */
const laneBytes = 64 + 4 * 128 * 2 * 16;
const teamBytes = 6 * 64;
/** Bytes from a team to the number of threads that have come. */
const arrivedOffset = 4 * 64 + 8;
/** Bytes of each point of a mini-batch for its spanning trees (kernel/topological.h), except for a gap. */
const treeBytes = 8 + 4 + 2 * 8;

/** Rows of a mini-batch that go through the network at once, at most. */
const mostChunkRows = 512;
/** Rows of a ticket of one thread, and the fewest of one of several: a multiple of 8. */
const mostTicketRows = 256;
const leastTicketRows = 16;

/** Lays out a task in memory for the kernel in C, from an address on. */
export function layOut(task: TrainingTask<TrainingSource>, threads: number, start: number): Program {
  const { architecture, batchSize, points } = task;
  const { encoder, decoder } = layout(architecture);
  const ambient = architecture.ambientDimension;
  const pointWidth = padded(ambient);
  const { packed, length: parameterLength } = packLayers([...encoder, ...decoder], shape);
  const parameterBytes = 4 * parameterLength;
  const memory = createAllocator(start);

  // There is no tree of one point. With a tree, all of a mini-batch is in memory at once.
  const topological = batchSize > 1 ? (task.topological?.weight ?? 0) : 0;
  const whole = roundUp(batchSize, 8);
  const chunkRows = topological === 0 ? Math.min(whole, mostChunkRows) : whole;
  const ticketRows = Math.min(
    mostTicketRows,
    threads === 1 ? chunkRows : Math.max(leastTicketRows, roundUp(chunkRows / (2 * threads), 8)),
  );

  const addresses = Array.from({ length: threads }, () => memory.take(laneBytes));
  const programAddress = memory.take(programBytes);
  const team = memory.take(teamBytes);
  const [parameters, gradient, first, second] = [0, 1, 2, 3].map(() => memory.take(parameterBytes));
  const plans = planStages(packed, encoder.length, architecture, memory, shape);
  const codeStage = plans.length - decoder.length;
  const rows = [ambient, ...plans.map(({ outputs }) => outputs)].map((columns): Rows => {
    const stride = strideOf(columns);
    return { address: memory.take(chunkRows * stride), stride, columns };
  });
  const stages = layOutStages(plans, rows, chunkRows, memory);
  const target = task.denoising === null ? rows[0].address : memory.take(chunkRows * rows[0].stride);
  const zeros = memory.take(Math.max(...rows.map(({ stride }) => stride)));
  const codeWidth = padded(codeSize(architecture.latent));
  const pointNoisePerStep = task.denoising === null ? 0 : batchSize * pointWidth;
  const codeNoisePerStep = architecture.variational === null ? 0 : batchSize * codeWidth;
  const stepsPerCall = stepsWithNoise(pointNoisePerStep + codeNoisePerStep);
  const pointNoise = pointNoisePerStep === 0 ? 0 : memory.take(4 * stepsPerCall * pointNoisePerStep);
  const codeNoise = codeNoisePerStep === 0 ? 0 : memory.take(4 * stepsPerCall * codeNoisePerStep);
  const codeGradient = topological === 0 ? 0 : memory.take(chunkRows * rows[codeStage].stride);
  const trees = topological === 0 ? 0 : memory.take(treeBytes * batchSize + 8);
  const errors = memory.take(8 * batchSize);
  const losses = memory.take(4 * stepsPerCall);
  const rates = memory.take(4 * ratesPerStep * stepsPerCall);
  const order = memory.take(4 * points.most);
  const shuffleState = memory.take(16);
  const pointsPerStep = batchSize * pointWidth;
  const stepsOfPoints = stepsWithPoints(stepsPerCall, pointsPerStep);
  const pointsAddress = memory.take(4 * stepsOfPoints * pointsPerStep);
  const handedOver = memory.take(4 * stepsOfPoints * batchSize);

  const program: Words = {
    address: programAddress,
    values: [
      ...[stages.address, plans.length, ambient, pointWidth, batchSize, chunkRows, ticketRows].map(integer),
      ...[parameters, gradient, first, second, parameterBytes, zeros, pointsAddress, losses, rates].map(integer),
      ...optimizerWords(task.optimizer),
      integer(decayCode(task.optimizer)),
      float(task.gradientClipping?.norm ?? 0),
      ...[target, pointNoise, codeNoise, codeWidth].map(integer),
      float((architecture.variational?.beta ?? 0) / batchSize),
      integer(codeStage),
      float(topological),
      ...[codeGradient, trees, errors, team].map(integer),
    ],
  };
  const lanesOfThreads = addresses.map((address): Words => ({ address, values: [integer(programAddress)] }));
  return {
    addresses,
    end: memory.end,
    words: [...stages.words, program, ...lanesOfThreads],
    packed,
    parameterLength,
    parameters,
    moments: [first, second],
    points: pointsAddress,
    handedOver,
    stepsOfPoints,
    order,
    shuffleState,
    stepsPerCall,
    losses,
    rates,
    pointNoise,
    codeNoise,
    mask: 0,
    arrived: team + arrivedOffset,
    chunkRows,
    rows,
    codeStage,
  };
}
