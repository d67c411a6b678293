import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import type { Engine } from '../../../src/autoencoder/engine.js';
import { createTfjsEngine } from '../../../src/autoencoder/tfjs/engine.js';
import { sampleSize, type Net } from '../nets.mjs';
import { normalNumbers, serve } from '../serve.mjs';
import { serveEngine } from './task.js';

/** `tfjs BACKEND HOW`: the engine tfjs of the project, or `trainOnBatch` of a LayersModel as users of the library train. */
async function main(backend: string, how: string): Promise<void> {
  const engine: Engine = await createTfjsEngine(
    path.resolve('node_modules/@tensorflow/tfjs-backend-wasm/dist') + path.sep,
  );
  await tf.setBackend(backend);
  if (how === 'engine') await serveEngine(engine);
  else await serve((net) => Promise.resolve(createModel(net)));
}

function createModel(net: Net): (steps: number) => Promise<void> {
  const { widths, latentLayer, batchSize } = net;
  const model = layers.sequential();
  widths.slice(1).forEach((units, index) => {
    const linear = index + 1 === latentLayer || index + 2 === widths.length;
    const inputShape = index === 0 ? [widths[0]] : undefined;
    model.add(layers.layers.dense({ units, inputShape, activation: linear ? 'linear' : 'tanh' }));
  });
  model.compile({ optimizer: tf.train.adam(1e-3), loss: 'meanSquaredError' });
  const points = tf.tensor2d(normalNumbers(sampleSize * widths[0]), [sampleSize, widths[0]]);
  const order = Int32Array.from({ length: sampleSize }, (_, index) => (index * 7919) % sampleSize);
  let next = 0;
  return async (steps) => {
    for (let step = 0; step < steps; step++) {
      if (next + batchSize > sampleSize) next = 0;
      const batch = tf.tidy(() => tf.gather(points, tf.tensor1d(order.slice(next, next + batchSize), 'int32')));
      next += batchSize;
      await model.trainOnBatch(batch, batch);
      batch.dispose();
    }
  };
}

void main(process.argv[2], process.argv[3]);
