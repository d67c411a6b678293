import assert from 'node:assert/strict';
import { datasetText } from '../../../src/extension/commands/from-file/dataset-text.js';
import { suggestedUse } from '../../../src/extension/commands/from-file/suggest.js';
import type { DataColumn, DataFile } from '../../../src/protocol/data-file.js';

const rows = 150;

const numbers = (choice: DataColumn['choice'], more: Partial<DataColumn> = {}): DataColumn => ({
  choice,
  holds: 'numbers',
  type: 'numbers',
  size: 1,
  unit: '',
  rows,
  missing: 0,
  range: [0, 2.5],
  different: 100,
  areWhole: false,
  isIndex: false,
  sentinel: null,
  ...more,
});
const texts = (choice: string, different: number | null): DataColumn =>
  numbers(choice, { holds: 'texts', type: 'text', range: null, different });
const file = (...columns: readonly DataColumn[]): DataFile => ({
  reader: 'csv',
  dialect: {},
  columns,
  isNamed: true,
  rows,
  isWhole: true,
});
const suggested = (...columns: readonly DataColumn[]) => {
  const { columns: trained, labels, weight } = suggestedUse(file(...columns));
  return { trained: trained.map(({ choice }) => choice), labels: labels.map(({ choice }) => choice), weight };
};
const written = (data: DataFile) => datasetText('Mine', 'mine.csv', data, suggestedUse(data));

describe('what the columns of a file are proposed for', () => {
  it('is to train on what is measured, and to tell classes by words and by names such as `class`', () => {
    const use = suggested(
      numbers('id', { isIndex: true }),
      numbers('x'),
      texts('island', 3),
      numbers('Class', { areWhole: true, different: 10, range: [0, 9] }),
      numbers('empty', { missing: 140 }),
      numbers('always', { range: [1, 1], different: 1 }),
      texts('name', 149),
      numbers('genWeight'),
      numbers('weight'),
    );
    assert.deepEqual(use, { trained: ['x', 'weight'], labels: ['Class', 'island'], weight: null });
  });

  it('is to train on all numbers where none is measured, even on what could be a label', () => {
    assert.deepEqual(suggested(numbers('id', { isIndex: true }), texts('kind', 2)).trained, ['id']);
    const flags = numbers('target', { holds: 'flags', areWhole: true, different: 2, range: [0, 1] });
    assert.deepEqual(suggested(flags), { trained: ['target'], labels: [], weight: null });
  });

  it('leaves out columns of another length', () => {
    assert.deepEqual(suggested(numbers('x'), numbers('other', { rows: 3 })).trained, ['x']);
  });
});

describe('the dataset file of a data file', () => {
  it('names columns, labels and what stands for missing', () => {
    const text = written(file(numbers("it's"), numbers('b', { sentinel: -999 }), texts('kind', 2)));
    assert.match(text, /import \{ csv, defineDataset, euclidean \} from 'latent-atlas';/);
    assert.match(text, /columns: \['it\\'s', 'b'\],\n {4}labels: \['kind'\],\n {4}\/\/ .*\n {4}missing: \[-999\],/);
  });

  it('has each column count in its standard deviation where their ranges are of different kinds', () => {
    const text = written(file(numbers('carat', { range: [0.2, 5] }), numbers('price', { range: [326, 18_823] })));
    assert.match(text, /import \{ csv, defineDataset, euclidean, standardize \} from 'latent-atlas';/);
    assert.match(text, / {2}manifold: standardize\(csv\('mine\.csv'\)\),|manifold: standardize\(csv\('mine\.csv', \{/);
    assert.doesNotMatch(written(file(numbers('x'), numbers('y', { range: [-3, 3] }))), /standardize/);
  });

  it('writes long runs as ranges, and knows the pixels of a picture', () => {
    const pixels = Array.from({ length: 64 }, (_, k) =>
      numbers(`pixel${k}`, { areWhole: true, range: k === 0 ? [0, 0] : [0, 16] }),
    );
    const text = written(file(...pixels));
    assert.match(text, /columns: \[\{ from: 'pixel0', to: 'pixel63' \}\],/);
    assert.match(text, /view: image\(\{ height: 8, width: 8 \}\),/);
    assert.doesNotMatch(written(file(...pixels.slice(0, 63))), /image/);
    assert.doesNotMatch(written(file(...pixels.map((pixel) => ({ ...pixel, areWhole: false })))), /image/);
  });

  it('leaves the columns out where all of an array without names are meant', () => {
    assert.match(written(file(numbers(null, { size: 784, different: null }))), /manifold: csv\('mine\.csv'\),/);
  });

  it('says how the file is written', () => {
    const text = written({ ...file(numbers('a')), dialect: { decimal: ',', unitsLine: true } });
    assert.match(text, /decimal: ',',\n {4}unitsLine: true,\n/);
  });
});
