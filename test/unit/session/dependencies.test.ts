import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { glob } from 'tinyglobby';
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

  for (const [pattern, added, other] of [
    ['runs/*.csv', 'runs/b.csv', 'runs/b.txt'],
    ['./runs/**/*.csv', 'runs/2026/may/b.csv', 'runs/node_modules/b.csv'],
    ['{runs,none}/b?.csv', 'runs/b1.csv', 'runs/b12.csv'],
    ['nowhere/yet/*.csv', 'nowhere/yet/a.csv', 'nowhere/yet/deeper/a.csv'],
  ]) {
    it(`tells of a file that is new and matches ${pattern}, as a change of the data`, async () => {
      await mkdir(path.join(folder, 'runs'));
      for (const name of ['runs/a.csv', 'runs/bx.csv']) await writeFile(path.join(folder, name), 'x');
      dependencies.setWatched(true);
      dependencies.setImports([path.join(folder, 'radius.ts')]);
      const files = await glob(pattern, { cwd: folder, absolute: true });
      dependencies.addPattern({ pattern, folder, files: files.map((file) => path.normalize(file)) });
      await change('radius.ts');
      assert.equal(dependencies.takeDataChange(), false, 'those that matched before are not new');
      for (const name of [added, other]) await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, other), 'x');
      await change('radius.ts');
      assert.equal(dependencies.takeDataChange(), false, `${other} does not match`);
      const told = new Promise<void>((resolve) => changes.push(resolve));
      await writeFile(path.join(folder, added), 'x');
      await told;
      assert.equal(dependencies.takeDataChange(), true);
    });
  }
});
