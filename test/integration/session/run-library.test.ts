import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { removeFolder } from '../../../scripts/system/folders.mjs';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import { leftoverAge } from '../../../src/session/leftovers.js';
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
  afterEach(() => removeFolder(folder));

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

  it('has a session tell what it cannot keep, and lists the runs before', async () => {
    const runs = new RunLibrary(path.join(folder, 'runs'), () => 2 ** 30);
    const session = workplace.session(await workplace.write('full.dataset.ts', circleText()), { runs });
    await trained(session);
    const before = (await session.kept) ?? assert.fail();
    const warnings = (): string[] =>
      session.events.map(unpackEvent).flatMap((event) => (event.kind === 'warning' ? [event.message] : []));
    assert.deepEqual(warnings(), []);
    // A file takes the place of the folder of this dataset file.
    const own = path.dirname(before.directory);
    await rename(own, `${own}-aside`);
    await writeFile(own, '');
    await trained(session);
    assert.equal(await session.kept, null);
    assert.equal(session.latest.finished?.result.steps, 100);
    assert.match(
      warnings().join(),
      /^This run, or a part of it, could not be kept on disk: .* is a file: expected a folder/,
    );
    assert.ok(!warnings().join().includes(folder), 'it may be shared');
    await rm(own);
    await rename(`${own}-aside`, own);
    await trained(session, { seed: 5 });
    assert.equal((await session.kept)?.seed, 5);
    assert.deepEqual(
      (await runs.list()).map(({ seed }) => seed),
      [5, 0],
    );
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

  it('never deletes the run that it just wrote, and has it first, though the clock was set back', async () => {
    let limit = 2 ** 30;
    const library = new RunLibrary(folder, () => limit);
    await add(library, '/data/a.dataset.ts', '/data/a.dataset.ts');
    for (const { directory } of await library.list()) {
      const note = path.join(directory, 'library.json');
      const text = JSON.parse(await readFile(note, 'utf8')) as object;
      await writeFile(note, JSON.stringify({ ...text, written: Date.now() + 1e9 }));
    }
    limit = 1;
    const added = await library.add('/data/a.dataset.ts', events, []);
    assert.equal((await library.newest('/data/a.dataset.ts'))?.directory, added.directory);
    assert.deepEqual(
      (await library.list()).map(({ directory }) => directory),
      [added.directory],
    );
  });

  it('gives each of many runs of one moment a directory of its own', async () => {
    const libraries = [0, 1].map(() => new RunLibrary(folder, () => 2 ** 30));
    const runs = await Promise.all(
      Array.from({ length: 8 }, (_, k) => libraries[k % 2].add('/data/a.dataset.ts', events, [])),
    );
    assert.equal(new Set(runs.map(({ directory }) => directory)).size, 8);
    assert.equal((await libraries[0].list()).length, 8);
  });

  it('lists more runs than a process may open files', async function () {
    if (process.platform === 'win32') this.skip();
    const { directory } = await new RunLibrary(folder, () => 2 ** 30).add('/data/a.dataset.ts', events, []);
    for (let copy = 0; copy < 400; copy++) await cp(directory, `${directory}-${copy}`, { recursive: true });
    const script = `import { RunLibrary } from './src/session/run-library.js';
      const { length } = await new RunLibrary(${JSON.stringify(folder)}, () => 2 ** 30).list();
      console.log(length);`;
    const node = [process.execPath, '--import=tsx', '--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)('sh', ['-c', 'ulimit -n 100 && exec "$@"', 'sh', ...node]);
    assert.equal(stdout.trim(), '401');
  });

  it('keeps runs of a file with the longest name that there is', async () => {
    const library = new RunLibrary(folder, () => 2 ** 30);
    const file = `/data/${'ρ'.repeat(122)}.dataset.ts`;
    await library.add(file, events, []);
    assert.equal((await library.newest(file))?.file, file);
  });

  it('counts what ended writers left, and deletes what is old of it', async () => {
    const library = new RunLibrary(folder, () => 2 ** 30);
    await add(library, '/data/a.dataset.ts');
    const [run] = await library.list();
    const torn = path.join(path.dirname(run.directory), 'torn');
    await mkdir(torn);
    await writeFile(path.join(torn, 'events.bin'), new Uint8Array(100));
    await writeFile(path.join(run.directory, 'x.tmp'), new Uint8Array(11));
    assert.deepEqual(await library.leftovers.count(), { count: 2, bytes: 111 });
    assert.deepEqual(await library.leftovers.clean(Date.now()), { count: 0, bytes: 0 });
    assert.deepEqual(await library.leftovers.clean(Date.now() + 2 * leftoverAge), { count: 2, bytes: 111 });
    assert.deepEqual(await library.leftovers.count(), { count: 0, bytes: 0 });
    assert.equal((await library.list()).length, 1);
  });
});
