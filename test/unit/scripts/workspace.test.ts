import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { updateCopy } from '../../../scripts/start/workspace.mjs';

describe('the folder that npm start opens', () => {
  let folder: string;
  const at = (...names: string[]): string => path.join(folder, ...names);
  const update = (): Promise<void> => updateCopy(at('examples'), at('copy'), at('record.json'));
  const copied = async (): Promise<string[]> => (await readdir(at('copy'))).sort();

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'workspace-'));
    await mkdir(at('examples', 'data'), { recursive: true });
    await writeFile(at('examples', 'circle.dataset.ts'), 'circle');
    await writeFile(at('examples', 'data', 'points.csv'), '1,2');
    await update();
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('has the examples', async () => {
    assert.deepEqual(await copied(), ['circle.dataset.ts', 'data']);
    assert.equal(await readFile(at('copy', 'data', 'points.csv'), 'utf8'), '1,2');
  });

  it('follows the examples, except for the files that the user changed or removed', async () => {
    await writeFile(at('copy', 'circle.dataset.ts'), 'my circle');
    await rm(at('copy', 'data', 'points.csv'));
    await writeFile(at('examples', 'circle.dataset.ts'), 'better circle');
    await writeFile(at('examples', 'data', 'points.csv'), '3,4');
    await writeFile(at('examples', 'sphere.dataset.ts'), 'sphere');
    await update();
    assert.deepEqual(await copied(), ['circle.dataset.ts', 'data', 'sphere.dataset.ts']);
    assert.equal(await readFile(at('copy', 'circle.dataset.ts'), 'utf8'), 'my circle');
    assert.deepEqual(await readdir(at('copy', 'data')), []);

    await writeFile(at('examples', 'sphere.dataset.ts'), 'better sphere');
    await update();
    assert.equal(await readFile(at('copy', 'sphere.dataset.ts'), 'utf8'), 'better sphere');
  });

  it('comes back after it was deleted as a whole', async () => {
    await rm(at('copy'), { recursive: true });
    await update();
    assert.deepEqual(await copied(), ['circle.dataset.ts', 'data']);
    assert.equal(await readFile(at('copy', 'data', 'points.csv'), 'utf8'), '1,2');
  });
});
