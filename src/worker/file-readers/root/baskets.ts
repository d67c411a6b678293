import { TBuffer, type Branch, type TFile } from 'jsroot/io';
import type { ReadProgress } from '../progress.js';
import type { Cells } from '../table-file.js';
import type { NumberColumn } from './branches.js';
import { unpack } from './unpack.js';

/**
 * The numbers of a column, basket by basket.
 * @param rows number of entries to read.
 * @throws Error that names the branch, and the entry from which on the file does not hold what it says.
 */
export function readNumbers(file: TFile, column: NumberColumn, rows: number, progress: ReadProgress): Promise<Cells> {
  return column.kind === 'fixed' ? readFixed(file, column, rows, progress) : readLists(file, column, rows, progress);
}

type Fixed = Extract<NumberColumn, { readonly kind: 'fixed' }>;
type Lists = Extract<NumberColumn, { readonly kind: 'lists' }>;

async function readFixed(
  file: TFile,
  { branch, type, offset, stride, count }: Fixed,
  rows: number,
  progress: ReadProgress,
): Promise<Cells> {
  const values = new Float64Array(rows * count);
  await eachBasket(file, branch, rows, progress, ({ entries, bytes }, from) => {
    if (bytes.byteLength !== entries * stride)
      throw new Error(`expected ${entries} times ${stride} bytes, got ${bytes.byteLength}`);
    for (let row = 0; row < Math.min(entries, rows - from); row++)
      for (let k = 0; k < count; k++)
        values[(from + row) * count + k] = type.read(bytes, row * stride + offset + k * type.bytes);
  });
  return { kind: type.name === 'Bool_t' ? 'flags' : 'numbers', values, offset: 0, stride: count };
}

async function readLists(
  file: TFile,
  { branch, type, header }: Lists,
  rows: number,
  progress: ReadProgress,
): Promise<Cells> {
  const values: number[] = [];
  const starts = new Float64Array(rows + 1);
  await eachBasket(file, branch, rows, progress, ({ entries, bytes, places }, from) => {
    if (places === null) throw new Error('expected to be told where each entry starts, got nothing');
    for (let row = 0; row < Math.min(entries, rows - from); row++) {
      for (let at = places[row] + header; at < places[row + 1]; at += type.bytes) values.push(type.read(bytes, at));
      starts[from + row + 1] = values.length;
    }
  });
  return { kind: 'lists', values: Float64Array.from(values), starts };
}

async function eachBasket(
  file: TFile,
  branch: Branch,
  rows: number,
  progress: ReadProgress,
  take: (basket: Basket, from: number) => void,
): Promise<void> {
  const place = `branch ${JSON.stringify(branch.fName)}`;
  if (branch.fFileName !== '')
    throw new Error(`${place}: expected its numbers in this file, got a reference to ${branch.fFileName}`);
  let filled = 0;
  for (let index = 0; filled < rows; index++) {
    filled += await inEntries(`${place}, from entry ${filled} on`, async () => {
      const basket = basketInTree(branch, index) ?? (await basketInFile(file, branch, index));
      take(basket, filled);
      return basket.entries;
    });
    await progress(Math.min(1, filled / rows));
  }
}

/** Entries of a branch, one after the other. */
interface Basket {
  readonly entries: number;
  readonly bytes: DataView;
  /** Where each entry starts, and the last ends; null where that is not stored. */
  readonly places: ArrayLike<number> | null;
}

/** The basket, where it was written with the tree: the last one of a tree that was saved while it was filled. */
function basketInTree(branch: Branch, index: number): Basket | null {
  const basket = branch.fBaskets.arr[index] ?? null;
  if (basket?.fBufferRef === undefined) return null;
  const { fNevBuf: entries, fLast, fKeylen, fBufferRef, fEntryOffset } = basket;
  const end = fLast - fKeylen;
  const stored =
    fEntryOffset === undefined || fEntryOffset === null ? null : Array.from(fEntryOffset, (at) => at - fKeylen);
  return {
    entries,
    bytes: partOf(fBufferRef.arr, 0, end),
    places: stored === null || stored.length < entries ? null : [...stored.slice(0, entries), end],
  };
}

async function basketInFile(file: TFile, branch: Branch, index: number): Promise<Basket> {
  if (index >= branch.fWriteBasket) throw new Error(`expected entries up to ${branch.fEntries}, got none`);
  const length = branch.fBasketBytes[index];
  const bytes = await file.readBuffer([branch.fBasketSeek[index], length]);
  if (bytes.byteLength !== length) throw new Error(`expected ${length} bytes, got ${bytes.byteLength}`);
  const {
    fKeylen,
    fNbytes,
    fObjlen,
    fNevBuf: entries,
    fLast,
  } = new TBuffer(bytes, 0, file).classStreamer({}, 'TBasket');
  const stored = partOf(bytes, fKeylen, fNbytes - fKeylen);
  const unpacked = stored.byteLength === fObjlen ? stored : await unpack(stored, fObjlen);
  const end = fLast - fKeylen;
  return { entries, bytes: partOf(unpacked, 0, end), places: placesBehind(unpacked, end, entries, fKeylen) };
}

/** Behind the entries may stand how many there are, and where each of them starts, counted from the basket's key. */
function placesBehind(bytes: DataView, end: number, entries: number, keyLength: number): number[] | null {
  if (bytes.byteLength < end + 4 * (entries + 1)) return null;
  return [...Array.from({ length: entries }, (_, k) => bytes.getInt32(end + 4 * (k + 1)) - keyLength), end];
}

/** @throws RangeError if there are fewer bytes. */
function partOf(bytes: DataView, offset: number, length: number): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset + offset, length);
}

async function inEntries<T>(place: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
