import { createHash } from 'node:crypto';
import type { EngineChoice } from '../autoencoder/options.js';
import type { Fault } from '../protocol/fault.js';
import { bundleDataset, type Bundle } from '../session/bundle.js';
import { version } from '../version.js';
import type { PlannedSweep, SweepChoice } from '../worker/messages.js';
import { requireSameData } from './data-files.js';
import { pointLines, SweepDirectory, SweepDirectoryError } from './directory.js';
import type { Halving, KeptRuns, SweepPlan } from './plan-file.js';
import type { PointWorkers } from './point-workers.js';
import { runPoint } from './run-point.js';

/** What a sweep is to be. */
export interface SweepRequest {
  /** The dataset file: absolute, and as the user gave it. */
  readonly file: string;
  readonly label: string;
  readonly choice: SweepChoice;
  readonly engine: EngineChoice;
  /** Instead of the file's; null for the file's. */
  readonly steps: number | null;
  readonly halving: Halving | null;
  /** Null for those of all points where there are at most 100, else of the first. */
  readonly keepRuns: KeptRuns | null;
  /** The sweep directory, absolute. */
  readonly folder: string;
  /** Whether what is in the directory stays. With `ifSame`, another sweep, or one that is over, is replaced. */
  readonly resume: boolean | 'ifSame';
}

export type Prepared =
  | { readonly kind: 'ready'; readonly directory: SweepDirectory; readonly bundle: Bundle }
  /** The dataset file, or what was asked for, is wrong. */
  | { readonly kind: 'wrong'; readonly fault: Fault };

/** Points up to which all run directories are kept by default. */
const fewPoints = 100;

/**
 * Finds the points of a sweep and makes its directory, or opens it again.
 * @throws SweepDirectoryError where the directory holds another sweep than that to resume, or its data have changed.
 */
export async function prepareSweep(
  request: SweepRequest,
  workers: PointWorkers,
  signal: AbortSignal,
): Promise<Prepared> {
  const bundled = await bundleDataset(request.file, workers);
  if (!bundled.ok) return { kind: 'wrong', fault: bundled.fault };
  const { bundle } = bundled;
  const { label, engine, choice } = request;
  const { plan: planned, fault } = await runPoint(
    workers,
    {
      bundle,
      label,
      engine,
      threads: 1,
      steps: null,
      point: {},
      task: { kind: 'planSweep', choice },
      files: false,
      isRecorded: false,
      resumed: null,
    },
    { onEvent: () => undefined },
    signal,
  );
  if (planned === null) return { kind: 'wrong', fault: fault ?? stopped };
  const lines = pointLines(planned.points);
  const plan = planOf(request, bundle, planned, lines, workers);
  const found = await resumed(request, plan, workers);
  return {
    kind: 'ready',
    directory: found ?? (await SweepDirectory.create(request.folder, plan, lines, bundle)),
    bundle,
  };
}

/** The directory that is there, if the sweep goes on in it; null otherwise. */
async function resumed(
  { folder, resume }: SweepRequest,
  plan: SweepPlan,
  workers: PointWorkers,
): Promise<SweepDirectory | null> {
  if (resume === false || !SweepDirectory.isIn(folder)) return null;
  if (resume === true) return reopen(folder, plan, workers);
  try {
    const directory = await reopen(folder, plan, workers);
    return (await directory.missing()).length > 0 ? directory : null;
  } catch (error) {
    if (error instanceof SweepDirectoryError) return null;
    throw error;
  }
}

const stopped: Fault = { phase: 'load', message: 'The sweep was stopped.', location: null, ofDataset: false };

function planOf(
  { file, label, engine, steps, halving, keepRuns }: SweepRequest,
  bundle: Bundle,
  { name, fields, points, files: data, latentScan }: PlannedSweep,
  lines: string,
  workers: PointWorkers,
): SweepPlan {
  const pointsHash = sha256(lines);
  const { hash } = bundle;
  const decisive = { hash, data: data.map((one) => one.hash), pointsHash, engine, steps, halving, version };
  return {
    id: sha256(JSON.stringify(decisive)),
    name,
    file,
    label,
    hash,
    data,
    fields,
    points: points.length,
    pointsHash,
    engine,
    steps,
    halving,
    keepRuns: keepRuns ?? (points.length <= fewPoints ? 'all' : 'first'),
    latentScan,
    limits: workers.options.limits,
    version,
  };
}

async function reopen(folder: string, plan: SweepPlan, workers: PointWorkers): Promise<SweepDirectory> {
  const directory = await SweepDirectory.open(folder);
  const old = directory.plan;
  await requireSameData(workers, old.data);
  if (old.id === plan.id) return directory;
  const differences: readonly (readonly [string, boolean])[] = [
    ['the dataset file', old.hash !== plan.hash],
    ['the points', old.pointsHash !== plan.pointsHash],
    ['the engine', old.engine !== plan.engine],
    ['the number of steps', old.steps !== plan.steps],
    ['successive halving', JSON.stringify(old.halving) !== JSON.stringify(plan.halving)],
    ['the version of Latent Atlas', old.version !== plan.version],
  ];
  const names = differences.filter(([, differs]) => differs).map(([name]) => name);
  throw new SweepDirectoryError(
    `expected the sweep to resume in ${folder}, got another one: different are ${names.join(', ') || 'the data'}. ` +
      'Use another --out, or leave out --resume to replace it',
  );
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
