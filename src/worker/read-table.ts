import path from 'node:path';
import type { Manifold } from '../dataset/manifold.js';
import { joinTables } from '../dataset/readers/join-tables.js';
import { rowsOf, type Table } from '../dataset/readers/table.js';
import { SamplingError, type Guard } from '../run/guard.js';
import { buildTable } from './file-readers/build-table.js';
import { DatasetCodeError, type RunCode } from './file-readers/dataset-code.js';
import { openFile } from './open-file.js';
import type { ReadProgress } from './file-readers/progress.js';
import { reasonOf } from './file-readers/words.js';
import { filesOf, type TellMatches } from './files-of.js';
import type { Heartbeat } from './heartbeat.js';

/** What reading needs to know of the run. */
export interface ReadContext {
  /** The dataset file, to which paths are relative. */
  readonly datasetFile: string;
  readonly guard: Guard;
  /** Has an end put to the process where a file gives no byte for too long, until the task is over. */
  readonly reading: Heartbeat['reading'];
  /** Told of each file before it is read, once there is an answer whether it is there; gives what is told of its progress. */
  readonly begin: (file: string, field: string) => Promise<ReadProgress>;
  /** Told of the files that match a pattern. */
  readonly matched: TellMatches;
}

/**
 * Reads the table behind a manifold that comes from files.
 * @throws SamplingError that names the file and what is wrong with it, or what code of the dataset file throws.
 */
export async function readTable(manifold: Manifold, field: string, context: ReadContext): Promise<Table> {
  const { source } = manifold;
  if (source.kind !== 'file') throw new SamplingError(field, `${field}: expected data from a file`);
  const { selection, format } = source;
  const runCode: RunCode = (task) => context.guard(field, task);
  const readAll = async (paths: readonly string[]): Promise<Table> => {
    const tables: Table[] = [];
    const files = await reading(context, paths.join(', '), field, () =>
      filesOf(paths, path.dirname(context.datasetFile), context.matched),
    );
    for (const file of files) {
      const progress = await context.begin(file, field);
      tables.push(
        await reading(context, file, field, async () => {
          const opened = await openFile(file, format, progress);
          try {
            return await buildTable(opened, path.basename(file), selection, runCode, progress);
          } finally {
            await opened.close();
          }
        }),
      );
    }
    return reading(context, paths.join(', '), field, () => Promise.resolve(joinTables(tables)));
  };
  const table = await readAll(source.paths);
  const { test } = selection;
  const whole =
    test?.kind === 'files'
      ? await readAll(test.paths).then((other) =>
          reading(context, test.paths.join(', '), field, () => Promise.resolve(withTest(table, other))),
        )
      : table;
  if (rowsOf(whole) > 0) return whole;
  const { missing, condition } = whole.leftOut;
  const why = [
    ...(condition > 0 ? [`\`where\` holds for none of ${condition}`] : []),
    ...(missing > 0 ? [`each of ${missing} has a missing value`] : []),
  ];
  throw new SamplingError(
    field,
    `${field}: cannot read ${source.paths.join(', ')}: expected at least one row of numbers, got none${why.length > 0 ? `: ${why.join(', and ')}` : ''}`,
  );
}

/** The rows of one table to train on, those of another to test on. */
function withTest(train: Table, test: Table): Table {
  const isTest = new Uint8Array(rowsOf(train) + rowsOf(test)).fill(1, rowsOf(train));
  return { ...joinTables([train, test]), test: { kind: 'rows', isTest } };
}

export async function reading<T>(
  context: Pick<ReadContext, 'reading'>,
  file: string,
  field: string,
  task: () => Promise<T>,
): Promise<T> {
  try {
    return await context.reading({ file, field }, task);
  } catch (error) {
    if (error instanceof DatasetCodeError) throw error.cause;
    throw new SamplingError(field, `${field}: cannot read ${file}: ${reasonOf(error)}`, { cause: error });
  }
}
