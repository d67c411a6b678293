import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Engine, TrainingTask } from '../../../src/autoencoder/engine.js';
import type { StartThread, ThreadShare } from '../../../src/autoencoder/wasm/threads.js';
import { trainingThread } from '../../support/distribution.js';
import { eventually } from '../../support/eventually.js';

/** Numbers of a training so far. */
export interface Trained {
  readonly losses: Float32Array;
  readonly parameters: Float32Array;
}

export function trainAlone(engine: Engine, task: TrainingTask<Float32Array>, steps: number): Trained {
  const trainer = engine.compile(task);
  assert.equal(trainer.threads, 1);
  const losses = trainer.trainSteps(steps);
  return { losses, parameters: trainer.parameters() };
}

/** Whether a thread has computed something: points have gone into its first stage (kernel/program.ts). */
function hasWorked({ kind, memory, program }: ThreadShare): boolean {
  const words = new Int32Array(memory.buffer);
  // It counts its tickets (native/kernel/team.h).
  if (kind === 'native') return words[program / 4 + 6] > 0;
  const stage = words[program / 4] / 4;
  const [x, stride] = words.subarray(stage + 9);
  return words.subarray(x / 4, (x + stride) / 4).some((word) => word !== 0);
}

/** They look out for work for a while first, a longer one where others take the cores. */
export const untilThreadsSleep = (): Promise<boolean> =>
  eventually('the threads sleep', async () => {
    const before = process.cpuUsage();
    await delay(500);
    const { user, system } = process.cpuUsage(before);
    return user + system < 200_000;
  });

/** Threads of a group of tests: after each test, those that it started have ended. */
export function createThreads(createEngine: (startThread: StartThread) => Engine) {
  let script: string;
  const started: Worker[] = [];

  const start = (share: ThreadShare): void =>
    void started.push(new Worker(script, { workerData: share, execArgv: [] }));

  /** Trains until every thread has had a part in it. */
  const trainTogether = (task: TrainingTask<Float32Array>, threads: number): Trained => {
    const shares: ThreadShare[] = [];
    const together = createEngine((share) => {
      shares.push(share);
      start(share);
    });
    const trainer = together.compile(task, threads);
    assert.equal(trainer.threads, threads);
    const losses: number[] = [];
    while (losses.length < 8 || !shares.every(hasWorked)) {
      assert.ok(losses.length < 100_000, 'a thread never came');
      losses.push(...trainer.trainSteps(4));
    }
    assert.equal(shares.length, threads - 1);
    const parameters = trainer.parameters();
    trainer.dispose();
    return { losses: Float32Array.from(losses), parameters };
  };
  before(async () => {
    script = await trainingThread();
  });
  // They are not unreferenced: one that went on would keep this process.
  afterEach(async () => {
    for (const thread of started.splice(0)) if (thread.threadId !== -1) await once(thread, 'exit');
  });
  return { start, started, trainTogether };
}
