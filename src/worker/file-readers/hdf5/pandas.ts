import h5wasm, { type Dataset, type File, type Group } from 'h5wasm/node';
import type { BinaryColumns } from '../binary-table.js';
import type { Cells, FileColumn } from '../table-file.js';
import { datasetColumns, type DatasetColumns } from './dataset.js';

/** A column of a data frame, and where its cells are: one place in each row of an array, or of a field. */
interface FrameColumn {
  readonly column: FileColumn;
  readonly source: DatasetColumns;
  readonly field: FileColumn;
  readonly element: number | null;
}

/**
 * A data frame that pandas wrote with `to_hdf`; null if a group is not one. In the format `fixed` the columns of each
 * type are one array (`block0_values`), with their names beside it; in the format `table` there is one dataset of
 * records, in whose fields (`values_block_0`) several columns may stand.
 */
export function frameTable(group: Group, file: File, path: string): BinaryColumns | null {
  const { attrs } = group;
  if (!('pandas_type' in attrs)) return null;
  const table = file.get(`${path}/table`);
  const columns = table instanceof h5wasm.Dataset ? inRecords(table) : inBlocks(group, file, path);
  const order =
    table instanceof h5wasm.Dataset ? pickledTexts(valueOf(attrs, 'non_index_axes')) : textsIn(file, `${path}/axis0`);
  const rank = ({ column }: FrameColumn): number => {
    const place = order.indexOf(column.name);
    return place < 0 ? order.length : place;
  };
  return frameOf(columns.toSorted((a, b) => rank(a) - rank(b)));
}

function frameOf(columns: readonly FrameColumn[]): BinaryColumns {
  return {
    columns: columns.map(({ column }) => column),
    columnWord: 'column',
    isNamed: true,
    rowShape: null,
    blocks: columns.length === 0 ? [] : columns[0].source.blocks,
    read: async ({ parts, from, rows: limit, progress }) => {
      const rows = Math.max(0, ...columns.map(({ source }) => source.rows));
      const count = Math.min(rows - from, limit ?? rows);
      const cells: Cells[] = [];
      for (const [index, part] of parts.entries()) {
        const { source, field, element } = columns.find(({ column }) => column.name === part.column.name) ?? columns[0];
        const inField = [{ column: field, element: element ?? part.element }];
        const told = (share: number): Promise<void> => progress((index + share) / parts.length);
        cells.push(...(await source.cells({ parts: inField, from, count, progress: told })));
      }
      return { rows: count, cells };
    },
  };
}

function inBlocks({ attrs }: Group, file: File, path: string): readonly FrameColumn[] {
  return Array.from({ length: Number(valueOf(attrs, 'nblocks') ?? 0) }).flatMap((_, k) => {
    const values = file.get(`${path}/block${k}_values`);
    if (!(values instanceof h5wasm.Dataset)) return [];
    const names = textsIn(file, `${path}/block${k}_items`);
    const source = datasetColumns(values);
    const [field] = source.columns;
    // Columns of Python objects are one pickled value.
    const isPlain = field.shape.length === 1 && field.shape[0] === names.length;
    return names.map((name, element): FrameColumn => {
      const type = isPlain ? typeOfOne(field) : 'Python objects';
      return { column: { name, holds: isPlain ? field.holds : 'other', shape: [], type }, source, field, element };
    });
  });
}

function inRecords(table: Dataset): readonly FrameColumn[] {
  const source = datasetColumns(table);
  return source.columns.flatMap((field): readonly FrameColumn[] => {
    const names = pickledTexts(valueOf(table.attrs, `${field.name}_kind`));
    const isBlock =
      field.name.startsWith('values_block_') && field.shape.length === 1 && names.length === field.shape[0];
    if (!isBlock) return [{ column: { ...field, isIndex: field.name === 'index' }, source, field, element: null }];
    const holds = field.type.startsWith('text') ? 'texts' : field.holds;
    return names.map((name, element) => ({
      column: { name, holds, shape: [], type: typeOfOne(field) },
      source,
      field,
      element,
    }));
  });
}

/** The type of one value of an array. */
function typeOfOne({ type }: FileColumn): string {
  return type.replace(/\[.*$/, '');
}

/** The texts of a list that Python has pickled in its oldest way, which pandas takes for what it writes beside a table. */
function pickledTexts(value: unknown): readonly string[] {
  return typeof value === 'string' ? [...value.matchAll(/^a?V(.*)$/gm)].map(([, text]) => text) : [];
}

function textsIn(file: File, path: string): readonly string[] {
  const dataset = file.get(path);
  const value = dataset instanceof h5wasm.Dataset ? dataset.value : null;
  if (Array.isArray(value)) return value.map(String);
  return ArrayBuffer.isView(value) && 'length' in value ? Array.from<unknown>(value).map(String) : [];
}

/** The value of an attribute; undefined if it has none. */
function valueOf(attributes: Readonly<Record<string, { readonly value: unknown } | undefined>>, name: string): unknown {
  return attributes[name]?.value;
}
