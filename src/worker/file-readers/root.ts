import { openFile, type Directory, type TFile, type Tree } from 'jsroot/io';
import type { Table } from '../../dataset/readers/table.js';
import { enumerate, expectFormat, requireNames, tableOfColumns, type Column } from './columns.js';
import type { ReadProgress } from './progress.js';
import { readNumbers } from './root/baskets.js';
import { branchesOf } from './root/branches.js';
import { openRootBytes } from './root/bytes.js';

const treeClasses: ReadonlySet<string> = new Set(['TTree', 'TNtuple', 'TNtupleD']);
const directoryClasses: ReadonlySet<string> = new Set(['TDirectory', 'TDirectoryFile']);

/**
 * The named branches of a tree in a ROOT file as numbers.
 * @param treeName with the directories that it is in, and its cycle where that is not to be the newest:
 * `directory/Events;1`.
 * @param rows number of entries to read at most; null for all.
 * @throws Error that lists the trees or branches there are where one is missing, or names the branch that is not a
 *   column of numbers, or the row and branch of what is not a number.
 */
export async function readRoot(
  path: string,
  treeName: string,
  columns: readonly string[],
  rows: number | null,
  progress: ReadProgress,
): Promise<Table> {
  const bytes = await openRootBytes(path);
  try {
    const file = await expectRoot(() => openFile(bytes));
    const tree = await treeAt(file, treeName);
    const { numbers, others } = await expectRoot(() => branchesOf(tree));
    requireNames('branch', columns, [...numbers.keys(), ...others.keys()]);
    const read: Column[] = [];
    for (const [index, name] of columns.entries()) {
      const column = numbers.get(name);
      if (column === undefined)
        throw new Error(
          `branch ${JSON.stringify(name)}: ${noNumbers(others.get(name) ?? 'none', [...numbers.keys()])}`,
        );
      const part: ReadProgress = (share) => progress((index + share) / columns.length);
      const values = await expectRoot(() => readNumbers(file, column, rows, part));
      read.push({ name, values });
    }
    return tableOfColumns(read, rows);
  } finally {
    await bytes.close();
  }
}

function noNumbers(type: string, readable: readonly string[]): string {
  const those = readable.length === 0 ? 'no branch has' : `those that have are ${enumerate(readable)}`;
  return `expected one number in each entry, got ${type}; ${those}`;
}

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
  if (key.fClassName.endsWith('RNTuple')) {
    throw new Error(
      `${JSON.stringify(name)}: expected a TTree, got an RNTuple, which cannot be read here; write it as a TTree`,
    );
  }
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
