import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { defaultEngine } from '../autoencoder/options.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import type { Manifold } from '../dataset/manifold.js';
import { packEvent } from '../protocol/event-log.js';
import type { RunEvent } from '../protocol/events.js';
import { ResumeError } from '../protocol/resume-error.js';
import { changedData, requireSameFile } from '../run/checkpoint.js';
import { fileSeed } from '../run/describe.js';
import { Examination } from '../run/examination.js';
import { Run } from '../run/run.js';
import { version } from '../version.js';
import { createArtefacts } from './artefacts.js';
import { hashOfSamples, readCheckpoint } from './checkpoint-file.js';
import { Checkpoints } from './checkpoints.js';
import { Driver } from './driver.js';
import { createEngines } from './engines.js';
import { messageOf, toBackgroundFault, toFault } from './fault.js';
import { describeFile } from './describe-file.js';
import { findFile } from './find-file.js';
import { createHeartbeat } from './heartbeat.js';
import { loadDefinition } from './load-definition.js';
import type { DescribeFile, FindFiles, FoundFile, StartRun, SweepChoice, WorkerArgument } from './messages.js';
import type { MonitorData } from './monitor.js';
import { planOf, type KnownChoice } from './plan-sweep.js';
import { createReadProgress } from './read-progress.js';
import { openStream } from './open-stream.js';
import { readModel } from './read-model.js';
import { readTable, type ReadContext } from './read-table.js';
import { rehearse } from './rehearse.js';
import { takeProcess } from './take-process.js';
import { rememberSurroundings } from './traces.js';
import { watchDisk } from './watch-disk.js';

/** Milliseconds in which a process that was made for a run is told of it. */
const restBeforeRehearsal = 100;

/** Runs of one process, at most: what each leaves in memory adds up. */
const mostRuns = 50;

/** Share of its memory that a process may have taken to run once more. */
const leastRoom = 0.5;

/*
 * The entry of the worker process: loads a bundled dataset file, drives its run and answers commands. Nothing of one run
 * may reach the next: a process runs a second time only where the first has left no trace, and each time it loads the
 * dataset file afresh.
 */
const { limits, mark } = JSON.parse(process.argv[2] ?? '') as WorkerArgument;
// Code of the dataset file is not to find the mark by chance.
process.argv.splice(2);
const heartbeat = createHeartbeat();
const monitorData: MonitorData = { memory: heartbeat.memory, limits, parent: process.ppid };
new Worker(path.join(__dirname, 'monitor.cjs'), { workerData: monitorData }).unref();
watchDisk(heartbeat.waits);

const { send: speak, listen, end } = takeProcess(Buffer.from(mark, 'hex'));
const send: typeof speak = (message, sent) => {
  if (message.kind === 'failed') leavesTraces = true;
  speak(message, sent);
};
const failInBackground = (error: unknown): void => {
  send({ kind: 'failed', fault: toBackgroundFault(error) }, end);
};
process.on('uncaughtException', failInBackground);
process.on('unhandledRejection', failInBackground);

const loadEngine = createEngines(__dirname, (line) => process.stderr.write(`${line}\n`));
/** Events of the run so far, other than pictures. */
let events = 0;
const createCheckpoints = (): Checkpoints =>
  new Checkpoints(
    () => events,
    (file) => send({ kind: 'checkpoint', file }),
    () => performance.now(),
  );
let checkpoints = createCheckpoints();
let driver = new Driver(send, heartbeat.beat, checkpoints);
let runs = 0;
/** Whether something of this run may reach another. */
let leavesTraces = false;
let isUntouched: (() => boolean) | null = null;

let isWanted = false;
listen((message) => {
  isWanted = true;
  if (message.kind === 'start') void start(message);
  else if (message.kind === 'describeFile') void describe(message);
  else if (message.kind === 'findFiles') void find(message);
  else if (message.kind === 'keepCheckpoints') checkpoints.keepIn(message.folder);
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
    const progress = createReadProgress(path.basename(file), send);
    const dataFile = await heartbeat.reading({ file, field: '' }, () => describeFile(file, rows, progress));
    send({ kind: 'dataFile', dataFile });
  } catch (error) {
    send({
      kind: 'failed',
      fault: { phase: 'load', message: messageOf(error), stack: null, field: null, ofDataset: false },
    });
  }
}

async function find({ files }: FindFiles): Promise<void> {
  const found: FoundFile[] = [];
  for (const { file, known } of files)
    found.push(await heartbeat.reading({ file, field: '' }, () => findFile(file, known)));
  send({ kind: 'found', files: found });
}

async function start(job: StartRun): Promise<void> {
  runs++;
  if (runs > 1) {
    events = 0;
    checkpoints = createCheckpoints();
    driver = new Driver(send, heartbeat.beat, checkpoints);
  }
  // Threads have a state of their own.
  leavesTraces = !job.isOneOfMany || job.threads > 1;
  if (job.isOneOfMany) {
    // An engine that fails to load fails again where the run begins, which says so.
    await loadEngine(job.engine).catch(() => undefined);
    isUntouched ??= rememberSurroundings();
  }
  const definition = load(job);
  if (definition !== null && typeof job.task !== 'string' && job.task.kind === 'planSweep') {
    await plan(definition, job, job.task.choice);
  } else if (definition !== null && job.task === 'examine') {
    const examination = await prepare(definition, job, startExamination);
    if (examination !== null) await conclude(examination, job);
  } else if (definition !== null) {
    const run = await prepare(definition, job, startRun);
    if (run !== null) await perform(run, job);
  }
  // It is not to be taken for one of the next run.
  await checkpoints.settled();
  send({ kind: 'done', isReusable: isReusable() });
}

function isReusable(): boolean {
  const hasRoom = process.memoryUsage.rss() < leastRoom * limits.memory;
  return !leavesTraces && runs < mostRuns && hasRoom && isUntouched?.() === true;
}

/** Null after an error, which has been sent. */
function load(job: StartRun): DatasetDefinition | null {
  try {
    if (job.resumed !== null) requireSameFile(job.resumed.run, job.hash);
    return heartbeat.guard('', () => loadDefinition(job.code, job.file, job.point, () => (leavesTraces = true)));
  } catch (error) {
    send({ kind: 'failed', fault: toFault(error, 'load') });
    return null;
  }
}

async function plan(definition: DatasetDefinition, job: StartRun, choice: SweepChoice): Promise<void> {
  try {
    const known = choice.kind === 'latentScan' ? await planScan(definition, job, choice.seeds) : choice;
    // After an error, which has been sent.
    if (known === null) return;
    send({ kind: 'planned', plan: await planOf(definition, job.file, known, heartbeat) });
  } catch (error) {
    send({ kind: 'failed', fault: toFault(error, 'load') });
  }
}

/** Which latent spaces to try depends on the data. */
async function planScan(
  definition: DatasetDefinition,
  job: StartRun,
  seeds: readonly number[] | null,
): Promise<KnownChoice | null> {
  const run = await prepare(definition, job, startRun);
  return run === null ? null : { kind: 'scan', ...run.planLatentScan(seeds) };
}

async function perform(run: Run, job: StartRun): Promise<void> {
  const { task } = job;
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
    case 'train':
      await conclude(run, job);
      return;
    case 'examine':
      // Has no run: `start` sees to it.
      return;
  }
}

/** Takes a run to its result, and sends its files. */
async function conclude(run: Run | Examination, { live, files, isOneOfMany }: StartRun): Promise<void> {
  const evaluations = await driver.drive(run, live);
  if (evaluations === null || !files) return;
  // TensorFlow.js, which this may load, leaves traces of its own.
  leavesTraces ||= isUntouched?.() !== true;
  for (const artefact of await createArtefacts(run, evaluations)) send({ kind: 'artefact', ...artefact });
  if (isOneOfMany) isUntouched = rememberSurroundings();
}

const emit = (event: RunEvent): void => {
  if (event.kind !== 'frame') events++;
  send({ kind: 'event', packed: packEvent(event) });
};

/** What is started with its samples drawn; null after an error, which has been sent. */
async function prepare<Started>(
  definition: DatasetDefinition,
  job: StartRun,
  begin: (definition: DatasetDefinition, job: StartRun) => Promise<Started>,
): Promise<Started | null> {
  try {
    return await begin(definition, job);
  } catch (error) {
    send({ kind: 'failed', fault: toFault(error, error instanceof EngineError ? 'internal' : 'sampling') });
    return null;
  }
}

/** No engine could be loaded; its cause says why. */
class EngineError extends Error {}

async function startRun(definition: DatasetDefinition, job: StartRun): Promise<Run> {
  const ready = await loadEngine(job.engine).catch((error: unknown) => {
    throw new EngineError(messageOf(error), { cause: error });
  });
  const kept = job.resumed && { run: job.resumed.run, content: await readCheckpoint(job.resumed.checkpoint) };
  send({ kind: 'status', status: 'sampling' });
  const run = await Run.start({
    ...common(definition, job),
    resumed: kept && {
      run: kept.run,
      checkpoint: kept.content.run,
      check: (samples) => {
        if (hashOfSamples(samples) !== kept.content.samples) throw new ResumeError(changedData);
      },
    },
    openStream: (manifold, field) => openStream(manifold, field, readContext(job)),
    steps: job.steps,
    previous: job.previous,
    engine: ready.engine,
    threads: job.threads,
    isRecorded: job.isRecorded,
    now: () => performance.now(),
  });
  if (kept !== null) {
    ({ events } = kept.content);
    send({ kind: 'resumed', events, step: run.step });
  } else if (ready.warning !== null) emit({ kind: 'warning', message: ready.warning });
  return run;
}

function startExamination(definition: DatasetDefinition, job: StartRun): Promise<Examination> {
  send({ kind: 'status', status: 'sampling' });
  return Examination.start({
    ...common(definition, job),
    version: job.version,
    readModel: (source) =>
      readModel(
        source,
        job.file,
        (file) => send({ kind: 'dependency', of: 'model', file }),
        (file, task) => heartbeat.reading({ file, field: 'model' }, task),
      ),
  });
}

/** What reading the files of a dataset file takes. */
function readContext({ file: datasetFile }: StartRun): ReadContext {
  return {
    datasetFile,
    guard: heartbeat.guard,
    reading: heartbeat.reading,
    begin: async (file, field) => {
      // The session watches it from then on, and must not wait for a file that never answers.
      await heartbeat.reading({ file, field }, () => stat(file).catch(() => null));
      send({ kind: 'dependency', of: 'data', file });
      return createReadProgress(path.basename(file), send);
    },
    matched: (pattern, files) => send({ kind: 'matched', pattern, folder: path.dirname(datasetFile), files }),
  };
}

/** What a run and an examination both start from. */
function common(definition: DatasetDefinition, job: StartRun) {
  return {
    definition,
    source: { file: job.label, hash: job.hash, version, point: job.point },
    seed: seedOf(job, definition),
    guard: heartbeat.guard,
    readTable: (manifold: Manifold, field: string) => readTable(manifold, field, readContext(job)),
    emit,
  };
}

/** A seed chosen outside the file holds until the file names another. */
function seedOf({ seed }: StartRun, definition: DatasetDefinition): number | null {
  if (seed === null || (seed.insteadOf !== null && seed.insteadOf !== fileSeed(definition))) return null;
  return seed.value;
}
