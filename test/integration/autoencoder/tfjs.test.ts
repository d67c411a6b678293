import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { layout, type Architecture } from '../../../src/autoencoder/architecture.js';
import type { Engine, Trainer, TrainingTask } from '../../../src/autoencoder/engine.js';
import { resolveOptimizer } from '../../../src/autoencoder/optimizer.js';
import { latentCode, type CodePart } from '../../../src/autoencoder/latent-code.js';
import { activations, type Activation, type Latent } from '../../../src/autoencoder/options.js';
import { project } from '../../../src/autoencoder/projector.js';
import { exportModels } from '../../../src/autoencoder/tfjs/export.js';
import { createRandom } from '../../../src/random/random.js';
import { loadTfjs } from '../../support/engines.js';

const rows = 16;

function architectureOf(activation: Activation): Architecture {
  return {
    ambientDimension: 3,
    hidden: [5, 4],
    latent: { kind: 'euclidean', dimension: 2 },
    activation,
    initialization: 'glorotUniform',
    variational: null,
  };
}

function points(): Float32Array {
  const random = createRandom(1, 'train');
  return Float32Array.from({ length: 3 * rows }, () => random.normal());
}

function taskOf(activation: Activation, changes: Partial<TrainingTask> = {}): TrainingTask {
  return {
    architecture: architectureOf(activation),
    optimizer: resolveOptimizer({ kind: 'adam' }),
    schedule: { kind: 'constant' },
    gradientClipping: null,
    denoising: null,
    topological: null,
    batchSize: rows,
    steps: 100,
    seed: 3,
    points: points(),
    ...changes,
  };
}

/** The gradient that a trainer follows: one step of plain gradient descent of rate 1. */
function gradientOf(engine: Engine, activation: Activation): { trainer: Trainer; gradient: Float32Array } {
  const optimizer = resolveOptimizer({ kind: 'sgd', momentum: 0, learningRate: 1 });
  const trainer = engine.compile(taskOf(activation, { optimizer }));
  const before = trainer.parameters();
  trainer.trainSteps(1);
  const gradient = trainer.parameters().map((after, index) => before[index] - after);
  trainer.setParameters(before);
  return { trainer, gradient };
}

/** What the numbers of each part of a code must fulfil. */
function checkPart(part: CodePart, numbers: Float32Array): void {
  const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 1e-6, `${a} ≈ ${b}`);
  switch (part.kind) {
    case 'unitVector':
      near(Math.hypot(...numbers), 1);
      break;
    case 'projector':
      // The projector on a line is the only code that it is itself projected to, and that has length 1.
      project(numbers, part.order).projector.forEach((value, index) => near(value, numbers[index]));
      near(Math.hypot(...numbers), 1);
      break;
    case 'pointOnLine': {
      const [cosine, sine, v1, v2] = numbers;
      near(Math.hypot(cosine, sine), 1);
      // The mirror image of a point on the line is the point.
      near(cosine * v1 + sine * v2, v1);
      near(sine * v1 - cosine * v2, v2);
      break;
    }
    case 'unitVectorInPlane': {
      const [cosine, sine, v1, v2, v3] = numbers;
      near(Math.hypot(cosine, sine), 1);
      near(Math.hypot(v1, v2, v3), 1);
      near(cosine * v1 + sine * v2, v1);
      near(sine * v1 - cosine * v2, v2);
    }
  }
}

describe('engine tfjs', () => {
  let engine: Engine;
  before(async () => {
    engine = await loadTfjs();
  });

  const latents: readonly Latent[] = [
    { kind: 'sphere', dimension: 1 },
    { kind: 'sphere', dimension: 2 },
    { kind: 'torus', dimension: 2 },
    { kind: 'projective', dimension: 2 },
    { kind: 'mobius', dimension: 2 },
    { kind: 'klein', dimension: 2 },
    {
      kind: 'product',
      factors: [
        { kind: 'euclidean', dimension: 1 },
        { kind: 'sphere', dimension: 1 },
        { kind: 'projective', dimension: 1 },
        { kind: 'euclidean', dimension: 1 },
      ],
      dimension: 4,
    },
  ];
  for (const latent of latents) {
    it(`has codes on its latent space: ${JSON.stringify(latent)}`, () => {
      const architecture = { ...architectureOf('tanh'), latent };
      const trainer = engine.compile(taskOf('tanh', { architecture }));
      const { size, parts } = latentCode(latent);
      const codes = trainer.encode(points());
      assert.equal(codes.length, rows * size);
      for (let row = 0; row < rows; row++) {
        for (const part of parts)
          checkPart(part, codes.subarray(row * size + part.start, row * size + part.start + part.size));
      }
    });
  }

  for (const activation of activations) {
    it(`has the gradient of ${activation} right, by central differences`, () => {
      const { trainer, gradient } = gradientOf(engine, activation);
      const start = trainer.parameters();
      const largest = gradient.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
      assert.ok(largest > 0.01);
      for (let index = 0; index < start.length; index += 7) {
        const h = 0.01;
        const lossAt = (shift: number): number => {
          trainer.setParameters(start.with(index, start[index] + shift));
          return trainer.loss(points());
        };
        // Five points, so that a step large enough for single precision is small enough for the function.
        const difference = (8 * (lossAt(h) - lossAt(-h)) - (lossAt(2 * h) - lossAt(-2 * h))) / (12 * h);
        // A corner of the piecewise linear functions may lie between the points.
        const tolerance = activation === 'relu' || activation === 'leakyRelu' || activation === 'elu' ? 0.02 : 1e-3;
        assert.ok(
          Math.abs(difference - gradient[index]) < tolerance * largest,
          `parameter ${index}: expected ${difference}, got ${gradient[index]}`,
        );
      }
    });
  }

  it('gives the same bits for the same seed, however the steps are grouped', () => {
    const [a, b, c] = [3, 3, 4].map((seed) => engine.compile(taskOf('tanh', { seed, batchSize: 5 })));
    const losses = a.trainSteps(30);
    assert.deepEqual(Float32Array.of(...b.trainSteps(1), ...b.trainSteps(12), ...b.trainSteps(17)), losses);
    assert.deepEqual(b.parameters(), a.parameters());
    assert.notDeepEqual(c.trainSteps(30), losses);
  });

  it('learns with every optimiser', () => {
    for (const kind of ['adam', 'adamw', 'sgd', 'rmsprop'] as const) {
      const optimizer = resolveOptimizer({ kind, learningRate: 0.01 });
      const losses = engine.compile(taskOf('tanh', { optimizer })).trainSteps(300);
      assert.ok(losses[299] < 0.6 * losses[0], `${kind}: ${losses[0]} → ${losses[299]}`);
    }
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    const trainer = engine.compile(taskOf('gelu'));
    trainer.trainSteps(5);
    trainer.loss(points());
    trainer.decode(trainer.encode(points()));
    trainer.dispose();
    assert.equal(tf.memory().numTensors, before);
  });

  it('encodes more rows than fit into one call', () => {
    const trainer = engine.compile(taskOf('tanh'));
    const many = new Float32Array(3 * 20_000);
    many.set(points(), many.length - 3 * rows);
    assert.deepEqual(trainer.encode(many).slice(-2 * rows), trainer.encode(points()));
  });

  it('refuses parameters of another network', () => {
    assert.throws(
      () => engine.compile(taskOf('tanh')).setParameters(new Float32Array(3)),
      /expected 109 values, got 3/,
    );
  });

  const exported: readonly Architecture[] = [
    ...activations.map(architectureOf),
    ...latents.map((latent) => ({ ...architectureOf('tanh'), latent })),
    { ...architectureOf('tanh'), variational: { beta: 0.1 } },
  ];
  for (const architecture of exported) {
    const { activation, latent, variational } = architecture;
    const what = `${activation}, ${JSON.stringify(latent)}${variational === null ? '' : ', variational'}`;
    it(`exports a LayersModel with ${what} that computes the same, in data units`, async () => {
      const trainer = engine.compile(taskOf(activation, { architecture }));
      const scaling = { mean: [1, -2, 0.5], scale: [2, 0.5, 3] };
      const files = await exportModels(architecture, trainer.parameters(), scaling);
      const model = await loadModel(files, '');
      const data = points();
      const seen = data.map((value, index) => (value - scaling.mean[index % 3]) / scaling.scale[index % 3]);
      const expected = trainer
        .decode(trainer.encode(seen))
        .map((value, index) => value * scaling.scale[index % 3] + scaling.mean[index % 3]);
      const prediction = model.predict(tf.tensor2d(data, [rows, 3]));
      assert.ok(!Array.isArray(prediction));
      const actual = await prediction.data();
      expected.forEach((value, index) => assert.ok(Math.abs(value - actual[index]) < 1e-4));
      tf.dispose(prediction);
      model.dispose();
    });
  }

  it('exports scales that grow with the columns, not with their square', async () => {
    const columns = 500;
    const architecture = { ...architectureOf('tanh'), ambientDimension: columns };
    const { parameters } = layout(architecture);
    const scaling = { mean: Array<number>(columns).fill(1), scale: Array<number>(columns).fill(2) };
    const files = await exportModels(architecture, new Float32Array(parameters), scaling);
    const bytes = files.find(({ path }) => path === 'weights.bin')?.bytes.length;
    // Four numbers of a column in each of the two layers of scales.
    assert.equal(bytes, Float32Array.BYTES_PER_ELEMENT * (parameters + 8 * columns));
  });
});

async function loadModel(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  folder: string,
): Promise<layers.LayersModel> {
  const read = (name: string): Uint8Array => {
    const file = files.find(({ path }) => path === folder + name);
    assert.ok(file, name);
    return file.bytes;
  };
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(read('model.json'))) as {
    modelTopology: object;
    weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  };
  const weightData = new Uint8Array(read('weights.bin')).buffer;
  return layers.loadLayersModel(
    tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
  );
}
