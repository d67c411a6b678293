import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import type { RunResult } from '../../../src/protocol/result.js';
import { readLog } from '../../../src/session/read-log.js';
import type { SweepObject } from '../../../src/sweep/sweep-object.js';
import { eventually } from '../../support/eventually.js';
import { circleText } from '../session/support.js';
import { CommandLine } from './support.js';

/** A dataset with a parameter of its own and a sweep. */
const family = `import { arc, defineDataset, euclidean, spherical } from 'latent-atlas';
export default defineDataset(({ gap }) => ({
  manifold: arc({ gap }),
  samples: { train: 200, test: 100 },
  autoencoder: { hidden: [4] },
  training: { steps: 20, batchSize: 32 },
  sweep: { gap: [0.2, 0.6], latent: [euclidean(1), spherical(1)] },
}), { gap: 0.4 });`;

describe('sweeps on the command line', () => {
  let commandLine: CommandLine;

  before(async () => {
    commandLine = await CommandLine.open();
    await commandLine.write('circle.dataset.ts', circleText({ steps: 40 }));
    await commandLine.write('family.dataset.ts', family);
  });
  after(() => commandLine.close());

  async function sweep(...words: string[]): Promise<Required<SweepObject>> {
    const { status, stdout, stderr } = await commandLine.run('sweep', ...words, '--json', '--quiet');
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as Required<SweepObject>;
  }

  /** What does not depend on the clock. */
  const timeless = ({ seconds, stepsPerSecond, ...rest }: RunResult): object => {
    assert.ok(seconds >= 0 && stepsPerSecond !== 0);
    return rest;
  };

  it('takes the points that the file names, with parameters of its own, and tells them in every format', async () => {
    const found = await sweep('family.dataset.ts', '--out', 'family');
    assert.deepEqual(found.counts, { points: 4, done: 4, failed: 0, missing: 0 });
    assert.deepEqual(
      found.rows.map(({ values }) => values),
      [
        [0.2, 'euclidean(1)'],
        [0.2, 'spherical(1)'],
        [0.6, 'euclidean(1)'],
        [0.6, 'spherical(1)'],
      ],
    );
    assert.deepEqual(
      found.runs.map(({ latent }) => latent.kind),
      ['euclidean', 'sphere', 'euclidean', 'sphere'],
    );
    const sup = found.columns.findIndex(({ name }) => name === 'sup');
    assert.deepEqual(
      found.rows.map(({ outcomes }) => outcomes[sup]),
      found.runs.map(({ error }) => error.sup),
    );
    const bytes = await readFile(commandLine.at('family', 'sweep.parquet'));
    const rows: Record<string, unknown>[] = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
    assert.deepEqual(
      rows.map(({ gap, latent, sup: error, state }) => [gap, latent, error, state]),
      found.rows.map(({ values, outcomes, state }) => [...values, outcomes[sup], state]),
    );
    const csv = (await readFile(commandLine.at('family', 'sweep.csv'), 'utf8')).split('\n');
    assert.match(csv[4], /^3,[0-9a-f]{12},done,0\.6,spherical\(1\),/);
    assert.match(await readFile(commandLine.at('family', 'sweep.html'), 'utf8'), /^<!doctype html>/i);
    const run = JSON.parse(await readFile(commandLine.at('family', 'point-2', 'run.json'), 'utf8')) as object;
    assert.deepEqual(Reflect.get(run, 'point'), {
      gap: 0.6,
      'autoencoder.latent': { kind: 'euclidean', dimension: 1 },
    });
  });

  it('varies fields of the command line, drawn ones too', async () => {
    const words = ['--vary', 'optimizer.learningRate=logUniform(1e-4,1e-2)', '--vary', 'activation=tanh,gelu'];
    const found = await sweep('circle.dataset.ts', ...words, '--sobol', '4', '--out', 'sobol', '--keep-runs', 'first');
    assert.equal(found.counts.done, 4);
    const rates = found.rows.map(({ point }) => Number(point['training.optimizer.learningRate']));
    // Four points of a Sobol sequence have one in each quarter.
    assert.deepEqual(rates.map((rate) => Math.floor(2 * (Math.log10(rate) + 4))).sort(), [0, 1, 2, 3]);
    const names = await readdir(commandLine.at('sobol'));
    assert.deepEqual(
      names.filter((name) => name.startsWith('point-')),
      ['point-0'],
    );
  });

  it('gives a point the run that train gives, and goes on after a kill with what is missing, to the same bits', async () => {
    const words = ['circle.dataset.ts', '--seeds', '0-5', '--workers', '2'];
    const whole = await sweep(...words, '--out', 'whole');
    const alone = await commandLine.run('train', 'circle.dataset.ts', '--seed', '4', '--json', '--out', 'alone');
    assert.deepEqual(timeless(whole.runs[4]), timeless(JSON.parse(alone.stdout) as RunResult));

    const { child, ended } = commandLine.start('sweep', ...words, '--out', 'killed');
    const results = commandLine.at('killed', 'results', '0000');
    await eventually(
      'two results',
      async () => (await readdir(results).catch(() => [])).filter((name) => name.endsWith('.json')).length >= 2,
    );
    child.kill('SIGKILL');
    await ended;
    const before = await readdir(results);
    const kept = new Map<string, string>();
    for (const name of before.filter((one) => one.endsWith('.json')))
      kept.set(name, await readFile(commandLine.at('killed', 'results', '0000', name), 'utf8'));
    assert.ok(kept.size < 6, 'it was killed before its end');
    const { status, stdout, stderr } = await commandLine.run(
      'sweep',
      ...words,
      '--out',
      'killed',
      '--resume',
      '--json',
    );
    assert.equal(status, 0, stderr);
    assert.match(stderr, new RegExp(`: ${6 - kept.size} of 6 points to train`));
    const resumed = JSON.parse(stdout) as Required<SweepObject>;
    assert.deepEqual(resumed.runs.map(timeless), whole.runs.map(timeless));
    for (const [name, text] of kept)
      assert.equal(await readFile(commandLine.at('killed', 'results', '0000', name), 'utf8'), text, name);
  });

  it('lets nothing that a dataset file leaves behind reach the next point', async () => {
    const radius = { steps: 20, radius: 'radius' };
    const leaves = `const seen = globalThis as { runs?: number };
seen.runs = (seen.runs ?? 0) + 1;
let calls = 0;
const radius = seen.runs + calls++;`;
    await commandLine.write('leaves.dataset.ts', circleText({ ...radius, more: leaves }));
    await commandLine.write('plain.dataset.ts', circleText({ ...radius, more: 'const radius = 1;' }));
    const words = ['--seeds', '0-3', '--workers', '1', '--keep-runs', 'first'];
    const [left, plain] = [
      await sweep('leaves.dataset.ts', ...words, '--out', 'leaves'),
      await sweep('plain.dataset.ts', ...words, '--out', 'plain'),
    ];
    const errors = ({ runs }: Required<SweepObject>): unknown[] => runs.map(({ error, loss }) => [error, loss]);
    assert.deepEqual(errors(left), errors(plain));
  });

  it('comes to the same whatever is kept of its runs: all, their ends, or the first', async () => {
    const words = ['circle.dataset.ts', '--seeds', '0-1', '--keep-runs'];
    const [all, ends, first] = [
      await sweep(...words, 'all', '--out', 'all'),
      await sweep(...words, 'ends', '--out', 'ends'),
      await sweep(...words, 'first', '--out', 'first'),
    ];
    assert.deepEqual(ends.runs.map(timeless), all.runs.map(timeless));
    assert.deepEqual(first.runs.map(timeless), all.runs.map(timeless));
    const framesOf = async (...folder: string[]): Promise<number> => {
      const { events } = await readLog(await readFile(commandLine.at(...folder, 'events.bin')));
      return events.filter(({ event }) => event.kind === 'frame').length;
    };
    const recorded = await framesOf('all', 'seed-1');
    assert.ok(recorded > 10, `${recorded} pictures`);
    assert.equal(await framesOf('ends', 'seed-0'), recorded);
    assert.equal(await framesOf('ends', 'seed-1'), 1);
    for (const name of ['error.npy', 'latent.npy', 'report.html'])
      assert.ok((await readFile(commandLine.at('ends', 'seed-1', name))).length > 0, name);
    assert.deepEqual(
      (await readdir(commandLine.at('first'))).filter((name) => name.startsWith('seed-')),
      ['seed-0'],
    );
  });

  it('runs single points and collects them, as often as one likes, the same from any process', async () => {
    await sweep('circle.dataset.ts', '--seeds', '0-2', '--out', 'tasks');
    const whole = await readFile(commandLine.at('tasks', 'sweep.csv'), 'utf8');
    for (const index of [0, 2]) await rm(commandLine.at('tasks', 'results', '0000', `000000${index}.json`));
    const partly = JSON.parse((await commandLine.run('collect', 'tasks', '--json')).stdout) as SweepObject;
    assert.deepEqual(partly.counts, { points: 3, done: 1, failed: 0, missing: 2 });
    assert.equal((await commandLine.run('sweep-task', 'tasks', '2')).status, 0);
    assert.equal((await commandLine.run('sweep-task', 'tasks', '0', '--points-per-task', '3')).status, 0);
    const both = await Promise.all([
      commandLine.run('collect', 'tasks', '--json'),
      commandLine.run('collect', 'tasks', '--json'),
    ]);
    assert.equal(both[0].stdout, both[1].stdout);
    const withoutTime = (csv: string): string[] =>
      csv.split('\n').map((line) =>
        line
          .split(',')
          .filter((_, column) => column !== 5)
          .join(','),
      );
    const again = await readFile(commandLine.at('tasks', 'sweep.csv'), 'utf8');
    assert.equal(again.split('\n')[0].split(',')[5], 'seconds');
    assert.deepEqual(withoutTime(again), withoutTime(whole));
    const outside = await commandLine.run('sweep-task', 'tasks', '3');
    assert.equal(outside.status, 2);
    assert.match(outside.stderr, /expected a point from 0 to 2, got 3/);
  });

  it('makes a directory whose points a scheduler names', async () => {
    const made = await sweep('circle.dataset.ts', '--seeds', '0-2', '--executor', 'none', '--out', 'made');
    assert.deepEqual(made.counts, { points: 3, done: 0, failed: 0, missing: 3 });
    process.env.SGE_TASK_ID = '2';
    try {
      assert.equal((await commandLine.run('sweep-task', 'made', '--offset=-1')).status, 0);
    } finally {
      delete process.env.SGE_TASK_ID;
    }
    assert.deepEqual(await readdir(commandLine.at('made', 'results', '0000')), ['0000001.json']);
    const { status, stderr } = await commandLine.run('sweep-task', 'made');
    assert.equal(status, 2);
    assert.match(stderr, /expected an INDEX, or one of the variables SLURM_ARRAY_TASK_ID \(Slurm\)/);
  });

  it('names a point that fails, and trains the others', async () => {
    const { status, stdout, stderr } = await commandLine.run(
      'sweep',
      'circle.dataset.ts',
      '--vary',
      'optimizer.learningRate=1e-3,1e30',
      '--out',
      'failing',
      '--json',
    );
    assert.equal(status, 1);
    assert.match(stderr, /point 1 failed: circle\.dataset\.ts:8:3: Training diverged/);
    const { counts, rows } = JSON.parse(stdout) as SweepObject;
    assert.deepEqual(counts, { points: 2, done: 1, failed: 1, missing: 0 });
    assert.match(rows[1].message ?? '', /Training diverged/);
  });

  it('ends hopeless points early where that is asked for, and marks them', async () => {
    const words = ['--vary', 'optimizer.learningRate=1e-6,1e-3,1e-2', '--halving', '10', '--out', 'halved'];
    const found = await sweep('circle.dataset.ts', ...words);
    assert.deepEqual(
      found.rows.map(({ state }) => state),
      ['ended early', 'ended early', 'done'],
    );
    const steps = found.columns.findIndex(({ name }) => name === 'steps');
    assert.deepEqual(
      found.rows.map(({ outcomes }) => outcomes[steps]),
      [10, 10, 40],
    );
    assert.match(found.rows[0].message ?? '', /Ended early after 10 steps: place 3 of 3 by the test loss/);
    const again = await sweep('circle.dataset.ts', ...words, '--resume');
    assert.deepEqual(again.rows, found.rows);
  });

  const wrong: readonly [string, readonly string[], RegExp][] = [
    [
      'an unknown field',
      ['--vary', 'latnt=euclidean(1)'],
      /--vary latnt: expected something that can vary\. Did you mean "latent"\?/,
    ],
    [
      'a wrong value',
      ['--vary', 'seed=0,-3'],
      /--vary seed \(value 2\): expected an integer from 0 to 4294967295, got -3/,
    ],
    ['what is no value', ['--vary', 'seed=1+'], /--vary seed: expected values as a dataset file writes them/],
    ['no values', ['--vary', 'seed='], /--vary: expected FIELD=VALUES/],
    [
      'two kinds of draws',
      ['--vary', 'seed=0-9', '--random', '3', '--sobol', '3'],
      /expected --random or --sobol, got both/,
    ],
    ['an unknown executor', ['--executor', 'pbs'], /--executor: expected local or slurm or none, got pbs/],
  ];
  for (const [what, words, message] of wrong) {
    it(`ends with 2 for ${what}`, async () => {
      const { status, stdout, stderr } = await commandLine.run(
        'sweep',
        'circle.dataset.ts',
        ...words,
        '--out',
        'wrong',
      );
      assert.equal(status, 2, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, message);
    });
  }

  it('resumes no other sweep, and none whose bundle was changed', async () => {
    await sweep('circle.dataset.ts', '--seeds', '0', '--out', 'other');
    const { status, stderr } = await commandLine.run(
      'sweep',
      'circle.dataset.ts',
      '--seeds',
      '1',
      '--resume',
      '--out',
      'other',
    );
    assert.equal(status, 2);
    assert.match(stderr, /got another one: different are the points/);
    await writeFile(commandLine.at('other', 'bundle.cjs'), 'module.exports = {}');
    const task = await commandLine.run('sweep-task', 'other', '0');
    assert.equal(task.status, 2);
    assert.match(task.stderr, /is not the bundle that the sweep was planned with/);
  });
});
