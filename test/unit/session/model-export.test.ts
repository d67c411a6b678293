import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyWhole, modelName, modelOf } from '../../../src/session/model-export.js';

describe('Export of a model', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'model-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(name: string, text: string): Promise<void> {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');

  it('has a name that tells the dataset file and the seed', () => {
    assert.equal(modelName({ file: '/data/two circles.dataset.ts', seed: 12 }), 'two circles-seed-12-model');
  });

  it('is of a run that left a model', async () => {
    assert.equal(await modelOf({ directory: folder }), null);
    await write('model/encoder/model.json', '{}');
    assert.equal(await modelOf({ directory: folder }), null, 'half a model is not exported');
    await write('model/model.json', '{}');
    assert.equal(await modelOf({ directory: folder }), path.join(folder, 'model'));
  });

  it('copies all of it, and replaces the one before as a whole', async () => {
    await write('run/model.json', 'new');
    await write('run/encoder/weights.bin', 'new');
    await copyWhole(path.join(folder, 'run'), path.join(folder, 'copy'));
    assert.equal(await read('copy/encoder/weights.bin'), 'new');
    await write('copy/stale.bin', 'old');
    await write('run/model.json', 'newer');
    await copyWhole(path.join(folder, 'run'), path.join(folder, 'copy'));
    assert.equal(await read('copy/model.json'), 'newer');
    assert.deepEqual((await readdir(path.join(folder, 'copy'))).sort(), ['encoder', 'model.json']);
    assert.deepEqual((await readdir(folder)).sort(), ['copy', 'run'], 'nothing is left beside it');
  });

  it('leaves the one before, and nothing else, where it cannot be copied', async () => {
    await write('copy/model.json', 'old');
    await assert.rejects(copyWhole(path.join(folder, 'missing'), path.join(folder, 'copy')), /ENOENT/);
    assert.equal(await read('copy/model.json'), 'old');
    assert.deepEqual(await readdir(folder), ['copy']);
  });
});
