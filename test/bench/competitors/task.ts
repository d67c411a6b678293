import { resolveOptimizer } from '../../../src/autoencoder/optimizer.js';
import type { Engine, TrainingTask } from '../../../src/autoencoder/engine.js';
import { sampleSize, type Net } from '../nets.mjs';
import { normalNumbers, serve } from '../serve.mjs';

/** The training that all competitors do, as a task of our engines. */
export function taskOf({ widths, latentLayer, batchSize }: Net): TrainingTask {
  return {
    architecture: {
      ambientDimension: widths[0],
      hidden: widths.slice(1, latentLayer),
      latent: { kind: 'euclidean', dimension: widths[latentLayer] },
      activation: 'tanh',
      initialization: 'glorotUniform',
      variational: null,
    },
    optimizer: resolveOptimizer({ kind: 'adam' }),
    schedule: { kind: 'constant' },
    gradientClipping: null,
    denoising: null,
    topological: null,
    batchSize,
    steps: 1e9,
    seed: 0,
    points: normalNumbers(sampleSize * widths[0]),
  };
}

/** Answers with an engine of ours. */
export function serveEngine(engine: Engine, threads = 1, peak: (() => number) | null = null): Promise<void> {
  return serve((net) => {
    const trainer = engine.compile(taskOf(net), threads);
    return Promise.resolve((steps) => void trainer.trainSteps(steps));
  }, peak);
}
