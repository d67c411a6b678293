import path from 'node:path';
import { readerOf } from '../../protocol/data-file.js';

const call = /\b(?:csv|json|npy|npz|parquet|arrow|hdf5|root)\s*\(\s*\[?\s*(?:'([^'\n]+)'|"([^"\n]+)")/g;

/**
 * Absolute paths of the data files that a dataset file reads; patterns of names are left out.
 * @param text of the dataset file.
 * @param folder that it is in.
 */
export function dataFilesIn(text: string, folder: string): readonly string[] {
  const paths = [...text.matchAll(call)].map(([, single = '', double = '']) => single || double);
  const plain = paths.filter((one) => !/[*?{\\]/.test(one) && readerOf(one) !== null);
  return [...new Set(plain.map((one) => path.resolve(folder, one)))];
}
