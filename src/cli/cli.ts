import { parseArgs } from 'node:util';
import { engineNames } from '../autoencoder/options.js';
import { version } from '../version.js';
import { check } from './check.js';
import { exitStatus, UsageError } from './exit-status.js';
import { report } from './report.js';
import { train } from './train.js';

const usage = `Usage: latent-atlas COMMAND …

  train FILE   train the autoencoder of a dataset file, analyse it, write the run directory
      --seed N            a seed in place of the file's
      --engine NAME       ${engineNames.join(' or ')}
      --steps N           training steps in place of the file's
      --out DIR           run directory (default: runs/NAME beside the current folder's files)
      --json              print the result, and nothing else, to standard output
      --quiet             no progress
  check FILE   bundle and type-check a dataset file, draw a few points, train nothing
  report DIR   write report.html of a run directory again, without training

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
  if (positionals.length !== 2) {
    throw new UsageError(`expected a command and one argument, got ${positionals.length} words`);
  }
  const [command, argument] = positionals;
  switch (command) {
    case 'train':
      return train({
        file: argument,
        seed: integer('--seed', values.seed, 0, 2 ** 32 - 1),
        steps: integer('--steps', values.steps, 1, 10_000_000),
        engine: engine(values.engine),
        out: values.out ?? null,
        json: values.json ?? false,
        quiet: values.quiet ?? false,
      });
    case 'check':
      return check(argument);
    case 'report':
      return report(argument);
    default:
      throw new UsageError(`expected the command train, check or report, got ${command}`);
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        engine: { type: 'string' },
        steps: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
        quiet: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function integer(option: string, text: string | undefined, from: number, to: number): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < from || value > to) {
    throw new UsageError(`${option}: expected an integer from ${from} to ${to}, got ${JSON.stringify(text)}`);
  }
  return value;
}

function engine(name: string | undefined) {
  if (name === undefined) return null;
  const known = engineNames.find((candidate) => candidate === name);
  if (known === undefined) throw new UsageError(`--engine: expected ${engineNames.join(' or ')}, got ${name}`);
  return known;
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    if (error instanceof UsageError) {
      process.stderr.write(`latent-atlas: ${error.message}\n\n${usage}`);
      process.exitCode = exitStatus.wrongUsage;
    } else {
      process.stderr.write(`latent-atlas: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = exitStatus.runFailed;
    }
  },
);
