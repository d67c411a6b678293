import { codeSize } from '../../../src/autoencoder/architecture.js';
import { createBatches } from '../../../src/autoencoder/batches.js';
import type { TrainingTask } from '../../../src/autoencoder/engine.js';
import { decodeFloat64, encodeFloat64, encoderOutputFloat64 } from '../../../src/autoencoder/float64.js';
import { createNoise } from '../../../src/autoencoder/noise.js';

/** What the first step of a task goes down, as a function of the parameters, in double precision. */
export function firstObjective(task: TrainingTask): (parameters: Float64Array) => number {
  const { architecture, batchSize, seed, points, denoising, topological } = task;
  const { ambientDimension: ambient, latent, variational } = architecture;
  const size = codeSize(latent);
  const rows = createBatches(points.length / ambient, batchSize, seed)();
  const target = Float64Array.from(
    { length: batchSize * ambient },
    (_, index) => points[rows[Math.floor(index / ambient)] * ambient + (index % ambient)],
  );
  const noise = new Float32Array(target.length);
  if (denoising !== null)
    createNoise(seed, 'denoising', denoising.standardDeviation)(noise, batchSize, ambient, ambient);
  const seen = target.map((value, index) => Math.fround(value + noise[index]));
  const sample = new Float32Array(batchSize * size);
  createNoise(seed, 'variational', 1)(sample, batchSize, size, size);

  return (parameters) => {
    let codes = encodeFloat64(architecture, parameters, seen);
    let added = 0;
    if (variational !== null) {
      const outputs = encoderOutputFloat64(architecture, parameters, seen);
      const logVariance = codes.map((_, index) => outputs[Math.floor(index / size) * 2 * size + size + (index % size)]);
      codes.forEach((mean, index) => {
        const l = logVariance[index];
        added += (variational.beta * (mean * mean + Math.exp(l) - l - 1)) / (2 * batchSize);
      });
      codes = codes.map((mean, index) => mean + Math.exp(logVariance[index] / 2) * sample[index]);
    }
    if (topological !== null) added += topological.weight * treesDisagreement(target, codes, batchSize);
    const reconstruction = decodeFloat64(architecture, parameters, codes);
    return target.reduce((sum, value, index) => sum + (value - reconstruction[index]) ** 2, 0) / target.length + added;
  };
}

/** ½ (mean over the edges of the tree of the points + mean over those of the codes) of the squared difference of distances. */
function treesDisagreement(points: Float64Array, codes: Float64Array, rows: number): number {
  const [ofPoints, ofCodes] = [relativeDistances(points, rows), relativeDistances(codes, rows)];
  const mean = (edges: readonly (readonly [number, number])[]): number =>
    edges.reduce((sum, [i, j]) => sum + (ofPoints[i][j] - ofCodes[i][j]) ** 2, 0) / edges.length;
  return (mean(treeByKruskal(ofPoints)) + mean(treeByKruskal(ofCodes))) / 2;
}

function relativeDistances(values: Float64Array, rows: number): number[][] {
  const width = values.length / rows;
  const row = (i: number): Float64Array => values.subarray(i * width, (i + 1) * width);
  const distances = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: rows }, (_, j) => Math.hypot(...row(i).map((value, k) => value - row(j)[k]))),
  );
  const largest = Math.max(...distances.flat());
  return distances.map((line) => line.map((distance) => distance / largest));
}

/** Kruskal's minimum spanning tree: edges from short to long, unless their ends are connected. */
export function treeByKruskal(distances: readonly (readonly number[])[]): [number, number][] {
  const component = distances.map((_, row) => row);
  return distances
    .flatMap((line, i) => line.slice(0, i).map((distance, j) => ({ i, j, distance })))
    .sort((a, b) => a.distance - b.distance)
    .filter(({ i, j }) => {
      const [from, to] = [component[i], component[j]];
      if (from === to) return false;
      component.forEach((one, row) => (component[row] = one === from ? to : one));
      return true;
    })
    .map(({ i, j }) => [i, j]);
}
