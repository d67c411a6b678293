import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { closestMatch } from 'leven';
import { defaultEngine, engineChoices } from '../autoencoder/options.js';
import { ResumeError } from '../protocol/resume-error.js';
import { FindFilesError } from '../session/find-files.js';
import { OutputError } from '../session/output.js';
import { version } from '../version.js';
import { check } from './check.js';
import { exitStatus, UsageError } from './exit-status.js';
import { findLearningRate } from './find-learning-rate.js';
import { report } from './report.js';
import { integer } from './numbers.js';
import { sweep } from './sweep.js';
import { readLatentScan, readSweep, sweepOptions } from './sweep-options.js';
import { collectSweep, sweepTask } from './sweep-task.js';
import { train } from './train.js';

const usage = `Usage: latent-atlas COMMAND …

  train FILE   train the autoencoder of a dataset file, analyse it, write the run directory
      --seed N            use this seed instead of the file's
      --engine NAME       ${engineChoices.join(', ')} (default: ${defaultEngine}, whose numbers differ least from
                          machine to machine); auto is native where that is known to work
      --steps N           train this many steps instead of the file's
      --threads N         threads that may share a training step (default: the number of cores);
                          larger networks train faster, to the same result
      --out DIR           run directory (default: runs/NAME in the current folder)
      --resume            go on with the interrupted run in the run directory, to the same bits;
                          seed, engine and steps are those of that run
      --json              print the result, and nothing else, to standard output
      --quiet             no progress
  sweep FILE   train it with several settings, one a core at a time, and collect what they come to in a table
      --vary FIELD=VALUES such as latent=euclidean(1),euclidean(2) or training.seed=0-9; several give all combinations
                          (default: what the file sweeps over, or else seeds 0-4)
      --seeds LIST        such as 0-4 or 1,2,7: short for --vary seed=LIST
      --random N, --sobol N
                          N points at random, or of a Sobol sequence, instead of all combinations;
                          VALUES may then be uniform(0,1), logUniform(1e-4,1e-2) or uniformInteger(8,64)
      --draw-seed N       seed of these draws (default: 0)
      --resume            train what is missing in the sweep directory, and keep the rest
      --workers N         runs at once (default: the number of cores)
      --threads N         threads of each run (default: 1)
      --keep-runs NAME    all, ends or first: whose run directories are written; with ends all, but how the pictures
                          change in training only for the first (default: all of up to 100 points)
      --halving N         successive halving: train all for N steps, the best third for 3 N, and so on (--reduction 3)
      --executor NAME     local, slurm, or none to make the directory alone (default: local)
      for slurm: --points-per-task N, --at-once N tasks, --time, --mem, --cpus-per-task, --partition, --account,
                          --sbatch=OPTION for others, --detach to submit and not to wait
      --engine, --steps, --out, --json, --quiet as for train
  find-latent FILE
               train with latent spaces from small to large, a few seeds each, and say which is the smallest that holds the data
      --seeds LIST        (default: five seeds of a network that trains fast, else three)
      other options as for sweep, without --vary, --random and --sobol
  sweep-task DIR [INDEX]
               train one point of a sweep directory; without INDEX, the one that Slurm, PBS, LSF, SGE or Kubernetes names
      --points-per-task K the K points from K × INDEX
      --offset N          added to INDEX
  collect DIR  write sweep.json, .csv, .parquet and .html of what is in a sweep directory
      --json              print the table to standard output
  examine FILE
               analyse the model that a dataset file names, such as onnx('autoencoder.onnx'); train nothing
      --seed, --out, --json, --quiet as for train
  find-learning-rate FILE
               train a few hundred steps at ever higher rates, show the loss against the rate, suggest one
      --seed, --engine, --json as for train
  check FILE   bundle and type-check a dataset file, draw a few points, train nothing
  report DIR   write report.html of a run directory again, without training

  for all that run a dataset file:
      --timeout S         seconds without a sign of life of its code, or a byte of a file (default: 10)
      --memory-limit MIB  memory that its process may take (default: 4096)

  --help, --version

Exit status: 0 done; 1 the run failed; 2 wrong usage; 3 the dataset file is wrong; 130 interrupted.
`;

async function main(words: readonly string[]): Promise<number> {
  const { values, positionals } = parse(words);
  if (values.help === true) {
    process.stdout.write(usage);
    return exitStatus.done;
  }
  if (values.version === true) {
    process.stdout.write(version + '\n');
    return exitStatus.done;
  }
  const [command, argument, index] = positionals;
  if (positionals.length !== 2 && !(command === 'sweep-task' && positionals.length === 3)) {
    throw new UsageError(`expected a command and one argument, got ${positionals.length} words`);
  }
  const limits = {
    memory: integer('--memory-limit', values['memory-limit'], 256, 65_536),
    time: integer('--timeout', values.timeout, 1, 3600),
  };
  switch (command) {
    case 'train':
    case 'examine':
      if (values.resume === true) refuse('--resume', values, ['seed', 'steps', 'engine']);
      return train({
        task: command,
        file: argument,
        seed: integer('--seed', values.seed, 0, 2 ** 32 - 1),
        steps: integer('--steps', values.steps, 1, 10_000_000),
        engine: engine(values.engine),
        threads: integer('--threads', values.threads, 1, 256) ?? availableParallelism(),
        resume: values.resume ?? false,
        out: values.out ?? null,
        json: values.json ?? false,
        limits,
        quiet: values.quiet ?? false,
      });
    case 'sweep':
    case 'find-latent':
      return sweep({
        file: argument,
        ...(command === 'sweep' ? readSweep(values) : readLatentScan(values)),
        steps: integer('--steps', values.steps, 1, 10_000_000),
        engine: engine(values.engine),
        out: values.out ?? null,
        json: values.json ?? false,
        limits,
        quiet: values.quiet ?? false,
      });
    case 'sweep-task':
      return sweepTask({
        folder: argument,
        index: integer('INDEX', index, 0, 100_000_000),
        offset: integer('--offset', values.offset, -1, 100_000_000) ?? 0,
        pointsPerTask: integer('--points-per-task', values['points-per-task'], 1, 1_000_000) ?? 1,
        threads: integer('--threads', values.threads, 1, 256) ?? 1,
        quiet: values.quiet ?? false,
      });
    case 'collect':
      return collectSweep(argument, values.json ?? false);
    case 'find-learning-rate':
      return findLearningRate({
        file: argument,
        seed: integer('--seed', values.seed, 0, 2 ** 32 - 1),
        engine: engine(values.engine),
        json: values.json ?? false,
        limits,
      });
    case 'check':
      return check(argument, limits);
    case 'report':
      return report(argument);
    default:
      throw new UsageError(
        `expected the command ${commands.slice(0, -1).join(', ')} or ${commands.at(-1) ?? ''}, got ${command}`,
      );
  }
}

const commands = [
  'train',
  'sweep',
  'find-latent',
  'sweep-task',
  'collect',
  'examine',
  'find-learning-rate',
  'check',
  'report',
];

const options = {
  // Before those of sweeps: of names that are as near, the first is suggested.
  seed: { type: 'string' },
  ...sweepOptions,
  engine: { type: 'string' },
  steps: { type: 'string' },
  threads: { type: 'string' },
  out: { type: 'string' },
  'memory-limit': { type: 'string' },
  timeout: { type: 'string' },
  resume: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

function parse(words: readonly string[]) {
  const unknown = words
    .map((word) => /^--([^=]+)/.exec(word)?.[1])
    .find((name) => name !== undefined && !Object.hasOwn(options, name));
  if (unknown !== undefined) throw new UsageError(`unknown option --${unknown}.${suggestion(unknown)}`);
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The option that may have been meant, as a sentence after another; empty if none is close. */
function suggestion(name: string): string {
  const meant = closestMatch(name, Object.keys(options), { maxDistance: 2 });
  return meant === undefined ? '' : ` Did you mean --${meant}?`;
}

/** @throws UsageError where an option is given that another leaves no room for. */
function refuse(option: string, values: Readonly<Record<string, unknown>>, others: readonly string[]): void {
  const other = others.find((name) => values[name] !== undefined);
  if (other !== undefined) throw new UsageError(`--${other} cannot be given with ${option}: it is that of the run`);
}

function engine(name: string | undefined) {
  if (name === undefined) return null;
  const known = engineChoices.find((candidate) => candidate === name);
  if (known === undefined) throw new UsageError(`--engine: expected ${engineChoices.join(' or ')}, got ${name}`);
  return known;
}

/** Milliseconds after which the command line no longer waits for a process that the system does not end. */
const graceTime = 2000;

/** What is written goes out first, to a slow reader too. */
function endLater(): void {
  setTimeout(() => {
    if (process.stdout.writableLength + process.stderr.writableLength > 0) endLater();
    else process.exit();
  }, graceTime).unref();
}

const ending = main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    if (error instanceof UsageError) {
      process.stderr.write(`latent-atlas: ${error.message}\n\n${usage}`);
      process.exitCode = exitStatus.wrongUsage;
    } else if (error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd') {
      process.stderr.write('latent-atlas: the current folder does not exist any more: change to another one.\n');
      process.exitCode = exitStatus.wrongUsage;
    } else if (error instanceof FindFilesError) {
      process.stderr.write(`latent-atlas: ${error.message}\n`);
      process.exitCode = exitStatus.datasetWrong;
    } else if (error instanceof OutputError || error instanceof ResumeError) {
      process.stderr.write(`latent-atlas: ${error.message}\n`);
      process.exitCode = exitStatus.runFailed;
    } else {
      process.stderr.write(
        `latent-atlas: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      process.exitCode = exitStatus.runFailed;
    }
  },
);
void ending.finally(endLater);
