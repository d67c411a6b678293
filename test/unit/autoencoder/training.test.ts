import assert from 'node:assert/strict';
import { createBatches, stepsPerEpoch } from '../../../src/autoencoder/batches.js';
import { encoderOutputFloat64 } from '../../../src/autoencoder/float64.js';
import { initialParameters, startingParameters } from '../../../src/autoencoder/initial-parameters.js';
import { layout, weightRanges, widths, type Architecture } from '../../../src/autoencoder/architecture.js';
import { clipGradient, createOptimizer, resolveOptimizer } from '../../../src/autoencoder/optimizer.js';
import { initializations, type Latent, type Optimizer } from '../../../src/autoencoder/options.js';
import { sourceOf } from '../../../src/autoencoder/training-rows.js';
import { learningRateFactor } from '../../../src/autoencoder/schedule.js';
import { normalPoints, taskOf } from '../../support/tasks.js';

const architecture: Architecture = {
  ambientDimension: 3,
  hidden: [200, 100],
  latent: { kind: 'euclidean', dimension: 2 },
  activation: 'tanh',
  initialization: 'glorotUniform',
  variational: null,
};

describe('architecture', () => {
  it('mirrors the encoder in the decoder and lays the parameters out without a gap', () => {
    assert.deepEqual(widths(architecture), [3, 200, 100, 2, 100, 200, 3]);
    const { encoder, decoder, parameters } = layout(architecture);
    let offset = 0;
    for (const layer of [...encoder, ...decoder]) {
      assert.equal(layer.weights, offset);
      assert.equal(layer.biases, offset + layer.inputs * layer.outputs);
      offset = layer.biases + layer.outputs;
    }
    assert.equal(parameters, offset);
    const linear = [...encoder, ...decoder].map(({ activation }) => activation === 'linear');
    assert.deepEqual(linear, [false, false, true, false, false, true]);
  });
});

describe('initial parameters', () => {
  const variances = { glorotUniform: 2 / 300, glorotNormal: 2 / 300, heUniform: 2 / 200, heNormal: 2 / 200 };
  for (const initialization of initializations) {
    it(`have the variance of ${initialization}`, () => {
      const { encoder } = layout(architecture);
      const weights = initialParameters({ ...architecture, initialization }, 0).subarray(
        encoder[1].weights,
        encoder[1].biases,
      );
      const variance = weights.reduce((sum, w) => sum + w * w, 0) / weights.length;
      // The relative spread of a variance of 20,000 numbers is at most √(2/20000) = 1 %.
      assert.ok(Math.abs(variance / variances[initialization] - 1) < 0.04, `${variance}`);
    });
  }

  it('follow from the seed', () => {
    assert.deepEqual(initialParameters(architecture, 5), initialParameters(architecture, 5));
    assert.notDeepEqual(initialParameters(architecture, 5), initialParameters(architecture, 6));
  });
});

describe('mini-batches', () => {
  it('go through every row once an epoch, in another order each time', () => {
    const batches = createBatches(sourceOf(normalPoints(12, 3), 3), 4, 0);
    const epoch = (): number[] =>
      Array.from({ length: stepsPerEpoch(12, 4) }, () => [...(batches.next()?.rows ?? [])]).flat();
    const [first, second] = [epoch(), epoch()];
    const all = Array.from({ length: 12 }, (_, row) => row);
    assert.deepEqual(
      first.toSorted((a, b) => a - b),
      all,
    );
    assert.deepEqual(
      second.toSorted((a, b) => a - b),
      all,
    );
    assert.notDeepEqual(first, second);
  });
});

describe('learning-rate schedule', () => {
  it('is constant, half a cosine, or steps', () => {
    assert.equal(learningRateFactor({ kind: 'constant' }, 7, 10), 1);
    assert.equal(learningRateFactor({ kind: 'cosine', final: 0.2 }, 0, 11), 1);
    assert.ok(Math.abs(learningRateFactor({ kind: 'cosine', final: 0.2 }, 5, 11) - 0.6) < 1e-12);
    assert.ok(Math.abs(learningRateFactor({ kind: 'cosine', final: 0.2 }, 10, 11) - 0.2) < 1e-12);
    assert.equal(learningRateFactor({ kind: 'step', every: 3, factor: 0.1 }, 2, 10), 1);
    assert.equal(learningRateFactor({ kind: 'step', every: 3, factor: 0.1 }, 6, 10), 0.1 ** 2);
  });
});

type Rule = (x: number, gradients: readonly number[], weightDecay: number) => number;

/** The published update rules, in double precision, for one parameter. */
const published: Readonly<Record<Optimizer['kind'], Rule>> = {
  adam: (x, gradients, weightDecay) => adam(x, gradients, weightDecay, 0),
  adamw: (x, gradients, weightDecay) => adam(x, gradients, 0, weightDecay),
  sgd: (x, gradients, weightDecay) => {
    let velocity = 0;
    for (const g of gradients) {
      velocity = 0.9 * velocity + g + weightDecay * x;
      x -= 0.01 * velocity;
    }
    return x;
  },
  rmsprop: (x, gradients, weightDecay) => {
    let meanSquare = 0;
    for (const one of gradients) {
      const g = one + weightDecay * x;
      meanSquare = 0.9 * meanSquare + 0.1 * g ** 2;
      x -= (0.01 * g) / (Math.sqrt(meanSquare) + 1e-7);
    }
    return x;
  },
};

function adam(x: number, gradients: readonly number[], penalty: number, weightDecay: number): number {
  let [m, v] = [0, 0];
  gradients.forEach((one, index) => {
    const t = index + 1;
    const g = one + penalty * x;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g ** 2;
    const [mHat, vHat] = [m / (1 - 0.9 ** t), v / (1 - 0.999 ** t)];
    x -= 0.01 * (mHat / (Math.sqrt(vHat) + 1e-7) + weightDecay * x);
  });
  return x;
}

describe('optimiser', () => {
  const gradients = [0.3, -2, 1e-3, 5, 0.7];
  const kinds = ['adam', 'adamw', 'sgd', 'rmsprop'] as const;
  for (const kind of kinds) {
    for (const weightDecay of [0, 0.1]) {
      it(`${kind} follows its published rule, with weight decay ${weightDecay} of the weights alone`, () => {
        const parameters = Float32Array.of(1, -0.5);
        const { update } = createOptimizer(resolveOptimizer({ kind, weightDecay }), 2, [{ start: 0, end: 1 }]);
        gradients.forEach((g, step) => update(parameters, Float32Array.of(g, -g), 0.01, step + 1));
        const rule = published[kind];
        assert.ok(Math.abs(parameters[0] - rule(1, gradients, weightDecay)) < 1e-6);
        assert.ok(
          Math.abs(
            parameters[1] -
              rule(
                -0.5,
                gradients.map((g) => -g),
                0,
              ),
          ) < 1e-6,
        );
      });
    }
  }

  it('knows which parameters are weights', () => {
    const ranges = weightRanges(layout({ ...architecture, hidden: [4] }));
    assert.deepEqual(ranges, [
      { start: 0, end: 12 },
      { start: 16, end: 24 },
      { start: 26, end: 34 },
      { start: 38, end: 50 },
    ]);
  });

  it('clips a gradient by its length over all parameters, and leaves shorter ones', () => {
    const gradient = Float32Array.of(3, 0, -4);
    clipGradient(gradient, { norm: 5 });
    assert.deepEqual(gradient, Float32Array.of(3, 0, -4));
    clipGradient(gradient, { norm: 0.5 });
    assert.deepEqual(gradient, Float32Array.from([0.3, 0, -0.4]));
  });
});

describe('parameters to start from', () => {
  it('have the outputs of a curved latent layer centred on the data, and those of a Euclidean one as they were drawn', () => {
    const curved: Latent = { kind: 'projective', dimension: 2 };
    const product: Latent = { kind: 'product', factors: [{ kind: 'euclidean', dimension: 2 }, curved], dimension: 4 };
    const task = taskOf({ ...architecture, hidden: [20, 10], latent: product }, 300, {
      points: normalPoints(300, 3).map((x) => x + 1),
    });
    const meanOf = (parameters: Float32Array, column: number): number => {
      const outputs = encoderOutputFloat64(task.architecture, parameters, Float64Array.from(task.points));
      return outputs.filter((_, index) => index % 8 === column).reduce((sum, value) => sum + value, 0) / 300;
    };
    const [drawn, start] = [initialParameters(task.architecture, task.seed), startingParameters(task)];
    for (let column = 0; column < 8; column++) {
      const [before, after] = [drawn, start].map((parameters) => meanOf(parameters, column));
      assert.ok(Math.abs(before) > 1e-3);
      if (column < 2) assert.equal(after, before);
      else assert.ok(Math.abs(after) < 1e-6, `column ${column}: ${before} → ${after}`);
    }
    const single = { ...task, points: task.points.subarray(0, 3) };
    assert.deepEqual(startingParameters(single), initialParameters(single.architecture, single.seed));
    const euclidean = taskOf({ ...architecture, hidden: [20, 10] }, 300);
    assert.deepEqual(startingParameters(euclidean), initialParameters(euclidean.architecture, euclidean.seed));
  });
});
