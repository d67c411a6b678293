import assert from 'node:assert/strict';
import { layout } from '../../../src/autoencoder/architecture.js';
import {
  circle,
  euclidean,
  product,
  projective,
  sphere,
  spherical,
  torus,
  type DatasetDefinition,
} from '../../../src/dataset/index.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import type { RunDescription } from '../../../src/protocol/description.js';
import { Run } from '../../../src/run/run.js';
import { layNetwork } from '../../../webview/views/network/geometry.js';
import { networkFacts, networkLayers, parameterCounts, trainingFacts } from '../../../webview/views/network/model.js';
import { runOptions } from '../../support/run-options.js';
import { loadWasm } from '../../support/engines.js';

const samples = { train: 100, test: 50 };

async function describeRun(definition: DatasetDefinition): Promise<RunDescription> {
  const events: RunEvent[] = [];
  await Run.start(runOptions(definition, await loadWasm(), events));
  const [started] = events;
  assert.ok(started.kind === 'started');
  return started.run;
}

describe('the picture of a network', () => {
  it('counts the parameters of each part, of every kind of code', async () => {
    for (const autoencoder of [
      { hidden: [7, 5], latent: euclidean(2) },
      { hidden: [], latent: euclidean(1) },
      { hidden: [9], latent: euclidean(2), variational: { beta: 0.1 } },
      { hidden: [6], latent: spherical(2) },
      { hidden: [6, 4, 3], latent: torus(2) },
    ]) {
      const run = await describeRun({ manifold: sphere({ dimension: 2 }), samples, autoencoder });
      const { latent, variational, activation, initialization } = run.autoencoder;
      assert.ok(activation !== null && initialization !== null);
      const { encoder, decoder, parameters } = layout({
        ambientDimension: 3,
        hidden: autoencoder.hidden,
        latent,
        variational,
        activation,
        initialization,
      });
      const counts = parameterCounts(networkLayers(run));
      assert.deepEqual(counts, {
        encoder: decoder[0].weights - encoder[0].weights,
        decoder: parameters - decoder[0].weights,
      });
      assert.equal(counts.encoder + counts.decoder, run.autoencoder.parameters);
    }
  });

  it('names each layer', async () => {
    const run = await describeRun({
      manifold: circle(),
      samples,
      autoencoder: { hidden: [8], latent: spherical(1), activation: 'gelu' },
    });
    assert.deepEqual(
      networkLayers(run).map(({ symbol, part, width }) => [symbol, part, width]),
      [
        ['x', 'encoder', 2],
        ['', 'encoder', 8],
        ['z ∈ S¹', 'latent', 2],
        ['', 'decoder', 8],
        ['x̂', 'decoder', 2],
      ],
    );
    assert.deepEqual(
      networkLayers(run).map(({ text }) => text),
      [
        'input x, 2 numbers',
        'encoder, hidden layer 1: 2 → 8, gelu, 24 parameters',
        'latent code z in S¹: 8 → 2, linear, 18 parameters',
        'decoder, hidden layer 1: 2 → 8, gelu, 24 parameters',
        'output x̂: 8 → 2, linear, 18 parameters',
      ],
    );
  });

  it('has heights even in the logarithm of the width, within its place', () => {
    const widths = [3, 1024, 512, 64, 16, 1, 16, 64, 512, 1024, 3];
    const { bars, thickness } = layNetwork(widths, Math.max(...widths), 330, 140);
    assert.equal(Math.max(...bars.map(({ height }) => height)), 140);
    assert.equal(bars[5].height, 8, 'a single number is seen');
    // 16 → 64 is two doublings, 512 → 1024 one.
    assert.ok(Math.abs(bars[3].height - bars[4].height - 2 * (bars[1].height - bars[2].height)) < 1e-9);
    bars.forEach(({ x }, k) =>
      assert.ok(x - thickness / 2 >= (k === 0 ? 0 : bars[k - 1].x + thickness / 2) && x + thickness / 2 <= 330),
    );
    assert.ok(layNetwork([1, 1, 1], 1, 100, 50).bars.every(({ height }) => height === 8));
  });
});

describe('a run in words', () => {
  const factsOf = async (
    definition: Omit<DatasetDefinition, 'manifold' | 'samples'>,
  ): Promise<Record<string, string>> => {
    const run = await describeRun({ manifold: circle(), samples, ...definition });
    return Object.fromEntries([...networkFacts(run), ...trainingFacts(run)]);
  };

  it('tells of the optimiser, its schedule and what else there is', async () => {
    const facts = await factsOf({
      autoencoder: { hidden: [4], latent: euclidean(1), standardize: true, initialization: 'heNormal' },
      training: {
        steps: 50,
        batchSize: 20,
        seed: 7,
        schedule: { kind: 'step', every: 10, factor: 0.3 },
        gradientClipping: { norm: 1 },
        denoising: { standardDeviation: 0.05 },
        optimizer: { kind: 'sgd', learningRate: 0.02, momentum: 0.5, weightDecay: 0.001 },
        validation: { fraction: 0.1 },
        earlyStopping: { patience: 3 },
      },
    });
    assert.equal(facts.parameters, 'encoder 17, decoder 18, in all 35');
    assert.match(facts.inputs, /^standardised by column/);
    assert.equal(facts.optimiser, 'stochastic gradient descent, momentum 0.5');
    assert.equal(facts['learning rate'], '0.02, multiplied by 0.3 every 10 steps');
    assert.match(facts.steps, /^50 of 20 points, /);
    assert.equal(facts.regularisation, 'weight decay 0.001; gradient clipped at 1; denoising, σ = 0.05');
    assert.match(facts.validation, /ends after 3 measurements without an improvement/);
    assert.equal(facts.start, 'He normal weights, seed 7');
  });

  it('says so where there is nothing of a kind', async () => {
    const facts = await factsOf({
      autoencoder: {
        hidden: [],
        latent: product(spherical(1), projective(1)),
        activation: 'linear',
        standardize: false,
      },
      training: { steps: 5, optimizer: { kind: 'adam', learningRate: 0.01 }, schedule: { kind: 'cosine', final: 0.1 } },
    });
    assert.equal(facts.activation, 'linear throughout');
    assert.match(facts['latent space'], /^S¹ × ℝP¹: S¹, 2 numbers divided by their length; ℝP¹, the projector on /);
    assert.equal(facts.inputs, 'as they are');
    assert.equal(facts['learning rate'], 'half a cosine from 0.01 to 0.001');
    assert.equal(facts.regularisation, 'none');
    assert.equal('validation' in facts, false);
  });
});
