// What a sweep costs: `node --import=tsx test/bench/sweeps.ts 1000` trains so many points of the circle on two cores, and
// fewer where nothing is given; then it collects tables whose points are copies of one with a real result. Linux only.
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/project.mjs';
import { builtDistribution } from '../support/distribution.js';
import { fullResult } from '../unit/full-result.js';
import { collect } from '../../src/sweep/collect.js';
import { pointLines, SweepDirectory } from '../../src/sweep/directory.js';
import { outcomesOf } from '../../src/sweep/outcome-columns.js';
import type { SweepPlan } from '../../src/sweep/plan-file.js';
import type { PointSummary } from '../../src/sweep/point-file.js';
import { jsonOf, sweepObject } from '../../src/sweep/sweep-object.js';
import { csvOf, parquetOf } from '../../src/sweep/table-files.js';
import { tableOf } from '../../src/sweep/table.js';

const outcomes = outcomesOf(fullResult);

const pointsOf = (count: number) =>
  Array.from({ length: count }, (_, seed) => ({ 'training.seed': seed, gap: seed / 7 }));

function planOf(lines: string, count: number): SweepPlan {
  return {
    ...{ id: 'a', name: 'bench', file: '/bench.dataset.ts', label: 'bench.dataset.ts', hash: '', data: [] },
    ...{
      fields: ['training.seed', 'gap'],
      points: count,
      pointsHash: createHash('sha256').update(lines).digest('hex'),
    },
    ...{
      engine: 'wasm',
      steps: null,
      halving: null,
      keepRuns: 'first',
      latentScan: null,
      limits: { memory: 0, time: 0 },
      version: '0',
    },
  };
}

const summaryOf = (index: number, point: PointSummary['point']): PointSummary => ({
  ...{ sweep: 'a', index, id: '', state: 'done', point, outcomes, message: null, ofDataset: false },
});

/** Seconds of processor that a task takes, which do not depend on what else runs. */
async function timed(task: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** Clock ticks of processor that the children of this process have taken, and theirs, once they are over. */
function ticksOfChildren(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[13]) + Number(fields[14]);
}

const ticksPerSecond = 100;
const workers = 2;

/** Seconds of processor and of wall clock that a command takes. */
async function run(...words: readonly string[]): Promise<{ readonly processor: number; readonly wall: number }> {
  const [ticks, from] = [ticksOfChildren(), performance.now()];
  const child = spawn(process.execPath, [path.join(await builtDistribution(), 'cli.cjs'), ...words, '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await new Promise((resolve) => child.once('close', resolve));
  return { processor: (ticksOfChildren() - ticks) / ticksPerSecond, wall: (performance.now() - from) / 1000 };
}

/** What points of the circle cost, one by one and in a pool, and how much of two cores a pool takes. */
async function train(points: number): Promise<void> {
  await builtDistribution();
  const circle = path.join(root, 'examples', 'circle.dataset.ts');
  const out = ['--out', path.join(folder, 'circle')];
  const alone = await run('train', circle, '--threads', '1', ...out);
  const short = await run('train', circle, '--threads', '1', '--steps', '1', ...out);
  const sweep = ['sweep', circle, '--seeds', `0-${points - 1}`, '--workers', `${workers}`, '--keep-runs', 'first'];
  const pool = await run(...sweep, ...out);
  console.log(
    `circle: train ${alone.processor.toFixed(2)} s of processor, of one step ${short.processor.toFixed(2)} s; ` +
      `${points} points in a pool ${(pool.processor / points).toFixed(2)} s each, ` +
      `${((100 * pool.processor) / (workers * pool.wall)).toFixed(0)} % of ${workers} cores in ${pool.wall.toFixed(0)} s`,
  );
}

const folder = await mkdtemp(path.join(tmpdir(), 'sweeps-bench-'));
try {
  await train(Number(process.argv[2] ?? 20));
  for (const count of [100, 10_000]) {
    const points = pointsOf(count);
    const lines = pointLines(points);
    const bundle = { file: '/bench.dataset.ts', code: '', sourceMap: '', hash: '', dependencies: [] };
    const directory = await SweepDirectory.create(
      path.join(folder, String(count)),
      planOf(lines, count),
      lines,
      bundle,
    );
    let bytes = 0;
    for (const [index, point] of points.entries()) {
      const text = `${JSON.stringify(summaryOf(index, point))}\n${JSON.stringify(fullResult)}\n`;
      bytes += text.length;
      const file = directory.resultFile(index);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const seconds = await timed(() => collect(directory, folder));
    console.log(
      `${count} points: ${(bytes / count).toFixed(0)} bytes each, collected in ${seconds.toFixed(2)} s of processor`,
    );
  }
  const count = 1_000_000;
  const points = pointsOf(count);
  let characters = 0;
  const memory = (): string => `${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`;
  const seconds = await timed(() => {
    const table = tableOf(
      planOf('', count),
      points,
      new Map(points.map((point, index) => [index, summaryOf(index, point)])),
    );
    const sweep = sweepObject(table, []);
    for (const text of jsonOf(sweep)) characters += text.length;
    for (const text of csvOf(sweep)) characters += text.length;
    characters += parquetOf(sweep).length;
  });
  console.log(
    `${count} points, without reading: ${seconds.toFixed(1)} s of processor, ${(characters / 2 ** 20).toFixed(0)} MiB, ${memory()} of memory`,
  );
} finally {
  await rm(folder, { recursive: true });
}
