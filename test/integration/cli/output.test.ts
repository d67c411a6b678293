// The run directory: of one run, whatever ends the program, and however it is written to.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RunDescription } from '../../../src/protocol/description.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { eventually } from '../../support/eventually.js';
import { circleText } from '../session/support.js';
import { CommandLine } from './support.js';

describe('Run directory of the command line', () => {
  let line: CommandLine;
  before(async () => {
    line = await CommandLine.open();
  });
  after(() => line.close());

  const json = async <T>(...parts: string[]): Promise<T> => JSON.parse(await readFile(line.at(...parts), 'utf8')) as T;
  const names = async (directory: string): Promise<string[]> => (await readdir(line.at(directory))).sort();

  it('holds no file of the run before, which failed or not, but those of the user', async () => {
    const file = await line.write('mixed.dataset.ts', circleText());
    assert.equal((await line.run('train', file, '--out', 'mixed', '--quiet')).status, 0);
    await writeFile(line.at('mixed', 'notes.txt'), 'mine');
    assert.ok((await names('mixed')).includes('result.json'));
    const diverging = circleText({ seed: 1, steps: 3000 }).replace(
      'training: {',
      "training: { optimizer: { kind: 'sgd', learningRate: 1e9 },",
    );
    await line.write('mixed.dataset.ts', diverging);
    assert.equal((await line.run('train', file, '--out', 'mixed', '--quiet')).status, 1);
    assert.deepEqual(await names('mixed'), ['events.bin', 'notes.txt', 'report.html', 'run.json', 'state.json']);
    assert.equal((await json<RunDescription>('mixed', 'run.json')).seed, 1);
    assert.equal((await json<{ state: string }>('mixed', 'state.json')).state, 'failed');
  });

  it('has the run up to its last picture after kill -9, and the run before until then', async () => {
    const file = await line.write('killed.dataset.ts', circleText({ seed: 0 }));
    assert.equal((await line.run('train', file, '--out', 'killed', '--quiet')).status, 0);
    await line.write('killed.dataset.ts', circleText({ seed: 1, steps: 10_000_000 }));
    const { child, ended } = line.start('train', file, '--out', 'killed');
    const partial = await eventually('a run is under way', async () =>
      (await names('killed')).find((name) => name.startsWith('.partial-')),
    );
    const directory = path.join('killed', partial);
    await eventually('there is a picture', async () => {
      const log = await readFile(line.at(directory, 'events.bin')).catch(() => Buffer.alloc(0));
      return log.includes('"kind":"progress"') && log.includes('"kind":"frame"');
    });
    child.kill('SIGKILL');
    await ended;
    assert.equal((await json<RunResult>('killed', 'result.json')).seed, 0);
    assert.equal((await json<RunDescription>('killed', 'run.json')).seed, 0);
    assert.equal((await json<RunDescription>(directory, 'run.json')).seed, 1);

    const { status, stdout, stderr } = await line.run('report', directory);
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^This run was interrupted at step \d+\.$/m);
    assert.ok((await readFile(stdout.trim(), 'utf8')).length > 100_000);

    await line.write('killed.dataset.ts', circleText({ seed: 2 }));
    const next = await line.run('train', file, '--out', 'killed');
    assert.equal(next.status, 0);
    assert.match(next.stderr, /There is a run that was interrupted too: latent-atlas report .*\.partial-/);
    assert.equal((await json<RunResult>('killed', 'result.json')).seed, 2);
  });

  it('shows what is whole of a damaged log, and says why it shows nothing', async () => {
    const file = await line.write('damaged.dataset.ts', circleText());
    assert.equal((await line.run('train', file, '--out', 'damaged', '--quiet')).status, 0);
    const log = line.at('damaged', 'events.bin');
    const bytes = await readFile(log);
    bytes[bytes.lastIndexOf('"kind":"frame"')] ^= 1;
    await writeFile(log, bytes);
    const partly = await line.run('report', 'damaged');
    assert.equal(partly.status, 0);
    assert.match(partly.stderr, /^Warning: 1 of \d+ events of this run are damaged/m);
    bytes[bytes.indexOf('"kind":"started"')] ^= 1;
    await writeFile(log, bytes);
    const none = await line.run('report', 'damaged');
    assert.equal(none.status, 1);
    assert.match(none.stderr, /nothing to show in the event log: 2 of \d+ events are damaged/);
    assert.doesNotMatch(none.stderr, /cli\.cjs/);
  });

  for (const [what, out, message] of [
    ['a file', 'a-file', /cannot write to .*a-file: .* is a file: expected a folder/],
    ['a folder that cannot be made', '/proc/nope', /cannot write to \/proc\/nope: a folder above it does not exist/],
  ] as const) {
    it(`is tried before training: ${what}`, async () => {
      await line.write('a-file', '');
      const file = await line.write('tried.dataset.ts', circleText({ steps: 10_000_000 }));
      for (const command of ['train', 'sweep']) {
        const { status, stderr } = await line.run(command, file, '--out', out);
        assert.equal(status, 1);
        assert.match(stderr, message);
        assert.doesNotMatch(stderr, /cli\.cjs|Uncaught/);
      }
    });
  }

  it('prints results that it cannot write, and goes on with other seeds', async () => {
    // After the folder was tried, a file takes its place.
    const replace = ['full', 'sweep/seed-0']
      .map((name) => `rmSync('${name}', { recursive: true, force: true }); writeFileSync('${name}', '');`)
      .join(' ');
    const code = `import { mkdirSync, rmSync, writeFileSync } from 'node:fs'; mkdirSync('sweep', { recursive: true }); ${replace}`;
    const file = await line.write('full.dataset.ts', circleText({ more: code }));
    const { status, stdout, stderr } = await line.run('train', file, '--json', '--out', 'full');
    assert.equal(status, 1, stderr);
    assert.equal((JSON.parse(stdout) as RunResult).steps, 100);
    assert.match(stderr, /^cannot write the run to /m);
    assert.doesNotMatch(stderr, /cli\.cjs/);

    const swept = await line.run('sweep', file, '--seeds', '0,1', '--json', '--out', 'sweep');
    assert.equal(swept.status, 1);
    assert.equal((JSON.parse(swept.stdout) as { runs: unknown[] }).runs.length, 2);
    assert.ok((await names('sweep/seed-1')).includes('state.json'));
  });

  it('tells the table of a sweep that it cannot write', async () => {
    // While a point is trained, a file takes the place of the folder of results.
    const code = `import { existsSync, rmSync, writeFileSync } from 'node:fs';
if (existsSync('held/plan.json')) { rmSync('held/results', { recursive: true, force: true }); writeFileSync('held/results', ''); }`;
    const file = await line.write('held.dataset.ts', circleText({ more: code }));
    const { status, stdout, stderr } = await line.run('sweep', file, '--seeds', '0,1', '--json', '--out', 'held');
    assert.equal(status, 1, stderr);
    const { runs, counts } = JSON.parse(stdout) as { runs: RunResult[]; counts: { done: number } };
    assert.deepEqual([runs.map(({ seed }) => seed), counts.done], [[0, 1], 2]);
    assert.match(stderr, /^cannot write to .*results.*: results is a file: expected a folder/m);
    assert.doesNotMatch(stderr, /cli\.cjs/);
  });

  it('has a file for each signal, whatever the signals are called', async () => {
    const long = 'x'.repeat(400);
    const text = circleText().replace(
      'autoencoder:',
      `signal: { 'a/b': circle({ radius: 2 }), 'a b': circle({ radius: 3 }), '${long}': circle() },\n  autoencoder:`,
    );
    const { status, stderr } = await line.run(
      'train',
      await line.write('signals.dataset.ts', text),
      '--out',
      'signals',
    );
    assert.equal(status, 0, stderr);
    const files = (await names('signals')).filter((name) => /^signal-.*-test\.npy$/.test(name));
    assert.equal(files.length, 3, files.join());
    assert.ok(files.every((name) => name.length < 150));
  });

  it('names no folder of the user, in a run that failed neither', async () => {
    const text = circleText({ steps: 3000 }).replace(
      'training: {',
      "training: { optimizer: { kind: 'sgd', learningRate: 1e9 },",
    );
    const file = line.at(await line.write('private.dataset.ts', text));
    const { status, stderr } = await line.run('train', file, '--out', 'private');
    assert.equal(status, 1);
    assert.ok(stderr.includes(`${file}:`), 'the user is told the whole path');
    for (const name of await names('private')) {
      const bytes = await readFile(line.at('private', name));
      assert.ok(!bytes.includes(line.folder), name);
    }
    assert.equal((await json<RunDescription>('private', 'run.json')).file, 'private.dataset.ts');
  });

  for (const [what, name, text] of [
    ['as dataset file', 'pipe.dataset.ts', null],
    ['as import', 'imports-pipe.dataset.ts', circleText({ more: "import './pipe.dataset.ts';" })],
    [
      'as data',
      'reads-pipe.dataset.ts',
      "import { csv, defineDataset } from 'latent-atlas';\nexport default defineDataset({ manifold: csv('pipe.dataset.ts', { columns: ['x'] }) });\n",
    ],
  ] as const) {
    it(`does not wait for a pipe ${what}`, async () => {
      await promisify(execFile)('mkfifo', [line.at('pipe.dataset.ts')]).catch(() => undefined);
      if (text !== null) await line.write(name, text);
      const { status, stderr } = await line.run('train', name, '--out', 'pipe');
      assert.equal(status, 3);
      assert.match(stderr, /expected a file(?: to read)?, got a pipe/);
    });
  }

  it('trains a file whose name has a star in it', async () => {
    const file = await line.write('a*b.dataset.ts', circleText());
    await line.write('axb.dataset.ts', 'export default 1;');
    const { status, stderr } = await line.run('train', file, '--out', 'star', '--quiet');
    assert.equal(status, 0, stderr);
  });
});
