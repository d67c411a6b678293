import * as tf from '@tensorflow/tfjs-core';
import { layout, weightRanges, type Layer } from '../architecture.js';
import { createBatches } from '../batches.js';
import { requireSameTask, type Trainer, type TrainingTask } from '../engine.js';
import { startingParameters } from '../initial-parameters.js';
import { clipGradient, createOptimizer } from '../optimizer.js';
import { latentCode } from '../latent-code.js';
import { sourceOf } from '../training-rows.js';
import { createNoise } from '../noise.js';
import { learningRateFactor } from '../schedule.js';
import { activate } from './activation.js';
import { toLatent } from './latent.js';
import { topologicalLoss, weightedDivergence } from './objective.js';

/** Rows that go through the network at once, so that a large sample does not need a large memory. */
const chunkRows = 8192;

/**
 * Trains with the automatic differentiation of TensorFlow.js. Parameters live in one flat array and the optimiser works
 * on it: the nets are small, so a call to the library costs more than the arithmetic that it does.
 */
export function createTrainer(task: TrainingTask): Trainer {
  const { architecture, optimizer, schedule, gradientClipping, denoising, topological, batchSize, steps, points } =
    task;
  const net = layout(architecture);
  const { encoder, decoder, parameters: parameterCount } = net;
  const network = [...encoder, ...decoder];
  const ambient = architecture.ambientDimension;
  const latent = latentCode(architecture.latent);
  const code = latent.size;
  const source = sourceOf(points, ambient);
  const parameters = startingParameters(task);
  const gradient = new Float32Array(parameterCount);
  const batches = createBatches(source, batchSize, task.seed);
  const { update, moments } = createOptimizer(optimizer, parameterCount, weightRanges(net));
  const batch = new Float32Array(batchSize * ambient);
  const pointNoise = denoising && createNoise(task.seed, 'denoising', denoising.standardDeviation);
  const noise = new Float32Array(pointNoise === null ? 0 : batch.length);
  let step = 0;

  const { variational } = architecture;
  const codeNoise = variational && createNoise(task.seed, 'variational', 1);
  const sample = new Float32Array(codeNoise === null ? 0 : batchSize * code);

  const encode = (tensors: readonly tf.Tensor[], x: tf.Tensor2D): tf.Tensor2D => {
    const outputs = forward(encoder, tensors, x);
    return variational === null ? toLatent(latent, outputs) : tf.slice2d(outputs, [0, 0], [x.shape[0], code]);
  };
  /** What a step goes down, with its mean squared error apart. @param tensors W and b of each layer of the network, in turn. */
  const objective = (tensors: readonly tf.Tensor[], seen: tf.Tensor2D, target: tf.Tensor2D) => {
    const [encoderTensors, decoderTensors] = [tensors.slice(0, 2 * encoder.length), tensors.slice(2 * encoder.length)];
    const added: tf.Scalar[] = [];
    let codes: tf.Tensor2D;
    if (variational === null) codes = encode(encoderTensors, seen);
    else {
      const [mean, logVariance] = tf.split<tf.Tensor2D>(forward(encoder, encoderTensors, seen), 2, 1);
      codes = tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), tf.tensor2d(sample, [batchSize, code])));
      added.push(weightedDivergence(variational, mean, logVariance));
    }
    if (topological !== null && batchSize > 1) added.push(topologicalLoss(topological, batch, codes));
    const error = meanSquaredError(forward(decoder, decoderTensors, codes), target);
    return { error, value: added.reduce<tf.Scalar>((sum, term) => tf.add(sum, term), error) };
  };
  const reconstruct = (x: tf.Tensor2D): tf.Tensor2D =>
    forward(decoder, layerTensors(decoder, parameters), encode(layerTensors(encoder, parameters), x));
  /** @returns null where the rows are still being read. */
  const trainStep = (): number | null => {
    const drawn = batches.next();
    if (drawn === null) return null;
    drawn.part.gather(drawn.rows, batch, ambient);
    codeNoise?.fill(sample, batchSize, code, code);
    pointNoise?.fill(noise, batchSize, ambient, ambient);
    let loss = NaN;
    tf.tidy(() => {
      const x = tf.tensor2d(batch, [batchSize, ambient]);
      const seen = pointNoise === null ? x : tf.add<tf.Tensor2D>(x, tf.tensor2d(noise, [batchSize, ambient]));
      const { grads } = tf.valueAndGrads((...tensors: tf.Tensor[]) => {
        const { error, value } = objective(tensors, seen, x);
        [loss] = error.dataSync();
        return value;
      })(layerTensors(network, parameters));
      network.forEach((layer, index) => {
        gradient.set(grads[2 * index].dataSync(), layer.weights);
        gradient.set(grads[2 * index + 1].dataSync(), layer.biases);
      });
    });
    if (gradientClipping !== null) clipGradient(gradient, gradientClipping);
    const learningRate = optimizer.learningRate * learningRateFactor(schedule, step, steps);
    step++;
    update(parameters, gradient, learningRate, step);
    return loss;
  };

  return {
    threads: 1,
    get step() {
      return step;
    },
    trainSteps: (count) => {
      const losses: number[] = [];
      while (losses.length < count) {
        const loss = trainStep();
        if (loss === null) break;
        losses.push(loss);
      }
      return Float32Array.from(losses);
    },
    encode: (rows) => mapRows(rows, ambient, code, (x) => encode(layerTensors(encoder, parameters), x)),
    decode: (codes) => mapRows(codes, code, ambient, (z) => forward(decoder, layerTensors(decoder, parameters), z)),
    loss: (rows) => {
      const errors = mapRows(rows, ambient, 1, (x) => tf.sum(tf.squaredDifference(reconstruct(x), x), 1, true));
      return errors.reduce((sum, error) => sum + error, 0) / rows.length;
    },
    parameters: () => parameters.slice(),
    setParameters: (values) => {
      if (values.length !== parameterCount) {
        throw new RangeError(`setParameters: expected ${parameterCount} values, got ${values.length}`);
      }
      parameters.set(values);
    },
    state: () =>
      step === 0
        ? null
        : {
            step,
            parameters: parameters.slice(),
            moments: moments.map((moment) => moment.slice()),
            batches: batches.state(),
            pointNoise: pointNoise?.state() ?? null,
            codeNoise: codeNoise?.state() ?? null,
          },
    restore: (state) => {
      requireSameTask(state, parameters, moments, source);
      ({ step } = state);
      parameters.set(state.parameters);
      moments.forEach((moment, index) => moment.set(state.moments[index]));
      batches.restore(state.batches);
      if (state.pointNoise !== null) pointNoise?.restore(state.pointNoise);
      if (state.codeNoise !== null) codeNoise?.restore(state.codeNoise);
    },
    // Every tensor is freed at the end of the call that made it.
    dispose: () => undefined,
  };
}

/** W and b of each layer, in turn. */
function layerTensors(layers: readonly Layer[], parameters: Float32Array): tf.Tensor[] {
  return layers.flatMap(({ inputs, outputs, weights, biases }) => [
    // The backend may keep what it is given, and the optimiser writes in place, so both get copies.
    tf.tensor2d(parameters.slice(weights, biases), [inputs, outputs]),
    tf.tensor1d(parameters.slice(biases, biases + outputs)),
  ]);
}

function forward(layers: readonly Layer[], tensors: readonly tf.Tensor[], x: tf.Tensor2D): tf.Tensor2D {
  return layers.reduce(
    (h, layer, index) => activate(layer.activation, tf.add(tf.matMul(h, tensors[2 * index]), tensors[2 * index + 1])),
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
