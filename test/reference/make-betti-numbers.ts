// Measures the Betti numbers over Z/2 of the built-in manifolds on dense samples, and stores them beside this file:
// `npx tsx test/reference/make-betti-numbers.ts` (Debian: apt-get install ripser; Bauer, "Ripser", 2021).
//
// Landmarks are chosen by maxmin among 20,000 points; c is the radius at which they cover these. A class counts where its
// Vietoris–Rips interval begins by 2.5c and lasts to 4c at least: it is then no artefact of the sample.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRandom } from '../../src/random/random.js';
import { drawSample } from '../../src/run/sample.js';
import { lissajous, nestedSpheres, phaseSpace, so3, swissRoll, type Manifold } from '../../src/dataset/index.js';
import { builtIn } from '../unit/dataset/built-in.js';

const count = 20_000;

const knot = lissajous({ frequencies: [3, 2, 7] });

/** Those of which a few hundred points are not dense. */
const coarse = new Set([swissRoll().name, knot.name, nestedSpheres({ dimension: 2, count: 3, radius: 1 }).name]);

/** Manifolds of at most two dimensions, in which a few hundred landmarks are dense, and a few others as far as that goes. */
const measured: readonly (readonly [manifold: Manifold, landmarks: number, degree: number])[] = [
  ...builtIn.flatMap((manifold): [Manifold, number, number][] => {
    const n = manifold.intrinsicDimension ?? 0;
    return n <= 2 && !coarse.has(manifold.name) ? [[manifold, n === 1 ? 250 : 400, n]] : [];
  }),
  [swissRoll({ width: 6 }), 400, 2],
  // Its strands come close to each other.
  [knot, 1200, 1],
  [nestedSpheres({ dimension: 1, count: 3, radius: 1, seed: 5 }), 900, 1],
  [phaseSpace({ particles: 2 }), 200, 2],
  [so3(), 800, 1],
];

function landmarksOf(points: Float64Array, dimension: number, wanted: number): { chosen: number[]; cover: number } {
  const distances = new Float64Array(count).fill(Infinity);
  const chosen: number[] = [];
  let [next, cover] = [0, 0];
  for (;;) {
    let farthest = 0;
    for (let row = 0; row < count; row++) {
      let square = 0;
      for (let k = 0; k < dimension; k++) square += (points[row * dimension + k] - points[next * dimension + k]) ** 2;
      distances[row] = Math.min(distances[row], Math.sqrt(square));
      if (distances[row] > distances[farthest]) farthest = row;
    }
    chosen.push(next);
    cover = distances[farthest];
    if (chosen.length === wanted) return { chosen, cover };
    next = farthest;
  }
}

const results = measured.map(([manifold, wanted, degree]) => {
  const { points, dimension } = drawSample(manifold, count, createRandom(0, 'train'), 'manifold', (_field, task) =>
    task(),
  );
  const { chosen, cover } = landmarksOf(points, dimension, wanted);
  const input = chosen
    .map((row) => Array.from(points.subarray(row * dimension, (row + 1) * dimension)).join(' '))
    .join('\n');
  const { stdout } = spawnSync(
    'ripser',
    ['--format', 'point-cloud', '--dim', String(degree), '--threshold', String(4.01 * cover)],
    { input, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const bettiNumbers = stdout
    .split(/persistence intervals in dim \d+:/)
    .slice(1)
    .map(
      (intervals) =>
        [...intervals.matchAll(/\[([^,]*),([^)]*)\)/g)].filter(
          ([, birth, death]) => Number(birth) <= 2.5 * cover && (death.trim() === '' || Number(death) >= 4 * cover),
        ).length,
    );
  console.log(
    `${manifold.name}: c = ${cover.toFixed(3)}, ${bettiNumbers.join(' ')} measured, ${manifold.topology.bettiNumbers?.join(' ') ?? 'none'} declared`,
  );
  return { name: manifold.name, landmarks: wanted, cover: Number(cover.toPrecision(4)), bettiNumbers };
});
writeFileSync(
  'test/reference/betti-numbers.json',
  `[\n${results.map((result) => `  ${JSON.stringify(result)}`).join(',\n')}\n]\n`,
);
