import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Dependencies } from '../../../src/session/dependencies.js';

describe('What a dataset file depends on', () => {
  let folder: string;
  let dependencies: Dependencies;
  let changes: (() => void)[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dependencies-'));
    for (const name of ['a.dataset.ts', 'radius.ts', 'data.csv']) await writeFile(path.join(folder, name), '');
    dependencies = new Dependencies(path.join(folder, 'a.dataset.ts'), () =>
      changes.splice(0).forEach((tell) => tell()),
    );
    changes = [];
  });
  afterEach(async () => {
    await dependencies.dispose();
    await rm(folder, { recursive: true });
  });

  /** Writes a file until that is told: a watcher takes a moment to begin. */
  async function change(name: string): Promise<void> {
    const told = new Promise<void>((resolve) => changes.push(resolve));
    let length = 0;
    const timer = setInterval(() => void writeFile(path.join(folder, name), 'x'.repeat(++length)), 200);
    await told.finally(() => clearInterval(timer));
  }

  it('tells of a change of any of it, and whether that was in the data', async () => {
    dependencies.setWatched(true);
    dependencies.setImports([path.join(folder, 'radius.ts')]);
    dependencies.addData(path.join(folder, 'data.csv'));
    await change('a.dataset.ts');
    await change('radius.ts');
    assert.equal(dependencies.takeDataChange(), false);
    await change('data.csv');
    assert.equal(dependencies.takeDataChange(), true);
    assert.equal(dependencies.takeDataChange(), false, 'it is told once');
  });
});
