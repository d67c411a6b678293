// Files that look like any other and never answer, as on a server that is gone: each time the file is named, with the
// status 3, and nothing waits on.
import assert from 'node:assert/strict';
import { access, constants, mkdir, rm, symlink } from 'node:fs/promises';
import { inLanes } from '../../../src/session/in-lanes.js';
import { eventually } from '../../support/eventually.js';
import { isGone } from '../../support/is-gone.js';
import { SilentMount, type Silence } from '../../support/silent-mount/silent-mount.js';
import { circleText } from '../session/support.js';
import { CommandLine } from './support.js';

/** Much longer than what the command line takes beside, so that a test that passes has not waited by chance. */
const limit = ['--timeout', '2'] as const;

const readers = ['csv', 'json', 'npy', 'npz', 'parquet', 'arrow', 'hdf5', 'root'] as const;

describe('Command line with files that never answer', () => {
  let line: CommandLine;
  /** By how far their files answer. */
  let opened: Readonly<Record<Silence, SilentMount>> | null = null;

  before(async function () {
    const open = (silence: Silence) =>
      SilentMount.open(silence, { 'data.csv': 500_000, 'more.ts': 10, 'model.onnx': 10 });
    const [whole, read, half, stuck] = [
      await open('whole'),
      await open('read'),
      await open('half'),
      await open('stuck'),
    ];
    // Only root may mount, and a container may have no FUSE.
    if (whole === null || read === null || half === null || stuck === null) return this.skip();
    opened = { whole, read, half, stuck };
    line = await CommandLine.open();
  });
  after(async () => {
    if (opened === null) return;
    for (const mount of Object.values(opened)) await mount.close();
    await line.close();
  });

  const at = (silence: Silence): string => opened?.[silence].folder ?? '';

  let files = 0;
  /** Trains a file with this manifold; the worker process is to be gone, and the last line to say what is wrong. */
  async function refuses(text: string, message: RegExp, place: number, command = 'train'): Promise<void> {
    const number = files++;
    const file = await line.write(`silent-${number}.dataset.ts`, text);
    const { status, stdout, stderr } = await line.run(command, file, ...limit, '--quiet', '--out', `out-${number}`);
    assert.equal(status, 3, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.match(stderr, /gave no byte for 2 s: expected a file that answers/);
    assert.match(stderr, new RegExp(`${file}:${place}:\\d+: `));
    const worker = Number(/^worker (\d+)$/m.exec(stderr)?.[1]);
    if (text.includes('process.pid')) await eventually('the worker is gone', () => isGone(worker));
  }

  /** A dataset file with its manifold on line 4. */
  const reading = (manifold: string): string =>
    `import * as atlas from 'latent-atlas';
console.log('worker', process.pid);
export default atlas.defineDataset({
  manifold: ${manifold},
});
`;

  // Some at once, since each waits for its time limit.
  it('names a data file that answers no more, at once, from the first byte on, or half-way', () =>
    inLanes(['whole', 'read', 'half'] as const, 3, (silence) =>
      refuses(
        reading(`atlas.csv('${at(silence)}/data.csv')`),
        new RegExp(`manifold: cannot read ${at(silence)}/data.csv: `),
        4,
      ),
    ));

  it('does so with every reader', () =>
    inLanes(readers, 3, (reader) =>
      refuses(reading(`atlas.${reader}('${at('read')}/data.csv')`), /manifold: cannot read .*data\.csv: /, 4),
    ));

  it('names a pattern in a folder that answers no more', () =>
    refuses(reading(`atlas.csv('${at('whole')}/*.csv')`), /manifold: cannot read .*\*\.csv: /, 4));

  it('names a signal', () =>
    refuses(
      reading(`atlas.points([[1, 2], [3, 4]]), signal: { late: atlas.csv('${at('read')}/data.csv') }`),
      /signal\.late: cannot read .*data\.csv: /,
      4,
    ));

  it('names the file of a model', () =>
    refuses(
      reading(`atlas.points([[1, 2], [3, 4]]), model: atlas.onnx('${at('read')}/model.onnx')`),
      /model: cannot read .*model\.onnx: /,
      4,
      'examine',
    ));

  for (const silence of ['whole', 'read'] as const) {
    it(`names an import that answers no more: ${silence}`, async () => {
      const folder = at(silence);
      const text = circleText({ more: `import '${folder}/more.ts';` });
      await refuses(text, new RegExp(`cannot read ${folder}/more\\.ts: `), 2);
      // A link to it, and the same by another command.
      await symlink(folder, line.at(`linked-${silence}`));
      await refuses(text.replace(folder, `./linked-${silence}`), /cannot read .*more\.ts: /, 2);
    });
  }

  it('names the import to check too', async () => {
    const file = await line.write('checked.dataset.ts', circleText({ more: `import '${at('read')}/more.ts';` }));
    const { status, stderr } = await line.run('check', file, ...limit);
    assert.equal(status, 3, stderr);
    assert.match(stderr, /checked\.dataset\.ts:2:\d+: .*more\.ts: the file gave no byte for 2 s/);
  });

  it('names a data file of a sweep', async () => {
    const file = await line.write('swept.dataset.ts', reading(`atlas.csv('${at('read')}/data.csv')`));
    const { status, stderr } = await line.run('sweep', file, ...limit, '--quiet', '--out', 'swept');
    assert.equal(status, 3, stderr);
    assert.match(stderr, /swept\.dataset\.ts:4:\d+: manifold: cannot read .*data\.csv: the file gave no byte for 2 s/);
  });

  it('names a data file that has come to silence since a sweep was planned', async () => {
    await line.write('plain.csv', 'x,y\n' + '1,2\n2,1\n3,3\n'.repeat(50));
    const text = reading("atlas.csv('data/plain.csv'), training: { steps: 5 }");
    const file = await line.write('task.dataset.ts', text);
    await symlink(line.folder, line.at('data'));
    const plan = await line.run('sweep', file, ...limit, '--executor', 'none', '--out', 'task');
    assert.equal(plan.status, 0, plan.stderr);
    await rm(line.at('data'));
    await symlink(at('whole'), line.at('data'));
    const { status, stderr } = await line.run('sweep-task', 'task', '0', ...limit);
    assert.equal(status, 3, stderr);
    assert.match(stderr, /cannot read .*plain\.csv: the file gave no byte for 2 s/);
  });

  it('ends code of the dataset file that reads such a file itself', async () => {
    const code = `import { readFileSync } from 'node:fs'; readFileSync('${at('read')}/data.csv');`;
    const file = await line.write('own.dataset.ts', circleText({ more: code }));
    const { status, stderr } = await line.run('train', file, ...limit, '--quiet', '--out', 'own');
    assert.equal(status, 3, stderr);
    assert.match(stderr, /no sign of life for 2 s: .* a file that never answers\?/);
  });

  for (const [what, code] of [
    ['a data file', (folder: string) => reading(`atlas.csv('${folder}/data.csv')`)],
    ['a model', (folder: string) => reading(`atlas.circle(), model: atlas.onnx('${folder}/model.onnx')`)],
    ['an import', (folder: string) => circleText({ more: `import '${folder}/more.ts';` })],
  ] as const) {
    it(`does not wait for processes that the system cannot end: ${what}`, async () => {
      const file = await line.write('stuck.dataset.ts', code(at('stuck')));
      const command = what === 'a model' ? 'examine' : 'train';
      const { child } = line.start(command, file, ...limit, '--quiet', '--out', 'stuck');
      let said = '';
      child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
      // Not until its streams are closed, which esbuild has too.
      const status = await new Promise((resolve) => child.on('exit', resolve));
      assert.equal(status, 3, said);
      assert.match(said, /stuck\.dataset\.ts:\d+:\d+: .*cannot read .*: the file gave no byte for 2 s/);
    });
  }

  it('names the log of the kernel, which is a file and has no end', async function () {
    const isReadable = await access('/proc/kmsg', constants.R_OK).then(
      () => true,
      () => false,
    );
    if (!isReadable) return this.skip();
    await refuses(reading("atlas.csv('/proc/kmsg')"), /cannot read \/proc\/kmsg: /, 4);
    await mkdir(line.at('kernel'), { recursive: true });
    await symlink('/proc/kmsg', line.at('kernel', 'log.csv'));
    await refuses(reading("atlas.csv('kernel/*.csv')"), /cannot read .*log\.csv: /, 4);
    await symlink('/proc/kmsg', line.at('kernel', 'log.ts'));
    await refuses(circleText({ more: "import './kernel/log.ts';" }), /cannot read .*(?:log\.ts|kmsg): /, 2);
  });
});
