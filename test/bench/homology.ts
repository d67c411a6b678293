// Persistent homology beside Debian's `ripser`: 500 points up to dimension 1, 200 up to dimension 2, processor time:
// `npx tsx test/bench/homology.ts`.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeFolder, temporaryFolder } from '../../scripts/system/folders.mjs';
import { distanceMatrix } from '../../src/analysis/homology/distances.js';
import { persistentHomology, type Degree } from '../../src/analysis/homology/persistence.js';
import { createRandom, type Random } from '../../src/random/random.js';
import { median, printTable } from './table.js';

/** Points, and the dimension that they are looked at up to. */
const tasks = [
  { count: 500, dimension: 1 },
  { count: 200, dimension: 2 },
] as const;
const rounds = 5;
const clouds: Readonly<Record<string, (random: Random) => number[]>> = {
  'circle with noise': (r) =>
    ((t) => [Math.cos(t) + r.normal(0, 0.05), Math.sin(t) + r.normal(0, 0.05)])(r.uniform(0, 2 * Math.PI)),
  cube: (r) => [r.uniform(), r.uniform(), r.uniform()],
  sphere: (r) => ((x) => x.map((value) => value / Math.hypot(...x)))([r.normal(), r.normal(), r.normal()]),
};

const folder = await temporaryFolder();
const file = path.join(folder, 'cloud.csv');

/** Seconds of processor time that ripser says it took. */
function ripserTime(dimension: number): number {
  const times = execFileSync(
    'bash',
    [
      '-c',
      'TIMEFORMAT=%U; { time ripser --format point-cloud --dim "$1" "$0" >/dev/null; } 2>&1',
      file,
      String(dimension),
    ],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return Number(times);
}

function ourTime(points: Float64Array, width: number, dimension: Degree): number {
  const start = process.cpuUsage();
  persistentHomology(distanceMatrix(points, width), points.length / width, dimension);
  return process.cpuUsage(start).user / 1e6;
}

for (const { count, dimension } of tasks) {
  const rows: string[][] = [];
  for (const [name, draw] of Object.entries(clouds)) {
    const random = createRandom(0, 'test');
    const points = Array.from({ length: count }, () => draw(random));
    writeFileSync(file, points.map((point) => point.join(' ')).join('\n'));
    const flat = Float64Array.from(points.flat());
    const ours = Array.from({ length: rounds }, () => ourTime(flat, points[0].length, dimension));
    const theirs = Array.from({ length: rounds }, () => ripserTime(dimension));
    rows.push([
      name,
      `${median(ours).toFixed(3)} s`,
      `ripser ${median(theirs).toFixed(3)} s`,
      `ratio ${(median(ours) / median(theirs)).toFixed(2)}`,
    ]);
  }
  printTable(`Persistent homology of ${count} points up to dimension ${dimension}`, rows);
}
await removeFolder(folder);
