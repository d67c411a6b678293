import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RunLibrary } from '../../../src/session/run-library.js';
import { circleText, trained, Workplace } from './support.js';

describe('Run library', () => {
  let workplace: Workplace;
  let events: readonly ArrayBuffer[];
  let folder: string;

  before(async () => {
    workplace = await Workplace.open();
    const session = workplace.session(await workplace.write('kept.dataset.ts', circleText({ seed: 3 })));
    await trained(session);
    events = session.events;
  });
  after(() => workplace.close());

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'library-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** One run after another; their directories are named by the time. */
  async function add(library: RunLibrary, ...files: readonly string[]): Promise<void> {
    for (const file of files) {
      await library.add(file, events, []);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  it('keeps every run with its seed and outcome, the newest first', async () => {
    const library = new RunLibrary(folder, () => 2 ** 30);
    assert.deepEqual(await library.list(), []);
    let changes = 0;
    library.onDidChange(() => changes++);
    await add(library, '/data/a.dataset.ts', '/data/b.dataset.ts', '/data/a.dataset.ts');
    const runs = await library.list();
    assert.deepEqual(
      runs.map(({ file }) => path.basename(file)),
      ['a.dataset.ts', 'b.dataset.ts', 'a.dataset.ts'],
    );
    assert.ok(runs[0].written > runs[2].written);
    assert.deepEqual([runs[0].latent, runs[0].seed], ['ℝ¹', 3]);
    assert.ok(runs[0].outcome !== null && runs[0].outcome.sup > 0 && runs[0].outcome.steps === 100);
    assert.equal(changes, 3);
    assert.equal((await library.newest('/data/b.dataset.ts'))?.directory, runs[1].directory);
    assert.equal(await library.newest('/data/c.dataset.ts'), null);
  });

  it('deletes the oldest runs beyond its limit, but no pinned one, nor the newest of a file', async () => {
    let limit = 2 ** 30;
    const library = new RunLibrary(folder, () => limit);
    await add(
      library,
      '/data/only.dataset.ts',
      '/data/many.dataset.ts',
      '/data/many.dataset.ts',
      '/data/many.dataset.ts',
    );
    const [, , pinned] = await library.list();
    await library.update(pinned, { pinned: true, name: 'first' });
    limit = 1;
    await add(library, '/data/many.dataset.ts');
    const left = await library.list();
    assert.deepEqual(
      left.map((run) => [path.basename(run.file), run.name]),
      [
        ['many.dataset.ts', ''],
        ['many.dataset.ts', 'first'],
        ['only.dataset.ts', ''],
      ],
    );
  });

  it('renames, pins and deletes; what is deleted is gone from disk', async () => {
    const library = new RunLibrary(folder, () => 2 ** 30);
    await add(library, '/data/a.dataset.ts');
    const [run] = await library.list();
    await library.update(run, { name: 'a good one' });
    assert.deepEqual(await library.list(), [{ ...run, name: 'a good one' }]);
    await library.remove(run);
    assert.deepEqual(await library.list(), []);
    await library.update(run, { pinned: true });
    assert.deepEqual(await library.list(), [], 'what is deleted does not come back by a change that comes too late');
    assert.deepEqual(
      (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.bin')),
      [],
    );
  });

  it('passes over directories that hold no run, or a note that cannot be read', async () => {
    const library = new RunLibrary(folder, () => 2 ** 30);
    await add(library, '/data/a.dataset.ts', '/data/a.dataset.ts');
    const [newer, older] = await library.list();
    await writeFile(path.join(newer.directory, 'library.json'), '{"file": 3}');
    assert.deepEqual(
      (await library.list()).map(({ directory }) => directory),
      [older.directory],
    );
  });
});
