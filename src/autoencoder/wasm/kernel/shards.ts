import { addArrays, storeLoss } from './batch';
import { gradientOfRows } from './gradient';
import { update } from './optimizer';
import { Program, Shards, stageOf } from './program';
import { prepareBackward } from './stage';
import { arrive, awaitDone, awaitOffer, close, finish, nextOffer, noTicket, offer, take } from './team';

/*
 * Steps whose mini-batch is cut into shards, runs of rows with a gradient of their own each. Those are added up in the order
 * of the shards, so that the result is the same to the bit however many threads there are. The tickets of a step (team.ts) are
 * in three phases: get a stage ready, compute the gradient of a shard, add up and update a block of the parameters.
 */

/** Bytes of the parameters in a block: few enough for the sum of its gradients to stay in the nearest cache. */
const blockBytes: usize = 16384;

/** Trains `steps` steps, with the threads that are in `assist`. */
export function trainShards(program: Program, order: usize, steps: i32): void {
  const shards = program.shards;
  const team = shards.team;
  const count = <u64>steps * ticketsOfStep(program);
  shards.order = order;
  shards.firstTicket = nextOffer(team);
  offer(team, count);
  work(program);
  awaitDone(team, shards.firstTicket + count);
}

/** The same in the thread that calls, without the others. */
export function trainShardsAlone(program: Program, order: usize, steps: i32): void {
  const shards = program.shards;
  const blocks = blockCount(program);
  shards.order = order;
  for (let step = 0; step < steps; step++) {
    for (let index = 0; index < program.stageCount; index++) prepareBackward(program, stageOf(program, index));
    for (let shard = 0; shard < shards.count; shard++) gradientOfShard(program, step, shard);
    for (let block = 0; block < blocks; block++) updateBlock(program, step, block);
  }
}

/**
 * Works on what `trainShards` offers in another thread, until `dismiss`.
 * @param program shares all with that thread's but the rows that go through the network, and so has stages of its own.
 */
export function assist(program: Program): void {
  const team = program.shards.team;
  arrive(team);
  while (awaitOffer(team)) work(program);
}

/** Lets all calls of `assist` return. */
export function dismiss(program: Program): void {
  close(program.shards.team);
}

/** Works until no tickets are left to take. */
function work(program: Program): void {
  const team = program.shards.team;
  for (let ticket = take(team); ticket != noTicket; ticket = take(team)) {
    finish(team, perform(program, ticket));
  }
}

function blockCount(program: Program): i32 {
  return <i32>((program.parameterBytes + blockBytes - 1) / blockBytes);
}

function ticketsOfStep(program: Program): u64 {
  return program.stageCount + program.shards.count + blockCount(program);
}

/** Does one ticket when its phase has come. Returns the first ticket of the next phase. */
function perform(program: Program, ticket: u64): u64 {
  const shards = program.shards;
  const inStep = ticketsOfStep(program);
  const fromFirst = ticket - shards.firstTicket;
  const step = <i32>(fromFirst / inStep);
  const start = shards.firstTicket + <u64>step * inStep;
  const gradients = start + program.stageCount;
  const blocks = gradients + shards.count;
  if (ticket < gradients) {
    awaitDone(shards.team, start);
    prepareBackward(program, stageOf(program, <i32>(ticket - start)));
    return gradients;
  }
  if (ticket < blocks) {
    awaitDone(shards.team, gradients);
    gradientOfShard(program, step, <i32>(ticket - gradients));
    return blocks;
  }
  awaitDone(shards.team, blocks);
  updateBlock(program, step, <i32>(ticket - blocks));
  return start + inStep;
}

function gradientOfShard(program: Program, step: i32, shard: i32): void {
  const shards = program.shards;
  const batchSize = program.batchSize;
  const from = shard * shards.rows;
  const to = min(from + shards.rows, batchSize);
  const order = shards.order + (<usize>(step * batchSize) << 2);
  const own = shards.gradientCount > 1;
  program.gradient = shards.gradients + (own ? <usize>shard * program.parameterBytes : 0);
  const error = gradientOfRows(program, order, step, from, to, !own && shard > 0);
  store<f64>(shards.errors + (<usize>shard << 3), error);
}

function updateBlock(program: Program, step: i32, block: i32): void {
  const shards = program.shards;
  const from = <usize>block * blockBytes;
  const to = min(from + blockBytes, program.parameterBytes);
  // The first becomes the sum of all.
  program.gradient = shards.gradients;
  addArrays(shards.gradients + from, program.parameterBytes, shards.gradientCount, to - from);
  update(program, program.rates + <usize>step * 12, from, to);
  if (block > 0) return;
  let error: f64 = 0;
  for (let shard = 0; shard < shards.count; shard++) error += load<f64>(shards.errors + (<usize>shard << 3));
  storeLoss(program, step, error);
}
