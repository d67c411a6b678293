import { parse } from 'npyjs';
import type { Table } from '../../dataset/readers/table.js';
import { tableOfArray } from './columns.js';
import { readBytes, type ReadProgress } from './progress.js';

/** An array of a NumPy file. */
export interface NumpyArray {
  readonly shape: readonly number[];
  /** In C order. */
  readonly data: ArrayLike<number | bigint>;
}

/**
 * The array in the bytes of a `.npy` file.
 * @throws Error where the bytes are no such file, are too few, or are not real numbers.
 */
export function parseArray(bytes: ArrayBuffer): NumpyArray {
  const { data, shape, dtype, fortranOrder } = parse(bytes);
  if (!isRealArray(data)) throw new Error(`expected an array of real numbers or integers, got dtype ${dtype}`);
  const length = shape.reduce((product, size) => product * size, 1);
  if (data.length !== length) throw new Error(`expected ${length} numbers, as the header says, got ${data.length}`);
  if (!fortranOrder || shape.length < 2) return { shape, data };
  const [rows, columns] = shape;
  return {
    shape,
    data: Array.from({ length }, (_, index) => data[(index % columns) * rows + Math.floor(index / columns)]),
  };
}

/**
 * The points in a `.npy` file.
 * @throws Error where the array is not of one or two dimensions, or has a value that is not finite.
 */
export async function readNpy(path: string, rows: number | null, progress: ReadProgress): Promise<Table> {
  return parseNpy(await readBytes(path, progress), rows);
}

/**
 * The points in the bytes of a `.npy` file.
 * @throws Error where the array is not of one or two dimensions, or has a value that is not finite.
 */
export function parseNpy(bytes: ArrayBuffer, rows: number | null = null): Table {
  return tableOfNumpy(parseArray(bytes), rows);
}

/** @throws Error where the array is not of one or two dimensions, or has a value that is not finite. */
export function tableOfNumpy({ shape, data }: NumpyArray, rows: number | null): Table {
  if (shape.length < 1 || shape.length > 2) {
    throw new Error(`expected an array of shape (rows, columns), got shape (${shape.join(', ')})`);
  }
  return tableOfArray(data, shape[1] ?? 1, rows);
}

type RealArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

function isRealArray(data: ArrayBufferView): data is RealArray {
  return ArrayBuffer.isView(data) && !(data instanceof DataView);
}
