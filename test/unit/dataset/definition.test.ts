import assert from 'node:assert/strict';
import { circle, DefinitionError, euclidean, sphere, torus } from '../../../src/dataset/index.js';
import { validateDefinition } from '../../../src/dataset/validate.js';

/** Wrong definitions, as plain JavaScript would write them, with the message that they should get. */
const wrong: readonly (readonly [unknown, string])[] = [
  [{}, 'manifold: expected this field, got nothing'],
  [{ manifold: circle(), samples: 5 }, 'samples: expected { train, test, shown }, got 5'],
  [{ manifold: circle(), autoencoder: { hidden: 5 } }, 'autoencoder.hidden: expected an array of widths, got 5'],
  [{ manifold: circle(), training: { gradientClipping: 1 } }, 'training.gradientClipping: expected { norm }, got 1'],
  [{ manifold: 'circle' }, 'manifold: expected a manifold, such as circle({ radius: 1 }), got "circle"'],
  [
    { manifold: circle(), traning: {} },
    'traning: expected no such field. Did you mean "training"? ' +
      'Known in the definition: name, manifold, samples, signal, observables, view, bumpHunt, autoencoder, model, training, sweep.',
  ],
  [
    { manifold: circle(), autoencoder: { hiden: [32, 32] } },
    'autoencoder.hiden: expected no such field. Did you mean "hidden"? ' +
      'Known in autoencoder: hidden, latent, activation, initialization, variational, standardize.',
  ],
  [
    { manifold: circle(), training: { optimizer: { kind: 'sgd', momentun: 0.9 } } },
    'training.optimizer.momentun: expected no such field. Did you mean "momentum"? ' +
      'Known in training.optimizer: kind, learningRate, momentum, weightDecay.',
  ],
  [
    { manifold: circle(), training: { optimizer: { kind: 'adam', momentum: 0.9 } } },
    'training.optimizer.momentum: expected no such field. ' +
      'Known in training.optimizer: kind, learningRate, beta1, beta2, epsilon, weightDecay.',
  ],
  [
    { manifold: circle(), training: { validation: { fracton: 0.1 } } },
    'training.validation.fracton: expected no such field. Did you mean "fraction"? ' +
      'Known in training.validation: fraction, count, every.',
  ],
  [
    {
      manifold: circle(),
      autoencoder: { latent: { kind: 'product', dimension: 1, factors: [{ ...euclidean(1), d: 2 }] } },
    },
    'autoencoder.latent.factors.0.d: expected no such field. Known in autoencoder.latent.factors.0: kind, dimension.',
  ],
  [
    { manifold: circle(), samples: { shown: 100_001 } },
    'samples.shown: expected an integer from 1 to 100000, got 100001',
  ],
  [{ manifold: circle(), samples: { train: 0 } }, 'samples.train: expected an integer from 1 to 10000000, got 0'],
  [
    { manifold: circle(), training: { batchSize: 1.5 } },
    'training.batchSize: expected an integer from 1 to 10000000, got 1.5',
  ],
  [
    { manifold: circle(), training: { optimizer: { kind: 'adam', learningRate: -1 } } },
    'training.optimizer.learningRate: expected a number greater than 0, got -1',
  ],
  [
    { manifold: circle(), training: { epochs: 1, steps: 1 } },
    'training.steps: expected either `epochs` or `steps`, got both',
  ],
  [
    { manifold: circle(), training: { validation: 0.2 } },
    'training.validation: expected options, such as { fraction: 0.1 }, got 0.2',
  ],
  [
    { manifold: circle(), training: { validation: { fraction: 1 } } },
    'training.validation.fraction: expected a number greater than 0 and less than 1, got 1',
  ],
  [
    { manifold: circle(), training: { validation: { fraction: 0.1, count: 100 } } },
    'training.validation.count: expected either `fraction` or `count`, got both',
  ],
  [
    { manifold: circle(), training: { earlyStopping: { patience: 0 } } },
    'training.earlyStopping.patience: expected an integer from 1 to 10000000, got 0',
  ],
  [{ manifold: circle(), training: { keepBest: 'yes' } }, 'training.keepBest: expected true or false, got "yes"'],
  [{ manifold: circle(), training: { seed: -1 } }, 'training.seed: expected an integer from 0 to 4294967295, got -1'],
  [
    { manifold: circle(), autoencoder: { hidden: [32, 2000] } },
    'autoencoder.hidden.1: expected an integer from 1 to 1024, got 2000',
  ],
  [
    { manifold: circle(), autoencoder: { variational: { beta: 1 }, latent: torus(2) } },
    "autoencoder.variational: expected a Euclidean latent space, such as euclidean(2), got one of kind 'torus'",
  ],
  [
    { manifold: circle(), autoencoder: { variational: { beta: 1 }, latent: euclidean(600) } },
    'autoencoder.latent: expected at most 512 dimensions of a variational autoencoder, got 600',
  ],
  [
    { manifold: circle(), autoencoder: { variational: { beta: -1 } } },
    'autoencoder.variational.beta: expected a number of at least 0, got -1',
  ],
  [
    { manifold: circle(), autoencoder: { latent: { kind: 'projective', dimension: 17 } } },
    'autoencoder.latent.dimension: expected an integer from 1 to 16, got 17',
  ],
  [
    { manifold: circle(), training: { gradientClipping: { norm: 0 } } },
    'training.gradientClipping.norm: expected a number greater than 0, got 0',
  ],
  [
    { manifold: circle(), training: { denoising: {} } },
    'training.denoising.standardDeviation: expected this field, got nothing',
  ],
  [
    { manifold: circle(), training: { topological: { weight: -1 } } },
    'training.topological.weight: expected a number greater than 0, got -1',
  ],
  [
    { manifold: circle(), training: { optimizer: { kind: 'sgd', weightDecay: -1 } } },
    'training.optimizer.weightDecay: expected a number of at least 0, got -1',
  ],
  [
    { manifold: circle(), autoencoder: { activation: 'tanhh' } },
    "autoencoder.activation: expected one of 'relu', 'leakyRelu', 'elu', 'tanh', 'sigmoid', 'softplus', 'gelu', " +
      "'sin', 'linear', got \"tanhh\"",
  ],
  [
    { manifold: circle(), signal: { other: sphere() } },
    'signal.other: expected points of 2 coordinates, as those of `manifold`, got points of 3',
  ],
];

describe('dataset definition', () => {
  for (const [definition, message] of wrong) {
    it(`refuses ${message.slice(0, message.indexOf(':'))}`, () => {
      assert.throws(() => validateDefinition(definition), { name: 'DefinitionError', message });
    });
  }

  it('accepts a manifold alone', () => {
    assert.doesNotThrow(() => validateDefinition({ manifold: circle() }));
  });

  it('names the path, what was expected and what was got', () => {
    assert.throws(
      () => euclidean(Number('0')),
      (error) => error instanceof DefinitionError && error.path === 'euclidean(dimension)' && error.got === '0',
    );
    assert.throws(() => circle({ radius: Number.NaN }), /circle\.radius: expected a number greater than 0, got NaN/);
    assert.throws(() => circle({ radius: 1, ...{ radus: 2 } }), {
      message: 'circle.radus: expected no such field. Did you mean "radius"? Known in circle: radius.',
    });
    assert.throws(
      () => torus({ majorRadius: 1, minorRadius: 2 }),
      /torus\.minorRadius: expected less than majorRadius/,
    );
  });
});
