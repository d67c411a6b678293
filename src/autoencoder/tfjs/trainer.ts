import * as tf from '@tensorflow/tfjs-core';
import { layout, weightRanges, type Layer } from '../architecture.js';
import { createBatches } from '../batches.js';
import type { Trainer, TrainingTask } from '../engine.js';
import { startingParameters } from '../initial-parameters.js';
import { clipGradient, createUpdate } from '../optimizer.js';
import { latentCode } from '../latent-code.js';
import { createNoise } from '../noise.js';
import { learningRateFactor } from '../schedule.js';
import { activate } from './activation.js';
import { toLatent } from './latent.js';

/** Rows that go through the network at once, so that a large sample does not need a large memory. */
const chunkRows = 8192;

/**
 * Trains with the automatic differentiation of TensorFlow.js. Parameters live in one flat array and the optimiser works
 * on it: the nets are small, so a call to the library costs more than the arithmetic that it does.
 */
export function createTrainer(task: TrainingTask): Trainer {
  const { architecture, optimizer, schedule, gradientClipping, denoising, batchSize, steps, points } = task;
  const net = layout(architecture);
  const { encoder, decoder, parameters: parameterCount } = net;
  const network = [...encoder, ...decoder];
  const ambient = architecture.ambientDimension;
  const latent = latentCode(architecture.latent);
  const code = latent.size;
  const parameters = startingParameters(task);
  const gradient = new Float32Array(parameterCount);
  const nextBatch = createBatches(points.length / ambient, batchSize, task.seed);
  const update = createUpdate(optimizer, parameterCount, weightRanges(net));
  const batch = new Float32Array(batchSize * ambient);
  const addNoise = denoising && createNoise(task.seed, 'denoising', denoising.standardDeviation);
  const noise = new Float32Array(addNoise === null ? 0 : batch.length);
  let step = 0;

  /** @param tensors W and b of each layer of the whole network, in turn. */
  const reconstruct = (tensors: readonly tf.Tensor[], x: tf.Tensor2D): tf.Tensor2D => {
    const encoderTensors = 2 * encoder.length;
    const codes = toLatent(latent, forward(encoder, tensors.slice(0, encoderTensors), x));
    return forward(decoder, tensors.slice(encoderTensors), codes);
  };
  const trainStep = (): number => {
    nextBatch().forEach((row, index) => {
      batch.set(points.subarray(row * ambient, (row + 1) * ambient), index * ambient);
    });
    const loss = tf.tidy(() => {
      const x = tf.tensor2d(batch, [batchSize, ambient]);
      addNoise?.(noise, batchSize, ambient, ambient);
      const seen = addNoise === null ? x : tf.add<tf.Tensor2D>(x, tf.tensor2d(noise, [batchSize, ambient]));
      const { value, grads } = tf.valueAndGrads((...tensors: tf.Tensor[]) =>
        meanSquaredError(reconstruct(tensors, seen), x),
      )(layerTensors(network, parameters));
      network.forEach((layer, index) => {
        gradient.set(grads[2 * index].dataSync(), layer.weights);
        gradient.set(grads[2 * index + 1].dataSync(), layer.biases);
      });
      return value.dataSync()[0];
    });
    if (gradientClipping !== null) clipGradient(gradient, gradientClipping);
    update(parameters, gradient, optimizer.learningRate * learningRateFactor(schedule, step, steps));
    step++;
    return loss;
  };

  return {
    get step() {
      return step;
    },
    trainSteps: (count) => Float32Array.from({ length: count }, trainStep),
    encode: (rows) =>
      mapRows(rows, ambient, code, (x) => toLatent(latent, forward(encoder, layerTensors(encoder, parameters), x))),
    decode: (codes) => mapRows(codes, code, ambient, (z) => forward(decoder, layerTensors(decoder, parameters), z)),
    loss: (rows) => {
      const errors = mapRows(rows, ambient, 1, (x) =>
        tf.sum(tf.squaredDifference(reconstruct(layerTensors(network, parameters), x), x), 1, true),
      );
      return errors.reduce((sum, error) => sum + error, 0) / rows.length;
    },
    parameters: () => parameters.slice(),
    setParameters: (values) => {
      if (values.length !== parameterCount) {
        throw new RangeError(`setParameters: expected ${parameterCount} values, got ${values.length}`);
      }
      parameters.set(values);
    },
    // Every tensor is freed at the end of the call that made it.
    dispose: () => undefined,
  };
}

/** W and b of each layer, in turn. */
function layerTensors(layers: readonly Layer[], parameters: Float32Array): tf.Tensor[] {
  return layers.flatMap(({ inputs, outputs, weights, biases }) => [
    // The backend may keep what it is given, and the optimiser writes in place: hence the copies.
    tf.tensor2d(parameters.slice(weights, biases), [inputs, outputs]),
    tf.tensor1d(parameters.slice(biases, biases + outputs)),
  ]);
}

function forward(layers: readonly Layer[], tensors: readonly tf.Tensor[], x: tf.Tensor2D): tf.Tensor2D {
  return layers.reduce(
    (h, layer, index) =>
      activate(layer.activation, tf.add(tf.matMul(h, tensors[2 * index]), tensors[2 * index + 1])),
    x,
  );
}

function meanSquaredError(reconstruction: tf.Tensor2D, x: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.squaredDifference(reconstruction, x));
}

/** Applies a function of tensors to flat rows, chunk by chunk. */
function mapRows(
  rows: Float32Array,
  inputs: number,
  outputs: number,
  apply: (x: tf.Tensor2D) => tf.Tensor,
): Float32Array {
  const count = rows.length / inputs;
  const result = new Float32Array(count * outputs);
  for (let start = 0; start < count; start += chunkRows) {
    const end = Math.min(count, start + chunkRows);
    tf.tidy(() => {
      const x = tf.tensor2d(rows.slice(start * inputs, end * inputs), [end - start, inputs]);
      result.set(apply(x).dataSync(), start * outputs);
    });
  }
  return result;
}
