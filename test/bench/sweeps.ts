// What collecting a sweep costs: `node --import=tsx test/bench/sweeps.ts`. The points are copies of one with a real result.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fullResult } from '../unit/full-result.js';
import { collect } from '../../src/sweep/collect.js';
import { pointLines, SweepDirectory } from '../../src/sweep/directory.js';
import { outcomesOf } from '../../src/sweep/outcome-columns.js';
import type { SweepPlan } from '../../src/sweep/plan-file.js';
import type { PointSummary } from '../../src/sweep/point-file.js';
import { jsonOf, sweepObject } from '../../src/sweep/sweep-object.js';
import { csvOf, parquetOf } from '../../src/sweep/table-files.js';
import { tableOf } from '../../src/sweep/table.js';
import { createHash } from 'node:crypto';

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

const folder = await mkdtemp(path.join(tmpdir(), 'sweeps-bench-'));
try {
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
