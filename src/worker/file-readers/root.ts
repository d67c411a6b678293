import { openFile, type Directory, type TFile, type Tree } from 'jsroot/io';
import { binaryTable } from './binary-table.js';
import type { ReadProgress } from './progress.js';
import { readNumbers } from './root/baskets.js';
import { branchesOf, type BranchColumn } from './root/branches.js';
import { openRootBytes } from './root/bytes.js';
import {
  numberCells,
  requireSameRows,
  type Cells,
  type ReadRequest,
  type RowBlock,
  type TableFile,
} from './table-file.js';
import { enumerate, expectFormat, requireNames } from './words.js';

const treeClasses: ReadonlySet<string> = new Set(['TTree', 'TNtuple', 'TNtupleD']);
// The library's own reader of them (version 7.11.2) takes the first of several groups of clusters for all, and reads a
// field that was added while the tuple was filled from the column of another: it answers wrongly where it should fail.
const isTuple = (className: string): boolean => className.endsWith('RNTuple');
const directoryClasses: ReadonlySet<string> = new Set(['TDirectory', 'TDirectoryFile']);

/**
 * A tree in a ROOT file: its branches of numbers.
 * @param treeName with the directories that it is in, and its cycle where that is not to be the newest:
 * `directory/Events;1`; null for the only tree of the file.
 * @throws Error that lists the trees there are where one is missing.
 */
export async function openRoot(path: string, treeName: string | null): Promise<TableFile> {
  const bytes = await openRootBytes(path);
  try {
    const file = await expectRoot(() => openFile(bytes));
    const tree = await treeAt(file, treeName ?? (await onlyTree(file)));
    const branches = await expectRoot(() => branchesOf(tree, file));
    return binaryTable(
      {
        columns: branches,
        columnWord: 'branch',
        isNamed: true,
        rowShape: null,
        read: (request) => readBranches(file, branches, request),
      },
      {
        placeOf: (entry) => `entry ${entry.toLocaleString('en')} (counted from 0)`,
        close: () => bytes.close(),
      },
    );
  } catch (error) {
    await bytes.close();
    throw error;
  }
}

async function readBranches(
  file: TFile,
  branches: readonly BranchColumn[],
  { parts, rows: limit, progress }: ReadRequest,
): Promise<RowBlock> {
  const names = [...new Set(parts.map(({ column }) => column.name))];
  const columns = new Map(branches.filter(({ name }) => names.includes(name)).map((column) => [column.name, column]));
  const entries = requireSameRows(names.map((name) => [name, columns.get(name)?.source?.branch.fEntries ?? 0]));
  const rows = Math.min(entries, limit ?? entries);
  const read = new Map<string, Cells>();
  for (const [index, name] of names.entries()) {
    const source = columns.get(name)?.source ?? null;
    if (source === null)
      throw new Error(`branch ${JSON.stringify(name)}: expected numbers, got ${columns.get(name)?.type}`);
    const share: ReadProgress = (part) => progress((index + part) / names.length);
    read.set(name, await expectRoot(() => readNumbers(file, source, rows, share)));
  }
  return { rows, cells: parts.flatMap(({ column, element }) => elementOf(read.get(column.name), element, rows) ?? []) };
}

/** One number of each entry, missing where an entry has fewer. */
function elementOf(cells: Cells | undefined, element: number | null, rows: number): Cells | undefined {
  if (cells === undefined || element === null || cells.kind === 'texts') return cells;
  if (cells.kind !== 'lists') return { ...cells, offset: element };
  const { values, starts } = cells;
  return numberCells(
    Float64Array.from({ length: rows }, (_, row) =>
      starts[row] + element < starts[row + 1] ? values[starts[row] + element] : NaN,
    ),
  );
}

/** @throws Error that lists the trees where there is not just one. */
async function onlyTree(file: TFile): Promise<string> {
  const trees = await expectRoot(() => treesOf(file, ''));
  if (trees.length === 1) return trees[0];
  const tuple = file.fKeys.find(({ fClassName }) => isTuple(fClassName));
  if (trees.length === 0 && tuple !== undefined) throw tupleError(tuple.fName);
  const got = trees.length === 0 ? 'none' : `the trees ${enumerate(trees)}; name one, such as tree: "${trees[0]}"`;
  throw new Error(`expected one tree, got ${got}`);
}

const tupleError = (name: string): Error =>
  new Error(
    `${JSON.stringify(name)}: expected a TTree, got an RNTuple, which cannot be read here; write it as a TTree`,
  );

function expectRoot<T>(task: () => T | Promise<T>): Promise<T> {
  return expectFormat('a ROOT file', task);
}

/** @throws Error that lists the trees of the file where none has this name, or says what has it. */
async function treeAt(file: TFile, name: string): Promise<Tree> {
  const semicolon = name.lastIndexOf(';');
  const path = (semicolon < 0 ? name : name.slice(0, semicolon)).replace(/^\/+/, '');
  const cycle = semicolon < 0 ? undefined : Number(name.slice(semicolon + 1));
  // The library has one error for what is missing and for what cannot be read; the list below reads the directories
  // again.
  const key = await file.getKey(path, cycle).catch(() => null);
  if (key === null) {
    requireNames('tree', [path], await expectRoot(() => treesOf(file, '')));
    throw new Error(`expected a tree named ${JSON.stringify(name)}, got one of another cycle`);
  }
  if (isTuple(key.fClassName)) throw tupleError(name);
  const object = await expectRoot(async () => {
    const read = await file.readObject(path, cycle);
    if (treeClasses.has(key.fClassName) && !('fBranches' in read))
      throw new Error(`it does not say how a ${key.fClassName} is stored`);
    return read;
  });
  if (!('fBranches' in object))
    throw new Error(`${JSON.stringify(name)}: expected a tree, got an object of class ${key.fClassName}`);
  return object;
}

/** Paths of the trees in a directory and in those below it. */
async function treesOf(file: TFile, path: string, directory: Directory = file): Promise<readonly string[]> {
  const trees: string[] = [];
  for (const { fName, fClassName } of directory.fKeys) {
    if (treeClasses.has(fClassName)) trees.push(path + fName);
    else if (directoryClasses.has(fClassName))
      trees.push(...(await treesOf(file, `${path}${fName}/`, await file.readDirectory(path + fName))));
  }
  return [...new Set(trees)];
}
