// Writes the small Parquet files that the tests of the readers read: `node test/reference/make-parquet-files.mjs`.
import { parquetWriteFile } from 'hyparquet-writer';

const folder = 'test/unit/dataset/files';
parquetWriteFile({
  filename: `${folder}/points.parquet`,
  rowGroupSize: 3,
  columnData: [
    { name: 'x', data: [0.5, 1.5, 2.5, 3.5], type: 'DOUBLE' },
    { name: 'y', data: [-1n, 2n, -3n, 4n], type: 'INT64' },
    { name: 'z', data: [1, null, 3, 4], type: 'FLOAT' },
    { name: 'nan', data: [1, 2, Number.NaN, 4], type: 'DOUBLE' },
    { name: 'text', data: ['a', 'b', 'c', 'd'], type: 'STRING' },
    { name: 'flag', data: [true, false, true, false], type: 'BOOLEAN' },
  ],
});
parquetWriteFile({ filename: `${folder}/empty.parquet`, columnData: [{ name: 'x', data: [], type: 'DOUBLE' }] });
