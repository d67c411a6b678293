// Writes the table of make-matrix-files.py as Parquet by DuckDB and as Arrow by Polars, which share no code with the readers
// here: `node test/reference/make-matrix-columns.mjs FOLDER`, where FOLDER is one with both packages:
// `npm install @duckdb/node-api@1.5.6-r.1 nodejs-polars@0.26.1`. Neither has numbers of half precision or of another byte
// order; those columns have the type that pandas gives them.
import { createRequire } from 'node:module';
import path from 'node:path';

const packages = createRequire(path.join(path.resolve(process.argv[2]), 'package.json'));
const { DuckDBInstance } = packages('@duckdb/node-api');
const polars = packages('nodejs-polars');

const files = path.resolve('test/unit/dataset/files/matrix');
/** The types of both, by column. */
const types = {
  i1: ['TINYINT', polars.Int8],
  i2: ['SMALLINT', polars.Int16],
  i4: ['INTEGER', polars.Int32],
  i8: ['BIGINT', polars.Int64],
  u1: ['UTINYINT', polars.UInt8],
  u2: ['USMALLINT', polars.UInt16],
  u4: ['UINTEGER', polars.UInt32],
  u8: ['UBIGINT', polars.UInt64],
  f2: ['FLOAT', polars.Float32],
  f4: ['FLOAT', polars.Float32],
  f8: ['DOUBLE', polars.Float64],
  i4b: ['INTEGER', polars.Int32],
  f8b: ['DOUBLE', polars.Float64],
};
const rows = [1, 2, 3, 4];
const isOk = [true, false, true, false];
const gap = [0.5, NaN, -999, 2];
const kind = ['a', 'b', 'a', 'b'];

const columns = [
  ...Object.entries(types).map(([name, [type]]) => `row_number::${type} AS ${name}`),
  'ok::BOOLEAN AS ok',
  'gap::DOUBLE AS gap',
  'kind::VARCHAR AS kind',
];
const values = rows.map((row, k) => `(${row}, ${isOk[k]}, '${gap[k]}', '${kind[k]}')`);
const table = `SELECT ${columns.join(', ')} FROM (VALUES ${values.join(', ')}) AS t(row_number, ok, gap, kind)`;
const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const [end, options] of [
  ['', 'COMPRESSION zstd'],
  // Delta and byte-stream-split encodings, and the second version of the pages.
  ['-v2', 'COMPRESSION snappy, PARQUET_VERSION V2'],
]) {
  await connection.run(`COPY (${table}) TO '${files}${end}.parquet' (FORMAT parquet, ${options})`);
}

const frame = polars.DataFrame([
  ...Object.entries(types).map(([name, [, type]]) =>
    polars.Series(name, name === 'u8' ? rows.map(BigInt) : rows, type),
  ),
  polars.Series('ok', isOk, polars.Bool),
  polars.Series('gap', gap, polars.Float64),
  polars.Series('kind', kind, polars.Utf8),
]);
frame.writeIPC(`${files}.arrow`, { compression: 'uncompressed' });
frame.writeIPC(`${files}.feather`, { compression: 'zstd' });
frame.writeIPCStream(`${files}.arrows`, { compression: 'lz4' });
