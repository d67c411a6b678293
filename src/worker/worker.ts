import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { defaultEngine } from '../autoencoder/options.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import { packEvent } from '../protocol/event-log.js';
import type { RunEvent } from '../protocol/events.js';
import { fileSeed } from '../run/describe.js';
import { Run } from '../run/run.js';
import { version } from '../version.js';
import { createArtefacts } from './artefacts.js';
import { Driver } from './driver.js';
import { createEngines, type ReadyEngine } from './engines.js';
import { messageOf, toBackgroundFault, toFault } from './fault.js';
import { describeFile } from './describe-file.js';
import { createHeartbeat } from './heartbeat.js';
import { loadDefinition } from './load-definition.js';
import type { DescribeFile, StartRun, SweepChoice, ToWorker, WorkerLimits } from './messages.js';
import type { MonitorData } from './monitor.js';
import { planOf } from './plan-sweep.js';
import { createReadProgress } from './read-progress.js';
import { openStream } from './open-stream.js';
import { readTable, type ReadContext } from './read-table.js';
import { rehearse } from './rehearse.js';
import { takeProcess } from './take-process.js';

/** Milliseconds between two signs that the main thread turns. */
const turnInterval = 100;

/** Milliseconds in which a process that was made for a run is told of it. */
const restBeforeRehearsal = 100;

/*
 * The entry of the worker process: loads a bundled dataset file, drives its run and answers commands. A process runs
 * one dataset once, so that nothing of one run can reach the next.
 */
const limits = JSON.parse(process.argv[2] ?? '') as WorkerLimits;
const heartbeat = createHeartbeat();
const monitorData: MonitorData = { memory: heartbeat.memory, limits, parent: process.ppid };
new Worker(path.join(__dirname, 'monitor.cjs'), { workerData: monitorData }).unref();
// The monitor must see that this thread turns, whichever code runs in between.
setInterval(heartbeat.beat, turnInterval).unref();

const { send, end } = takeProcess();
// The session is gone, so there is no reason to train on.
process.on('disconnect', end);
const failInBackground = (error: unknown): void => {
  send({ kind: 'failed', fault: toBackgroundFault(error) }, end);
};
process.on('uncaughtException', failInBackground);
process.on('unhandledRejection', failInBackground);

const loadEngine = createEngines(__dirname);
const driver = new Driver(send, heartbeat.beat);

let isWanted = false;
process.on('message', (message: ToWorker) => {
  isWanted = true;
  if (message.kind === 'start') void start(message);
  else if (message.kind === 'describeFile') void describe(message);
  else driver.handle(message);
});
// An error there is reported by the run that hits it.
makeReady().catch(() => undefined);

/** A spare process has the engine that the next run will most likely ask for, and its code compiled. */
async function makeReady(): Promise<void> {
  const { engine } = await loadEngine(defaultEngine);
  send({ kind: 'ready' });
  await setTimeout(restBeforeRehearsal);
  if (!isWanted) await rehearse(engine);
}

async function describe({ file, rows }: DescribeFile): Promise<void> {
  try {
    send({ kind: 'dataFile', dataFile: await describeFile(file, rows, createReadProgress(path.basename(file), send)) });
  } catch (error) {
    send({
      kind: 'failed',
      fault: { phase: 'load', message: messageOf(error), stack: null, field: null, ofDataset: false },
    });
  }
}

async function start(job: StartRun): Promise<void> {
  const definition = load(job);
  if (definition !== null && typeof job.task !== 'string' && job.task.kind === 'planSweep') {
    await plan(definition, job, job.task.choice);
  } else if (definition !== null) {
    const run = await prepare(definition, job);
    if (run !== null) await perform(run, job);
  }
  send({ kind: 'done' });
}

/** Null after an error, which has been sent. */
function load(job: StartRun): DatasetDefinition | null {
  try {
    return heartbeat.guard('', () => loadDefinition(job.code, job.file, job.point));
  } catch (error) {
    send({ kind: 'failed', fault: toFault(error, 'load') });
    return null;
  }
}

async function plan(definition: DatasetDefinition, { file }: StartRun, choice: SweepChoice): Promise<void> {
  try {
    send({ kind: 'planned', plan: await planOf(definition, file, choice, heartbeat.guard) });
  } catch (error) {
    send({ kind: 'failed', fault: toFault(error, 'load') });
  }
}

async function perform(run: Run, { task, live }: StartRun): Promise<void> {
  if (typeof task !== 'string') {
    if (task.kind === 'trainUntil') await driver.driveUntil(run, task.step);
    return;
  }
  switch (task) {
    case 'drawSamples':
      run.examineSample();
      return;
    case 'testLearningRates':
      try {
        run.testLearningRates();
      } catch (error) {
        send({ kind: 'failed', fault: toFault(error, 'training') });
      }
      return;
    case 'train': {
      const evaluations = await driver.drive(run, live);
      if (evaluations === null) return;
      for (const artefact of await createArtefacts(run, evaluations)) send({ kind: 'artefact', ...artefact });
    }
  }
}

/** The run with its samples drawn; null after an error, which has been sent. */
async function prepare(definition: DatasetDefinition, job: StartRun): Promise<Run | null> {
  let ready: ReadyEngine;
  try {
    ready = await loadEngine(job.engine);
  } catch (error) {
    send({ kind: 'failed', fault: toFault(error, 'internal') });
    return null;
  }
  const emit = (event: RunEvent): void => send({ kind: 'event', packed: packEvent(event) });
  send({ kind: 'status', status: 'sampling' });
  const context: ReadContext = {
    datasetFile: job.file,
    guard: heartbeat.guard,
    begin: (file) => {
      send({ kind: 'dependency', file });
      return createReadProgress(path.basename(file), send);
    },
  };
  try {
    const run = await Run.start({
      definition,
      source: { file: job.label, hash: job.hash, version, point: job.point },
      seed: seedOf(job, definition),
      steps: job.steps,
      previous: job.previous,
      engine: ready.engine,
      threads: job.threads,
      guard: heartbeat.guard,
      readTable: (manifold, field) => readTable(manifold, field, context),
      openStream: (manifold, field) => openStream(manifold, field, context),
      now: () => performance.now(),
      emit,
    });
    if (ready.warning !== null) emit({ kind: 'warning', message: ready.warning });
    return run;
  } catch (error) {
    send({ kind: 'failed', fault: toFault(error, 'sampling') });
    return null;
  }
}

/** A seed chosen outside the file holds until the file names another. */
function seedOf({ seed }: StartRun, definition: DatasetDefinition): number | null {
  if (seed === null || (seed.insteadOf !== null && seed.insteadOf !== fileSeed(definition))) return null;
  return seed.value;
}
