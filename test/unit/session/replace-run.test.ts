import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeFolder } from '../../../scripts/system/folders.mjs';
import { finishReplacing, replaceRun } from '../../../src/session/replace-run.js';

const files = ['run.json', 'events.bin', 'result.json', 'report.html', 'state.json'];

describe('A whole run that takes the place of an older one', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'replaced-'));
    await writeRun(directory, 'old');
    await writeFile(path.join(directory, 'notes.txt'), 'mine');
  });
  afterEach(() => removeFolder(directory));

  async function writeRun(folder: string, content: string): Promise<void> {
    await mkdir(path.join(folder, 'model'), { recursive: true });
    await writeFile(path.join(folder, 'model', 'model.json'), content);
    for (const name of files) await writeFile(path.join(folder, name), content);
  }

  async function assertNew(): Promise<void> {
    assert.deepEqual((await readdir(directory)).sort(), [...files, 'model', 'notes.txt'].sort());
    for (const name of [...files, 'model/model.json'])
      assert.equal(await readFile(path.join(directory, name), 'utf8'), 'new', name);
    assert.equal(await readFile(path.join(directory, 'notes.txt'), 'utf8'), 'mine');
  }

  it('leaves no file of that, and those of the user', async () => {
    const whole = path.join(directory, '.partial-1');
    await writeRun(whole, 'new');
    await replaceRun(whole, directory);
    await assertNew();
  });

  it('is in its place once a later command has gone on, wherever it was ended', async () => {
    const before = await mkdtemp(path.join(tmpdir(), 'before-'));
    await cp(directory, before, { recursive: true });
    // While the files of the older run go.
    for (const gone of [[], ['state.json'], ['state.json', 'events.bin'], files]) {
      await cp(before, directory, { recursive: true });
      await writeRun(path.join(directory, '.whole-1'), 'new');
      for (const name of gone) await rm(path.join(directory, name));
      await finishReplacing(directory);
      await assertNew();
    }
    // While those of the new one come.
    for (const come of [[], ['events.bin'], ['events.bin', 'model', 'run.json'], [...files, 'model']]) {
      for (const name of [...files, 'model']) await rm(path.join(directory, name), { recursive: true });
      await writeRun(path.join(directory, '.moving-1'), 'new');
      for (const name of come) await rename(path.join(directory, '.moving-1', name), path.join(directory, name));
      await finishReplacing(directory);
      await assertNew();
    }
    await removeFolder(before);
  });
});
