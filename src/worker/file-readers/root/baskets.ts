import { TBuffer, type Branch, type TFile } from 'jsroot/io';
import type { ReadProgress } from '../progress.js';
import type { NumberColumn } from './branches.js';
import { unpack } from './unpack.js';

/**
 * The numbers of a column, basket by basket.
 * @param rows number of entries to read at most; null for all.
 * @throws Error that names the branch, and the entry from which on the file does not hold what it says.
 */
export async function readNumbers(
  file: TFile,
  { branch, type, offset, stride }: NumberColumn,
  rows: number | null,
  progress: ReadProgress,
): Promise<Float64Array> {
  const place = `branch ${JSON.stringify(branch.fName)}`;
  if (branch.fFileName !== '')
    throw new Error(`${place}: expected its numbers in this file, got a reference to ${branch.fFileName}`);
  const values = new Float64Array(Math.min(branch.fEntries, rows ?? Infinity));
  let filled = 0;
  for (let index = 0; filled < values.length; index++) {
    const basket = await inEntries(`${place}, from entry ${filled + 1} on`, () =>
      readBasket(file, branch, index, stride),
    );
    const count = Math.min(basket.entries, values.length - filled);
    for (let k = 0; k < count; k++) values[filled + k] = type.read(basket.bytes, k * stride + offset);
    filled += count;
    await progress(filled / values.length);
  }
  return values;
}

/** Entries of a branch, one after the other. */
interface Basket {
  readonly entries: number;
  readonly bytes: DataView;
}

/** @throws Error where the branch has no such basket, or it does not hold entries of as many bytes. */
async function readBasket(file: TFile, branch: Branch, index: number, stride: number): Promise<Basket> {
  const basket = basketInTree(branch, index) ?? (await basketInFile(file, branch, index));
  const { entries, bytes } = basket;
  if (bytes.byteLength !== entries * stride) {
    throw new Error(`expected ${entries} times ${stride} bytes, got ${bytes.byteLength}`);
  }
  return basket;
}

/** The basket, where it was written with the tree: the last one of a tree that was saved while it was filled. */
function basketInTree(branch: Branch, index: number): Basket | null {
  const basket = branch.fBaskets.arr[index] ?? null;
  if (basket?.fBufferRef === undefined) return null;
  return { entries: basket.fNevBuf, bytes: partOf(basket.fBufferRef.arr, 0, basket.fLast - basket.fKeylen) };
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
  // Behind the entries may stand where each of them starts.
  return { entries, bytes: partOf(unpacked, 0, fLast - fKeylen) };
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
