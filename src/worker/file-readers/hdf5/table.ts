import h5wasm, { type Dataset, type File } from 'h5wasm/node';
import type { BinaryColumns } from '../binary-table.js';
import { requireSameRows, type FileColumn, type ReadRequest, type RowBlock } from '../table-file.js';
import { reasonOf } from '../words.js';
import { datasetColumns, type DatasetColumns } from './dataset.js';

/** The columns of one dataset. */
export function datasetTable(dataset: Dataset, path: string): BinaryColumns {
  const { rows, columns, isNamed, rowShape, blocks, cells } = inDataset(path, () => datasetColumns(dataset));
  return {
    columns,
    columnWord: isNamed ? 'field' : 'column',
    isNamed,
    rowShape,
    blocks,
    read: async ({ parts, from, rows: limit, progress }) => {
      const count = Math.min(rows - from, limit ?? rows);
      return { rows: count, cells: await cells({ parts, from, count, progress }) };
    },
  };
}

/** Each dataset below a group as a column that goes by its path from there. */
export function groupTable(file: File, group: string, paths: readonly string[]): BinaryColumns {
  const prefix = group === '' ? '' : `${group}/`;
  const below = paths.filter((path) => path.startsWith(prefix) && file.get(path) instanceof h5wasm.Dataset);
  const open = new Map<string, DatasetColumns>();
  const datasetAt = (name: string): DatasetColumns => {
    const entity = file.get(prefix + name);
    if (!(entity instanceof h5wasm.Dataset)) throw new Error(`expected a dataset named ${JSON.stringify(name)}`);
    const found = open.get(name) ?? inDataset(name, () => datasetColumns(entity));
    open.set(name, found);
    return found;
  };
  return {
    columns: below.map((path) => asColumn(path.slice(prefix.length), path, datasetAt)),
    columnWord: 'dataset',
    isNamed: true,
    rowShape: null,
    read: (request) => readEach(request, datasetAt),
  };
}

/** A whole dataset as a column. */
function asColumn(name: string, path: string, datasetAt: (name: string) => DatasetColumns): FileColumn {
  const aliases = [`/${path}`, path];
  try {
    const { columns, isNamed } = datasetAt(name);
    if (!isNamed) return { ...columns[0], name, aliases };
    return { name, aliases, holds: 'other', shape: [], type: `records, whose fields are read with dataset: "${path}"` };
  } catch (error) {
    return { name, aliases, holds: 'other', shape: [], type: reasonOf(error).replace(/^.*, got /, '') };
  }
}

async function readEach(
  { parts, from, rows: limit, progress }: ReadRequest,
  datasetAt: (name: string) => DatasetColumns,
): Promise<RowBlock> {
  const names = [...new Set(parts.map(({ column }) => column.name))];
  const rows = requireSameRows(names.map((name) => [name, datasetAt(name).rows]));
  const count = Math.min(rows - from, limit ?? rows);
  const cells = new Map<string, RowBlock['cells']>();
  for (const [index, name] of names.entries()) {
    const own = parts.filter(({ column }) => column.name === name);
    const told = (share: number): Promise<void> => progress((index + share) / names.length);
    cells.set(name, await datasetAt(name).cells({ parts: own, from, count, progress: told }));
  }
  return {
    rows: count,
    cells: parts.flatMap((part) => {
      const own = parts.filter(({ column }) => column.name === part.column.name);
      return cells.get(part.column.name)?.at(own.indexOf(part)) ?? [];
    }),
  };
}

export function inDataset<T>(name: string, task: () => T): T {
  try {
    return task();
  } catch (error) {
    throw new Error(`dataset ${JSON.stringify(name)}: ${reasonOf(error)}`, { cause: error });
  }
}
