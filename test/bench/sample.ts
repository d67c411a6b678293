// What 5,000 points of 1,000 coordinates say by themselves: proofs and estimates from the sample, and the search for two
// points with one code. Processor time, and its ratio to that of the distances from 400 of the points to all:
// `node --import=tsx test/bench/sample.ts`, with the name of a cloud for that one alone.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keptKernels } from '../../scripts/build/kernel.mjs';
import { createWasmEngine } from '../../src/autoencoder/wasm/engine.js';
import { squaredDistance } from '../../src/analysis/homology/distances.js';
import { sampleCollision } from '../../src/analysis/sample-bound/sample-collision.js';
import { euclidean, points as listed } from '../../src/dataset/index.js';
import { everythingOf } from '../../src/run/measures/sample-statements.js';
import { trainedNetwork } from '../../src/run/network.js';
import { Run } from '../../src/run/run.js';
import { createRandom, type Random } from '../../src/random/random.js';
import { runOptions } from '../support/run-options.js';
import { median, printTable } from './table.js';

/** Points to train on, which is the sample that is looked at; points to test on, near which collisions are sought. */
const [rows, tested, width] = [5000, 1000, 1000];
const [only = null] = process.argv.slice(2);
const rounds = 3;
const turn = 2 * Math.PI;

/** Of shapes of some dimensions the first coordinates; what follows is noise. */
const clouds: Readonly<Record<string, (random: Random) => number[]>> = {
  circle: (r) => onCircle(r.uniform(0, turn)),
  'curve with harmonics 1 to 6': (r) => ((t) => [1, 2, 3, 4, 5, 6].flatMap((k) => onCircle(k * t)))(r.uniform(0, turn)),
  torus: (r) =>
    ((s, t) => [...onCircle(s).map((x) => x * (2 + Math.cos(t))), Math.sin(t)])(r.uniform(0, turn), r.uniform(0, turn)),
  sphere: (r) => ((x) => x.map((value) => value / Math.hypot(...x)))([r.normal(), r.normal(), r.normal()]),
  'two clusters': (r) => [8 * r.integer(0, 1) + r.normal(), r.normal(), r.normal()],
  'Gaussian in all coordinates': (r) => Array.from({ length: width }, () => r.normal()),
};

function onCircle(t: number): number[] {
  return [Math.cos(t), Math.sin(t)];
}

/** Points whose shape is turned into all coordinates, with a little noise in each. */
function drawn(shape: (random: Random) => number[]): number[][] {
  const random = createRandom(0, 'test');
  const first = Array.from({ length: rows + tested }, () => shape(random));
  const inner = first[0].length;
  if (inner === width) return first;
  const axes = Float64Array.from({ length: inner * width }, () => random.normal(0, width ** -0.5));
  return first.map((point) => {
    const turned = Array.from({ length: width }, () => random.normal(0, 1e-4));
    point.forEach((value, i) => {
      for (let k = 0; k < width; k++) turned[k] += value * axes[i * width + k];
    });
    return turned;
  });
}

/** Seconds of processor time, and of the longest piece. */
function timed(task: Generator<void, unknown>): { readonly seconds: number; readonly longest: number } {
  const begin = process.cpuUsage();
  let longest = 0;
  for (;;) {
    const from = process.cpuUsage();
    const step = task.next();
    longest = Math.max(longest, process.cpuUsage(from).user / 1e6);
    if (step.done === true) return { seconds: process.cpuUsage(begin).user / 1e6, longest };
  }
}

function distancesTo(points: Float64Array, count: number): number {
  const begin = process.cpuUsage();
  let sum = 0;
  for (let i = 0; i < count; i++)
    for (let j = 0; j < rows; j++) sum += squaredDistance(points, i * width, j * width, width);
  const seconds = process.cpuUsage(begin).user / 1e6;
  if (!(sum > 0)) throw new Error(`expected points that differ, got distances of sum ${sum}`);
  return seconds;
}

const kernels = await keptKernels();
const kernel = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.join(kernels, name)));
const engine = createWasmEngine({ simd: kernel('kernel-simd.wasm'), 'relaxed-simd': kernel('kernel-relaxed.wasm') });
const table: string[][] = [];
for (const [name, shape] of Object.entries(clouds)) {
  if (only !== null && name !== only) continue;
  const manifold = listed(drawn(shape));
  for (const d of [1, 2]) {
    const definition = {
      manifold,
      samples: { train: rows, test: tested },
      autoencoder: { hidden: [32, 32], latent: euclidean(d) },
      training: { steps: 20, batchSize: 64 },
    };
    const run = await Run.start(runOptions(definition, engine, []));
    run.advance(1e9);
    const { samples, model, settings, description } = run;
    const {
      encode,
      splitEncoder,
      shape: network,
    } = trainedNetwork(settings.architecture, run.trainer.parameters(), description.autoencoder.standardization, model);
    const near = { points: samples.test.points, ...model.evaluate(samples.test.points) };
    const asked = { sample: samples.train, shape: network, manifold, seed: 0 };
    const looks = Array.from({ length: rounds }, () => ({
      says: timed(everythingOf(asked, () => true)),
      collision: timed(sampleCollision(near, width, { encode, splitEncoder }, createRandom(0, 'search'))),
      distances: distancesTo(samples.train.points, 400),
    }));
    const middle = (of: (look: (typeof looks)[number]) => number): number => median(looks.map(of));
    const all = middle(({ says, collision }) => says.seconds + collision.seconds);
    table.push([
      `${name}, d = ${d}`,
      `sample ${middle(({ says }) => says.seconds).toFixed(2)} s`,
      `collision ${middle(({ collision }) => collision.seconds).toFixed(2)} s`,
      `both ${all.toFixed(2)} s`,
      `longest piece ${middle(({ says, collision }) => Math.max(says.longest, collision.longest)).toFixed(2)} s`,
      `ratio ${(all / middle(({ distances }) => distances)).toFixed(2)}`,
    ]);
  }
}
printTable(`${rows} points of ${width} coordinates`, table);
