// Persistent homology beside Debian's `ripser`: 500 points, dimension 1, processor time: `npx tsx test/bench/homology.ts`.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeFolder, temporaryFolder } from '../../scripts/system/folders.mjs';
import { distanceMatrix } from '../../src/analysis/homology/distances.js';
import { persistentHomology } from '../../src/analysis/homology/persistence.js';
import { createRandom, type Random } from '../../src/random/random.js';
import { median, printTable } from './table.js';

const count = 500;
const rounds = 5;
const clouds: Readonly<Record<string, (random: Random) => number[]>> = {
  'circle with noise': (r) => ((t) => [Math.cos(t) + r.normal(0, 0.05), Math.sin(t) + r.normal(0, 0.05)])(r.uniform(0, 2 * Math.PI)),
  'cube': (r) => [r.uniform(), r.uniform(), r.uniform()],
  'sphere': (r) => ((x) => x.map((value) => value / Math.hypot(...x)))([r.normal(), r.normal(), r.normal()]),
};

const folder = await temporaryFolder();
const file = path.join(folder, 'cloud.csv');

/** Seconds of processor time that ripser says it took. */
function ripserTime(): number {
  const times = execFileSync('bash', ['-c', 'TIMEFORMAT=%U; { time ripser --format point-cloud --dim 1 "$0" >/dev/null; } 2>&1', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return Number(times);
}

function ourTime(points: Float64Array, width: number): number {
  const start = process.cpuUsage();
  persistentHomology(distanceMatrix(points, width), count, 1);
  return process.cpuUsage(start).user / 1e6;
}

const rows: string[][] = [];
for (const [name, draw] of Object.entries(clouds)) {
  const random = createRandom(0, 'test');
  const points = Array.from({ length: count }, () => draw(random));
  writeFileSync(file, points.map((point) => point.join(' ')).join('\n'));
  const flat = Float64Array.from(points.flat());
  const ours = Array.from({ length: rounds }, () => ourTime(flat, points[0].length));
  const theirs = Array.from({ length: rounds }, ripserTime);
  rows.push([
    name,
    `${median(ours).toFixed(3)} s`,
    `ripser ${median(theirs).toFixed(3)} s`,
    `ratio ${(median(ours) / median(theirs)).toFixed(2)}`,
  ]);
}
printTable(`Persistent homology of ${count} points, dimensions 0 and 1`, rows);
await removeFolder(folder);
