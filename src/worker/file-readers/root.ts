import { openFile } from 'jsroot/io';
import { TSelector, treeProcess } from 'jsroot/tree';
import type { Table } from '../../dataset/readers/table.js';
import { expectFormat, requireNames, tableOfColumns } from './columns.js';

/**
 * The named branches of a TTree in a ROOT file as numbers.
 * @param rows number of entries to read at most; null for all.
 * @throws Error that names entry and branch of what is no number, or what there is where tree or branch is missing.
 */
export async function readRoot(path: string, treeName: string, columns: readonly string[], rows: number | null): Promise<Table> {
  const file = await expectFormat('a ROOT file', async () => {
    const opened = await openFile(`file://${path}`);
    if (opened === null) throw new Error('it has no ROOT header');
    return opened;
  });
  const tree = await file.readObject(treeName).catch((): null => null);
  if (tree === null || !isTree(tree)) {
    const known = file.fKeys.map(({ fName, fClassName }) => `${fName} (${fClassName})`).join(', ');
    throw new Error(`expected a TTree named ${JSON.stringify(treeName)}, got ${known || 'an empty file'}`);
  }
  requireNames('branch', columns, tree.fBranches.arr.map(({ fName }) => fName));
  const selector = new TSelector();
  for (const column of new Set(columns)) selector.addBranch(column);
  const read = columns.map((name) => ({ name, values: new Array<unknown>() }));
  selector.Process = () => {
    for (const { name, values } of read) values.push(selector.tgtobj[name]);
  };
  if (tree.fEntries > 0) {
    await expectFormat('a TTree whose branches hold numbers', () => treeProcess(tree, selector, rows === null ? {} : { numentries: rows }));
  }
  return tableOfColumns(read, rows);
}

interface Tree {
  readonly fEntries: number;
  readonly fBranches: { readonly arr: readonly { readonly fName: string }[] };
}

function isTree(value: object): value is Tree {
  return 'fBranches' in value && 'fEntries' in value && typeof value.fEntries === 'number';
}
