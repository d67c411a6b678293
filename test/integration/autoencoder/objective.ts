import { codeSize } from '../../../src/autoencoder/architecture.js';
import { createBatches } from '../../../src/autoencoder/batches.js';
import type { TrainingTask } from '../../../src/autoencoder/engine.js';
import { decodeFloat64, encodeFloat64, encoderOutputFloat64 } from '../../../src/autoencoder/float64.js';
import { sourceOf } from '../../../src/autoencoder/training-rows.js';
import { createNoise } from '../../../src/autoencoder/noise.js';

/** The points of the first mini-batch. */
function firstBatch(points: Float32Array, ambient: number, batchSize: number, seed: number): Float32Array {
  const batch = createBatches(sourceOf(points, ambient), batchSize, seed).next();
  const drawn = new Float32Array(batchSize * ambient);
  batch?.part.gather(batch.rows, drawn, ambient);
  return drawn;
}

/** What the first step of a task goes down, as a function of the parameters, in double precision. */
export function firstObjective(task: TrainingTask<Float32Array>): (parameters: Float64Array) => number {
  const { architecture, batchSize, seed, points, denoising, topological } = task;
  const { ambientDimension: ambient, latent, variational } = architecture;
  const size = codeSize(latent);
  const target = Float64Array.from(firstBatch(points, ambient, batchSize, seed));
  const noise = new Float32Array(target.length);
  if (denoising !== null)
    createNoise(seed, 'denoising', denoising.standardDeviation).fill(noise, batchSize, ambient, ambient);
  const seen = target.map((value, index) => Math.fround(value + noise[index]));
  const weight = topological?.weight ?? 0;
  const treesDisagree = weight === 0 ? null : treesDisagreement(target, batchSize);
  const sample = new Float32Array(batchSize * size);
  createNoise(seed, 'variational', 1).fill(sample, batchSize, size, size);

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
    if (treesDisagree !== null) added += weight * treesDisagree(codes);
    const reconstruction = decodeFloat64(architecture, parameters, codes);
    return target.reduce((sum, value, index) => sum + (value - reconstruction[index]) ** 2, 0) / target.length + added;
  };
}

/**
 * ½ (mean over the edges of the tree of the points + mean over those of the codes) of the squared difference of distances,
 * as a function of the codes.
 */
function treesDisagreement(points: Float64Array, rows: number): (codes: Float64Array) => number {
  const ofPoints = relativeDistances(points, rows);
  const treeOfPoints = treeByKruskal(ofPoints);
  return (codes) => {
    const ofCodes = relativeDistances(codes, rows);
    const mean = (edges: readonly (readonly [number, number])[]): number =>
      edges.reduce((sum, [i, j]) => sum + (ofPoints[i][j] - ofCodes[i][j]) ** 2, 0) / edges.length;
    return (mean(treeOfPoints) + mean(treeByKruskal(ofCodes))) / 2;
  };
}

function relativeDistances(values: Float64Array, rows: number): number[][] {
  const width = values.length / rows;
  const distance = (i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += (values[i * width + k] - values[j * width + k]) ** 2;
    return Math.sqrt(sum);
  };
  const distances = Array.from({ length: rows }, (_, i) => Array.from({ length: rows }, (_, j) => distance(i, j)));
  const largest = Math.max(...distances.map((line) => Math.max(...line)));
  return distances.map((line) => line.map((one) => one / largest));
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
