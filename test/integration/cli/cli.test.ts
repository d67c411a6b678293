import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SweepObject } from '../../../src/sweep/sweep-object.js';
import type { LearningRateTest } from '../../../src/autoencoder/learning-rate-test.js';
import type { RunDescription } from '../../../src/protocol/description.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { builtDistribution } from '../../support/distribution.js';
import { circleText } from '../session/support.js';

interface Ending {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('command line', () => {
  let distribution: string;
  let folder: string;

  before(async () => {
    distribution = await builtDistribution();
    // Nothing is installed beside the dataset files.
    folder = await mkdtemp(path.join(tmpdir(), 'cli-'));
  });
  after(() => rm(folder, { recursive: true }));

  function start(...words: string[]): { readonly child: ChildProcess; readonly ended: Promise<Ending> } {
    const child = spawn(process.execPath, [path.join(distribution, 'cli.cjs'), ...words], { cwd: folder });
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (bytes: Buffer) => (texts.stdout += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (texts.stderr += bytes.toString()));
    const ended = new Promise<Ending>((resolve) => child.on('close', (status) => resolve({ status, ...texts })));
    return { child, ended };
  }

  const run = (...words: string[]): Promise<Ending> => start(...words).ended;

  async function write(name: string, text: string): Promise<string> {
    await writeFile(path.join(folder, name), text);
    return name;
  }

  it('prints one JSON object, and nothing else, with --json', async () => {
    const file = await write('circle.dataset.ts', circleText());
    const { status, stdout, stderr } = await run(
      'train',
      file,
      '--json',
      '--seed',
      '3',
      '--steps',
      '40',
      '--out',
      'out',
    );
    assert.equal(status, 0, stderr);
    const result = JSON.parse(stdout) as RunResult;
    assert.deepEqual(
      { name: result.name, file: result.file, seed: result.seed, steps: result.steps, latent: result.latent },
      { name: 'Circle under test', file, seed: 3, steps: 40, latent: { kind: 'euclidean', dimension: 1 } },
    );
    assert.equal(result.error.count, 200);
    assert.ok(result.error.sup >= 1 && result.error.median > 0);
    assert.equal(result.theory?.supErrorBound, 1);
    assert.match(stderr, /step 40\/40/);
  });

  it('writes the run directory, whose arrays have rows in one order', async () => {
    const names = await readdir(path.join(folder, 'out'), { recursive: true });
    for (const name of [
      'run.json',
      'events.bin',
      'result.json',
      'report.html',
      'model/model.json',
      'model/weights.bin',
    ]) {
      assert.ok(names.includes(name), `${name} among ${names.join(', ')}`);
    }
    const array = async (name: string): Promise<{ header: string; values: Float32Array | Float64Array }> => {
      const bytes = await readFile(path.join(folder, 'out', name));
      const length = bytes.readUInt16LE(8);
      const header = bytes.toString('latin1', 10, 10 + length);
      const data = new Uint8Array(bytes.subarray(10 + length)).buffer;
      return { header, values: header.includes("'<f8'") ? new Float64Array(data) : new Float32Array(data) };
    };
    const [points, reconstruction, error] = await Promise.all(
      ['test.npy', 'reconstruction.npy', 'error.npy'].map(array),
    );
    assert.match(points.header, /'shape': ?\(200, ?2\)/);
    assert.match(error.header, /'shape': ?\(200,\)/);
    for (let row = 0; row < 200; row++) {
      const dx = points.values[2 * row] - reconstruction.values[2 * row];
      const dy = points.values[2 * row + 1] - reconstruction.values[2 * row + 1];
      assert.ok(Math.abs(Math.hypot(dx, dy) - error.values[row]) < 1e-5);
    }
  });

  it('writes the report again from the run directory, without training', async () => {
    const report = path.join(folder, 'out', 'report.html');
    await rm(report);
    assert.equal((await run('report', 'out')).status, 0);
    const html = await readFile(report, 'utf8');
    assert.match(html, /<title>Circle under test · Latent Atlas<\/title>/);
    assert.doesNotMatch(html, /(?:src|href)="(?!data:)/);
  });

  it('tells people what a run came to, and standard output holds nothing else', async () => {
    const { status, stdout } = await run('train', 'circle.dataset.ts', '--steps', '40', '--out', 'told');
    assert.equal(status, 0);
    assert.match(stdout, /^Circle under test\n {2}steps +40\n {2}time \(s\) +[\d.e-]+\n/);
    assert.match(stdout, /\n {2}sup ρ +[\d.]+\n {2}mean ρ +[\d.]+\n/);
    assert.match(stdout, /\n {2}lower bound of sup ρ +1 \(Borsuk–Ulam: /);
    assert.match(stdout, /\n {2}folds +\d+\n {2}share of torn edges +[\d.]+\n {2}geodesic stress/);
  });

  it('is silent with --quiet, and gives the same result for the same seed', async () => {
    const results = await Promise.all(
      [1, 2].map((k) => run('train', 'circle.dataset.ts', '--json', '--quiet', '--out', `same-${k}`)),
    );
    assert.deepEqual(
      results.map(({ stderr }) => stderr),
      ['', ''],
    );
    const [a, b] = results.map(({ stdout }) => JSON.parse(stdout) as RunResult);
    assert.deepEqual({ ...a, seconds: 0, stepsPerSecond: 0 }, { ...b, seconds: 0, stepsPerSecond: 0 });
  });

  it('sweeps over seeds, with the runs that train gives for each alone', async () => {
    const { status, stdout, stderr } = await run(
      'sweep',
      'circle.dataset.ts',
      '--seeds',
      '3,0-1',
      '--workers',
      '2',
      '--steps',
      '40',
      '--json',
      '--out',
      'swept',
    );
    assert.equal(status, 0, stderr);
    const summary = JSON.parse(stdout) as Required<SweepObject>;
    assert.deepEqual(summary.seeds, [3, 0, 1]);
    const alone = JSON.parse(await readFile(path.join(folder, 'out', 'result.json'), 'utf8')) as RunResult;
    assert.deepEqual(summary.runs[0].error, alone.error);
    const sups = summary.runs.map(({ error }) => error.sup);
    const { least, greatest, mean } = summary.spread['sup ρ'];
    assert.deepEqual([least, greatest], [Math.min(...sups), Math.max(...sups)]);
    assert.ok(Math.abs(mean - (sups[0] + sups[1] + sups[2]) / 3) < 1e-12);
    // A closed curve in a line turns back at least twice.
    assert.ok(summary.spread.folds.least >= 2);
    const names = await readdir(path.join(folder, 'swept'));
    for (const name of [
      'report.html',
      'seed-0',
      'seed-1',
      'seed-3',
      'sweep.json',
      'sweep.csv',
      'sweep.parquet',
      'sweep.html',
    ])
      assert.ok(names.includes(name), `expected ${name} among ${names.join(', ')}`);
  });

  it('checks a dataset file without training it', async () => {
    const { status, stdout } = await run('check', 'circle.dataset.ts');
    assert.equal(status, 0);
    assert.match(stdout, /circle of radius 1: of dimension 1 in ℝ²; Betti numbers 1, 1/);
    assert.match(stdout, /500 to train on, 200 to test on/);
    assert.match(stdout, /Borsuk–Ulam/);
  });

  it('tells that training ended early, and with which network', async () => {
    const text = circleText({ steps: 100_000 }).replace(
      'seed: 0',
      "schedule: { kind: 'constant' }, validation: { fraction: 0.2, every: 50 }, earlyStopping: { patience: 3, minimumImprovement: 0.01 }",
    );
    const { status, stdout, stderr } = await run(
      'train',
      await write('early.dataset.ts', text),
      '--json',
      '--out',
      'early',
    );
    assert.equal(status, 0, stderr);
    const { steps, validation } = JSON.parse(stdout) as RunResult;
    assert.match(stderr, new RegExp(`Ended early at step ${steps}: `));
    assert.equal(validation?.best.step, steps - 150);
    assert.match(
      (await run('check', 'early.dataset.ts')).stdout,
      /validation +100 points, every 50 steps; training ends after 3 without an improvement; the best network is kept/,
    );
  });

  it('finds a learning rate, the same every time', async () => {
    const [plain, again] = await Promise.all([1, 2].map(() => run('find-learning-rate', 'circle.dataset.ts')));
    assert.equal(plain.status, 0, plain.stderr);
    assert.equal(plain.stdout, again.stdout);
    const { status, stdout } = await run('find-learning-rate', 'circle.dataset.ts', '--json');
    assert.equal(status, 0);
    const { suggestion, rates } = JSON.parse(stdout) as LearningRateTest;
    assert.ok(suggestion !== null && rates.length > 50);
    assert.ok(plain.stdout.includes(`learningRate: ${suggestion} }`), plain.stdout);
  });

  it('ends with 3 and the place where the dataset file is wrong', async () => {
    const wrongRadius = await write('radius.dataset.ts', circleText({ radius: '-1' }));
    const trained = await run('train', wrongRadius);
    assert.equal(trained.status, 3);
    assert.ok(trained.stderr.includes(`${path.join(folder, wrongRadius)}:5:`), trained.stderr);
    assert.match(trained.stderr, /circle\.radius: expected a number greater than 0, got -1/);

    const wrongType = await write('type.dataset.ts', circleText({ radius: "'one'" }));
    const checked = await run('check', wrongType);
    assert.equal(checked.status, 3);
    assert.match(checked.stderr, /type\.dataset\.ts:5:\d+: TS2322: Type 'string' is not assignable to type 'number'/);
  });

  it('ends with 1 where the run fails, and writes what was done', async () => {
    const text = circleText({ steps: 3000 }).replace(
      'training: {',
      "training: { optimizer: { kind: 'sgd', learningRate: 1e9 },",
    );
    const { status, stderr } = await run('train', await write('diverging.dataset.ts', text), '--out', 'diverged');
    assert.equal(status, 1);
    assert.match(stderr, /Training diverged by step/);
    assert.ok((await readdir(path.join(folder, 'diverged'))).includes('events.bin'));
  });

  it('trains a larger network on several threads, to the same result', async () => {
    const text = circleText({ steps: 60 })
      .replace('hidden: [8]', 'hidden: [160, 160]')
      .replace('seed: 0', 'seed: 0, batchSize: 256');
    const file = await write('large.dataset.ts', text);
    const results: RunResult[] = [];
    for (const threads of ['1', '2']) {
      const { status, stdout, stderr } = await run(
        'train',
        file,
        '--threads',
        threads,
        '--json',
        '--out',
        `threads-${threads}`,
      );
      assert.equal(status, 0, stderr);
      assert.equal(/, 2 threads$/m.test(stderr), threads === '2');
      const description = JSON.parse(
        await readFile(path.join(folder, `threads-${threads}`, 'run.json'), 'utf8'),
      ) as RunDescription;
      assert.equal(description.threads, Number(threads));
      results.push({ ...(JSON.parse(stdout) as RunResult), seconds: 0, stepsPerSecond: null });
    }
    assert.deepEqual(results[1], results[0]);
  });

  const usages: readonly (readonly [what: string, words: readonly string[], message: RegExp])[] = [
    ['no command', [], /expected a command and one argument/],
    [
      'an unknown command',
      ['fit', 'circle.dataset.ts'],
      /expected the command train, sweep, find-latent, sweep-task, collect, examine, find-learning-rate, check or report, got fit/,
    ],
    [
      'an unknown option',
      ['train', 'circle.dataset.ts', '--sede', '1'],
      /unknown option --sede\. Did you mean --seed\?/,
    ],
    [
      'a seed that is no number',
      ['train', 'circle.dataset.ts', '--seed', 'one'],
      /--seed: expected an integer .* got "one"/,
    ],
    [
      'a range of seeds that runs backwards',
      ['sweep', 'circle.dataset.ts', '--seeds', '4-0'],
      /--seeds: expected a list such as 0-4/,
    ],
    [
      'no threads',
      ['train', 'circle.dataset.ts', '--threads', '0'],
      /--threads: expected an integer from 1 to 256, got "0"/,
    ],
    ['an unknown engine', ['train', 'circle.dataset.ts', '--engine', 'abacus'], /--engine: expected .* got abacus/],
    ['a file that is not there', ['train', 'nowhere.dataset.ts'], /nowhere\.dataset\.ts, which does not exist/],
    ['a folder without a run', ['report', '.'], /expected a run directory with an event log/],
  ];
  for (const [what, words, message] of usages) {
    it(`ends with 2 for ${what}`, async () => {
      const { status, stdout, stderr } = await run(...words);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, message);
    });
  }

  it('ends with 130 when it is interrupted, and what was done is on disk', async () => {
    const { child, ended } = start(
      'train',
      await write('long.dataset.ts', circleText({ steps: 10_000_000 })),
      '--out',
      'long',
    );
    await new Promise<void>((resolve) => {
      child.stderr?.on('data', (bytes: Buffer) => {
        if (bytes.toString().includes('step ')) resolve();
      });
    });
    child.kill('SIGINT');
    assert.equal((await ended).status, 130);
    const result = JSON.parse(await readFile(path.join(folder, 'long', 'result.json'), 'utf8')) as RunResult;
    assert.ok(result.steps > 0 && result.steps < 10_000_000);
  });
});
