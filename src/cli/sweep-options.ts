import { availableParallelism } from 'node:os';
import { keptRuns } from '../sweep/plan-file.js';
import type { Executor } from '../sweep/sweep.js';
import type { SweepChoice } from '../worker/messages.js';
import { UsageError } from './exit-status.js';
import { integer } from './numbers.js';
import type { SweepArguments } from './sweep.js';

/** Options of `sweep` and `sweep-task`, for `parseArgs`. */
export const sweepOptions = {
  vary: { type: 'string', multiple: true },
  seeds: { type: 'string' },
  random: { type: 'string' },
  sobol: { type: 'string' },
  'draw-seed': { type: 'string' },
  resume: { type: 'boolean' },
  workers: { type: 'string' },
  'keep-runs': { type: 'string' },
  halving: { type: 'string' },
  reduction: { type: 'string' },
  executor: { type: 'string' },
  'points-per-task': { type: 'string' },
  offset: { type: 'string' },
  'at-once': { type: 'string' },
  time: { type: 'string' },
  mem: { type: 'string' },
  partition: { type: 'string' },
  account: { type: 'string' },
  'cpus-per-task': { type: 'string' },
  sbatch: { type: 'string', multiple: true },
  detach: { type: 'boolean' },
} as const;

type Values = {
  readonly [Name in keyof typeof sweepOptions]?: (typeof sweepOptions)[Name] extends { readonly multiple: true }
    ? readonly string[]
    : (typeof sweepOptions)[Name]['type'] extends 'boolean'
      ? boolean
      : string;
} & { readonly threads?: string };

const mostSteps = 10_000_000;

type SweepOptions = Pick<SweepArguments, 'choice' | 'executor' | 'halving' | 'keepRuns' | 'resume'>;

/**
 * The options of `find-latent`, which chooses what varies by itself.
 * @throws UsageError that names the option.
 */
export function readLatentScan(values: Values): SweepOptions {
  const { vary, random, sobol, seeds: list, ...others } = values;
  const given = Object.entries({ vary, random, sobol }).find(([, value]) => value !== undefined);
  if (given !== undefined)
    throw new UsageError(`--${given[0]}: expected none with find-latent, which chooses the latent spaces itself`);
  const wanted = list === undefined ? null : [...new Set(seeds(list))];
  return { ...readSweep(others), choice: { kind: 'latentScan', seeds: wanted } };
}

/** @throws UsageError that names the option. */
export function readSweep(values: Values): SweepOptions {
  const leastSteps = integer('--halving', values.halving, 1, mostSteps);
  const reduction = integer('--reduction', values.reduction, 2, 100);
  if (leastSteps === null && reduction !== null) throw new UsageError('--reduction: expected --halving N beside it');
  const executor = executorOf(values);
  if (leastSteps !== null && executor.kind !== 'local')
    throw new UsageError(
      `--halving: expected --executor local, got ${executor.kind}: it compares all points before it trains on`,
    );
  return {
    choice: choiceOf(values),
    executor,
    halving: leastSteps === null ? null : { leastSteps, reduction: reduction ?? 3 },
    keepRuns: oneOf('--keep-runs', values['keep-runs'], keptRuns),
    resume: values.resume ?? false,
  };
}

function choiceOf(values: Values): SweepChoice {
  const fields = (values.vary ?? []).map((text) => {
    const equals = text.indexOf('=');
    if (equals > 0 && equals < text.length - 1)
      return { name: text.slice(0, equals).trim(), values: text.slice(equals + 1) };
    throw new UsageError(`--vary: expected FIELD=VALUES, such as seed=0-9, got ${JSON.stringify(text)}`);
  });
  if (values.seeds !== undefined)
    fields.push({ name: 'training.seed', values: [...new Set(seeds(values.seeds))].join(',') });
  const random = integer('--random', values.random, 1, 1_000_000);
  const sobol = integer('--sobol', values.sobol, 1, 1_000_000);
  const seed = integer('--draw-seed', values['draw-seed'], 0, 2 ** 32 - 1) ?? 0;
  if (random !== null && sobol !== null) throw new UsageError('--sobol: expected --random or --sobol, got both');
  const points = random ?? sobol;
  if (fields.length === 0) {
    if (points !== null) throw new UsageError('--random and --sobol: expected --vary FIELD=VALUES beside them');
    return { kind: 'file' };
  }
  const draw = points === null ? null : ({ kind: random === null ? 'sobol' : 'random', points, seed } as const);
  return { kind: 'given', fields, draw };
}

/** Seeds in a list of numbers and ranges with both ends, such as `0-4,7`. */
function seeds(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map((end) => integer('--seeds', end, 0, 2 ** 32 - 1) ?? 0);
    if (last < first || last - first >= 1000) {
      throw new UsageError(`--seeds: expected a list such as 0-4 or 1,2,7 of at most 1000 seeds a range, got ${part}`);
    }
    return Array.from({ length: last - first + 1 }, (_, k) => first + k);
  });
}

function executorOf(values: Values): Executor {
  const workers = integer('--workers', values.workers, 1, 256) ?? availableParallelism();
  const threads = integer('--threads', values.threads, 1, 256) ?? 1;
  switch (oneOf('--executor', values.executor, ['local', 'slurm', 'none'])) {
    case 'local':
    case null:
      return { kind: 'local', workers, threads };
    case 'none':
      return { kind: 'none' };
    case 'slurm':
      return {
        kind: 'slurm',
        pointsPerTask: integer('--points-per-task', values['points-per-task'], 1, 1_000_000) ?? 1,
        atOnce: integer('--at-once', values['at-once'], 1, 100_000),
        time: values.time ?? null,
        memory: values.mem ?? null,
        partition: values.partition ?? null,
        account: values.account ?? null,
        cpusPerTask: integer('--cpus-per-task', values['cpus-per-task'], 1, 256),
        others: values.sbatch ?? [],
        waits: values.detach !== true,
      };
  }
}

function oneOf<const Word extends string>(
  option: string,
  text: string | undefined,
  words: readonly Word[],
): Word | null {
  if (text === undefined) return null;
  const found = words.find((word) => word === text);
  if (found === undefined) throw new UsageError(`${option}: expected ${words.join(' or ')}, got ${text}`);
  return found;
}
