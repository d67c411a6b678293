import type { Manifold } from '../dataset/manifold.js';
import { TablesDifferError } from '../dataset/readers/join-tables.js';
import { plainTable, rowsOf, type Table } from '../dataset/readers/table.js';
import { createRandom } from '../random/random.js';
import { SamplingError, type Guard } from './guard.js';
import { checkPoint } from './sample.js';

/** Reads the table behind a manifold that comes from files. */
export type ReadTable = (manifold: Manifold, field: string) => Promise<Table>;

/** What tables are read and made with. */
export interface TableSources {
  readonly seed: number;
  readonly guard: Guard;
  readonly readTable: ReadTable;
}

/**
 * The whole table behind a manifold; null if its points are drawn.
 * @param field path in the definition, for errors.
 * @throws SamplingError where it cannot be used, or whatever code of the dataset file throws.
 */
export async function tableBehind(manifold: Manifold, field: string, sources: TableSources): Promise<Table | null> {
  const table = await make(manifold, field, sources, { next: 0 });
  if (table !== null && rowsOf(table) === 0)
    throw new SamplingError(field, `${field}: expected at least one point in ${manifold.name}, got none`);
  return table;
}

/** Of the seed's streams for splits: those before it split samples. */
const firstStream = 8;

/** @param streams counts the random numbers' streams, one for each table that is made from others. */
async function make(
  manifold: Manifold,
  field: string,
  sources: TableSources,
  streams: { next: number },
): Promise<Table | null> {
  const { source } = manifold;
  switch (source.kind) {
    case 'list': {
      const { points, labels, weights } = source;
      const dimension = points[0]?.length ?? 0;
      points.forEach((point, index) => checkPoint(point, dimension, index, field));
      return {
        ...plainTable(dimension, Float64Array.from(points.flat())),
        labels,
        weights,
        coordinates: manifold.coordinates,
      };
    }
    case 'file':
      return sources.readTable(manifold, field);
    case 'tables': {
      const tables: Table[] = [];
      for (const part of source.parts) {
        const table = await make(part, field, sources, streams);
        if (table !== null) tables.push(table);
      }
      const random = createRandom(sources.seed, 'split', firstStream + streams.next++);
      const table = combined(field, () =>
        source.combine(tables, { random, guard: (task) => sources.guard(field, task) }),
      );
      return { ...table, coordinates: manifold.coordinates ?? table.coordinates };
    }
    case 'chart':
    case 'sampler':
    case 'derived':
      return null;
  }
}

/** Says where tables stand that cannot be joined. */
function combined<T>(field: string, task: () => T): T {
  try {
    return task();
  } catch (error) {
    if (!(error instanceof TablesDifferError)) throw error;
    throw new SamplingError(field, `${field}: ${error.message}`, { cause: error });
  }
}
