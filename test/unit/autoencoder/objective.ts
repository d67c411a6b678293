import { createBatches } from '../../../src/autoencoder/batches.js';
import type { TrainingTask } from '../../../src/autoencoder/engine.js';
import { decodeFloat64, encodeFloat64 } from '../../../src/autoencoder/float64.js';
import { createNoise } from '../../../src/autoencoder/noise.js';

/** What the first step of a task goes down, as a function of the parameters, in double precision. */
export function firstObjective(task: TrainingTask): (parameters: Float64Array) => number {
  const { architecture, batchSize, seed, points, denoising } = task;
  const ambient = architecture.ambientDimension;
  const rows = createBatches(points.length / ambient, batchSize, seed)();
  const target = Float64Array.from({ length: batchSize * ambient }, (_, index) => points[rows[Math.floor(index / ambient)] * ambient + (index % ambient)]);
  const noise = new Float32Array(target.length);
  if (denoising !== null) createNoise(seed, 'denoising', denoising.standardDeviation)(noise, batchSize, ambient, ambient);
  const seen = target.map((value, index) => Math.fround(value + noise[index]));
  return (parameters) => {
    const reconstruction = decodeFloat64(architecture, parameters, encodeFloat64(architecture, parameters, seen));
    return target.reduce((sum, value, index) => sum + (value - reconstruction[index]) ** 2, 0) / target.length;
  };
}
