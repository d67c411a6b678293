import { storeLoss } from './batch';
import { encodeBatch, gradientOfRows } from './gradient';
import { update } from './optimizer';
import { Program, stageOf } from './program';
import { clipGradient } from './regularization';
import { trainShards, trainShardsAlone } from './shards';
import { prepareBackward } from './stage';
import { topologicalGradient } from './topological';

/*
 * The entry of the kernel. It allocates nothing: the host lays everything out and hands over the address of a Program.
 */
export { forward, reconstructionError } from './gradient';
export { flushMoments } from './optimizer';
export { assist, dismiss } from './shards';
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
  if (changetype<usize>(program.shards) == 0) trainWhole(program, order, steps);
  else trainShards(program, order, steps);
}

/** The same, to the same bits, in the thread that calls, without those that are in `assist`. */
export function trainAlone(program: Program, order: usize, steps: i32): void {
  if (changetype<usize>(program.shards) == 0) trainWhole(program, order, steps);
  else trainShardsAlone(program, order, steps);
}

/** Steps whose mini-batch is not cut into shards. */
function trainWhole(program: Program, order: usize, steps: i32): void {
  const batchSize = program.batchSize;
  for (let step = 0; step < steps; step++) {
    for (let index = 1; index < program.stageCount; index++) prepareBackward(program, stageOf(program, index));
    if (program.topological != 0) {
      encodeBatch(program, order, step);
      topologicalGradient(program, order);
    }
    const error = gradientOfRows(program, order, step, 0, batchSize, false);
    clipGradient(program);
    update(program, program.rates + <usize>step * 12, 0, program.parameterBytes);
    storeLoss(program, step, error);
    order += <usize>batchSize << 2;
  }
}
