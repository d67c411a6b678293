import { parse } from 'npyjs';
import { check, text } from '../check.js';
import type { Manifold } from '../manifold.js';
import type { Table } from './table.js';

/**
 * Points from a NumPy file: an array of shape (rows, D), or (rows,) for D = 1, of any real or integer type. The rows are
 * split at random, from the seed, into a training and a test sample.
 * @param path relative to the dataset file, or absolute.
 */
export function npy(path: string): Manifold {
  check('npy(path)', text, path);
  return {
    name: path,
    ambientDimension: null,
    intrinsicDimension: null,
    coordinates: null,
    chart: null,
    topology: {},
    source: { kind: 'file', format: 'npy', path },
  };
}

/**
 * The array in the bytes of a `.npy` file.
 * @throws Error where the bytes are no such file, the array is not of one or two dimensions, or its type is not real.
 */
export function parseNpy(bytes: ArrayBuffer): Table {
  const { data, shape, dtype, fortranOrder } = parse(bytes);
  if (shape.length < 1 || shape.length > 2) {
    throw new Error(`expected an array of shape (rows, columns), got shape (${shape.join(', ')})`);
  }
  if (!isRealArray(data)) throw new Error(`expected an array of real numbers or integers, got dtype ${dtype}`);
  const [rows, dimension = 1] = shape;
  const values = new Float64Array(rows * dimension);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < dimension; column++) {
      values[row * dimension + column] = Number(data[fortranOrder ? column * rows + row : row * dimension + column]);
    }
  }
  return { dimension, values, skipped: 0 };
}

type RealArray = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | BigInt64Array | BigUint64Array | Float32Array | Float64Array;

function isRealArray(data: ArrayBufferView): data is RealArray {
  return ArrayBuffer.isView(data) && !(data instanceof DataView);
}
