import h5wasm, { type Dataset, type File, type Group } from 'h5wasm/node';
import type { ColumnPart, FileColumn } from '../table-file.js';
import { datasetColumns } from './dataset.js';
import { datasetTable, type HdfTable } from './table.js';

/**
 * A data frame that pandas wrote with `to_hdf`; null where a group is none. In the format `fixed` the columns of each
 * type are one array (`block0_values`), with their names beside it; in the format `table` there is one dataset of
 * records, in whose fields (`values_block_0`) several columns may stand.
 */
export function frameTable(group: Group, file: File, path: string): HdfTable | null {
  const { attrs } = group;
  if (!('pandas_type' in attrs)) return null;
  const table = file.get(`${path}/table`);
  if (table instanceof h5wasm.Dataset) return recordFrame(table, path);
  const count = Number(attrs.nblocks?.value ?? 0);
  const blocks = Array.from({ length: count }, (_, k) => {
    const [items, values] = ['items', 'values'].map((part) => file.get(`${path}/block${k}_${part}`));
    if (!(items instanceof h5wasm.Dataset) || !(values instanceof h5wasm.Dataset)) return [];
    return [{ names: textsOf(items), values }];
  }).flat();
  return blockFrame(blocks);
}

interface Block {
  readonly names: readonly string[];
  readonly values: Dataset;
}

function blockFrame(blocks: readonly Block[]): HdfTable {
  const opened = blocks.map(({ names, values }) => {
    const columns = datasetColumns(values);
    const [{ holds, type, shape }] = columns.columns;
    const isPlain = shape.length === 1 && shape[0] === names.length;
    return { names, columns, holds: isPlain ? holds : ('other' as const), type: isPlain ? type : 'Python objects' };
  });
  const placeOf = ({ column }: ColumnPart): readonly [block: number, element: number] => {
    const block = opened.findIndex(({ names }) => names.includes(column.name));
    return [block, opened[block].names.indexOf(column.name)];
  };
  return {
    columns: opened.flatMap(({ names, holds, type }) =>
      names.map((name): FileColumn => ({ name, holds, type: type.replace(/\[.*/, ''), shape: [] })),
    ),
    columnWord: 'column',
    isNamed: true,
    rowShape: null,
    read: async ({ parts, rows: limit, progress }) => {
      const rows = Math.max(0, ...opened.map(({ columns }) => columns.rows));
      const count = Math.min(rows, limit ?? rows);
      const cells = [];
      for (const [index, part] of parts.entries()) {
        const [block, element] = placeOf(part);
        const { columns } = opened[block];
        const inBlock = { column: columns.columns[0], element };
        cells.push(...(await columns.cells([inBlock], count, (share) => progress((index + share) / parts.length))));
      }
      return { rows: count, cells };
    },
  };
}

/** The fields of a dataset of records, with the names of the columns where pandas wrote them beside it. */
function recordFrame(dataset: Dataset, path: string): HdfTable {
  const table = datasetTable(dataset, `${path}/table`);
  return { ...table, columns: table.columns.map((column) => ({ ...column, aliases: [`table/${column.name}`] })) };
}

function textsOf(dataset: Dataset): readonly string[] {
  const { value } = dataset;
  if (Array.isArray(value))
    return value.map((text) => (text instanceof Uint8Array ? new TextDecoder().decode(text) : String(text)));
  return ArrayBuffer.isView(value) && 'length' in value ? Array.from(value as ArrayLike<number>, String) : [];
}
