import { allCategories, withCategories, type Label } from './label.js';
import { rowsOf, type Table } from './table.js';

/** Tables cannot be joined. */
export class TablesDifferError extends Error {
  override readonly name = 'TablesDifferError';
}

/**
 * The rows of tables one after another. A label that one of them does not have is missing in its rows, and rows of a
 * table without weights count once.
 * @throws TablesDifferError where their points have not as many coordinates, or a label is numbers in one and categories in
 * another.
 */
export function joinTables(tables: readonly Table[]): Table {
  const [first] = tables;
  if (tables.length === 1) return first;
  const other = tables.find(({ dimension }) => dimension !== first.dimension);
  if (other !== undefined)
    throw new TablesDifferError(
      `expected points of ${first.dimension} coordinates in each table, got ${other.dimension}`,
    );
  const names = new Set(tables.flatMap(({ labels }) => labels.map(({ name }) => name)));
  return {
    ...first,
    values: concatenate(tables.map(({ values }) => values)),
    coordinates: tables.find(({ coordinates }) => coordinates !== null)?.coordinates ?? null,
    labels: [...names].map((name) => joinLabel(name, tables)),
    weights: tables.some(({ weights }) => weights !== null)
      ? concatenate(tables.map((table) => table.weights ?? new Float64Array(rowsOf(table)).fill(1)))
      : null,
    rowShape: tables.every(({ rowShape }) => String(rowShape) === String(first.rowShape)) ? first.rowShape : null,
    test: joinTest(tables),
    leftOut: {
      missing: tables.reduce((sum, { leftOut }) => sum + leftOut.missing, 0),
      condition: tables.reduce((sum, { leftOut }) => sum + leftOut.condition, 0),
    },
    notes: tables.flatMap(({ notes }) => notes),
  };
}

function joinTest(tables: readonly Table[]): Table['test'] {
  const [{ test }] = tables;
  if (tables.every((table) => table.test?.kind !== 'rows')) return test;
  const total = tables.reduce((sum, table) => sum + rowsOf(table), 0);
  const isTest = new Uint8Array(total);
  let from = 0;
  for (const table of tables) {
    if (table.test?.kind === 'rows') isTest.set(table.test.isTest, from);
    from += rowsOf(table);
  }
  return { kind: 'rows', isTest };
}

function joinLabel(name: string, tables: readonly Table[]): Label {
  const labels = tables.map((table) => table.labels.find((label) => label.name === name) ?? null);
  const present = labels.flatMap((label) => label ?? []);
  const kinds = new Set(present.map(({ kind }) => kind));
  if (kinds.size > 1) {
    throw new TablesDifferError(
      `label ${JSON.stringify(name)}: expected numbers everywhere or categories everywhere, got both`,
    );
  }
  if (kinds.has('numbers')) {
    const parts = labels.map((label, k) =>
      label?.kind === 'numbers' ? label.values : new Float64Array(rowsOf(tables[k])).fill(NaN),
    );
    return { name, kind: 'numbers', values: concatenate(parts) };
  }
  const found = allCategories(present);
  const categories = labels.includes(null) && !found.includes('') ? [...found, ''] : found;
  const codes = new Uint32Array(tables.reduce((sum, table) => sum + rowsOf(table), 0));
  let from = 0;
  labels.forEach((label, k) => {
    const moved = label && withCategories(label, categories);
    const rows = rowsOf(tables[k]);
    if (moved?.kind === 'categories') codes.set(moved.codes, from);
    else codes.fill(categories.indexOf(''), from, from + rows);
    from += rows;
  });
  return { name, kind: 'categories', categories, codes };
}

function concatenate(arrays: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const array of arrays) {
    all.set(array, from);
    from += array.length;
  }
  return all;
}
