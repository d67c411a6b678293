import * as v from 'valibot';
import { activations, initializations, type Latent } from '../autoencoder/options.js';
import { maximumSeed } from '../random/random.js';
import { above, atLeast, between, check, flag, inside, integer, oneOf, within } from './check.js';
import { maximumProjectiveDimension, maximumWidth } from './latent.js';

const maximumCount = 10_000_000;
const maximumShown = 100_000;
const learningRate = v.optional(above(0));
const fraction = v.optional(within(0, 1));
const epsilon = v.optional(above(0));
const weightDecay = v.optional(atLeast(0));

const optimizer = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('adam'), learningRate, beta1: fraction, beta2: fraction, epsilon, weightDecay }),
    v.strictObject({ kind: v.literal('adamw'), learningRate, beta1: fraction, beta2: fraction, epsilon, weightDecay }),
    v.strictObject({ kind: v.literal('sgd'), learningRate, momentum: fraction, weightDecay }),
    v.strictObject({ kind: v.literal('rmsprop'), learningRate, decay: fraction, epsilon, weightDecay }),
  ],
  "an optimiser such as { kind: 'adam' }, 'adamw', 'sgd' or 'rmsprop'",
);

const schedule = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('constant') }),
    v.strictObject({ kind: v.literal('cosine'), final: v.optional(between(0, 1)) }),
    v.strictObject({ kind: v.literal('step'), every: integer(1, maximumCount), factor: v.optional(between(0, 1)) }),
  ],
  "a schedule such as { kind: 'constant' }, 'cosine' or 'step'",
);

const width = integer(1, maximumWidth);
const latentSpace = 'a latent space, such as euclidean(2), spherical(1), torus(2) or projective(2)';

const latentFactor = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('euclidean'), dimension: width }),
    v.strictObject({ kind: v.literal('sphere'), dimension: integer(1, maximumWidth - 1) }),
    v.strictObject({ kind: v.literal('torus'), dimension: integer(1, maximumWidth / 2) }),
    v.strictObject({ kind: v.literal('projective'), dimension: integer(1, maximumProjectiveDimension) }),
    v.strictObject({ kind: v.literal('mobius'), dimension: integer(2, 2) }),
    v.strictObject({ kind: v.literal('klein'), dimension: integer(2, 2) }),
  ],
  latentSpace,
);
const latent = v.variant(
  'kind',
  [
    ...latentFactor.options,
    v.strictObject({
      kind: v.literal('product'),
      dimension: width,
      factors: v.pipe(v.array(latentFactor), v.minLength(1, 'at least one latent space')),
    }),
  ],
  latentSpace,
);

/** @throws DefinitionError where a value is no latent space. */
export function assertLatent(value: unknown): asserts value is Latent {
  check('latent', latent, value);
}

/** What `samples` of a definition may be. */
export const samplesOptions = v.strictObject({
  train: v.optional(integer(1, maximumCount)),
  test: v.optional(integer(1, maximumCount)),
  shown: v.optional(integer(1, maximumShown)),
});

/** What `autoencoder` of a definition may be. */
export const autoencoderOptions = v.strictObject({
  hidden: v.optional(v.pipe(v.array(width, 'an array of widths'), v.maxLength(32, 'at most 32 layers'))),
  latent: v.optional(latent),
  activation: v.optional(oneOf(activations)),
  initialization: v.optional(oneOf(initializations)),
  variational: v.optional(v.strictObject({ beta: atLeast(0) })),
  standardize: v.optional(v.custom((x) => x === true || x === false || x === 'auto', "true, false or 'auto'")),
});

/** What `training` of a definition may be. */
export const trainingOptions = v.strictObject({
  optimizer: v.optional(optimizer),
  schedule: v.optional(schedule),
  gradientClipping: v.optional(v.strictObject({ norm: above(0) })),
  denoising: v.optional(v.strictObject({ standardDeviation: above(0) })),
  topological: v.optional(v.strictObject({ weight: above(0) })),
  batchSize: v.optional(integer(1, maximumCount)),
  epochs: v.optional(integer(1, maximumCount)),
  steps: v.optional(integer(1, maximumCount)),
  seed: v.optional(integer(0, maximumSeed)),
  validation: v.optional(
    v.strictObject(
      {
        fraction: v.optional(inside(0, 1)),
        count: v.optional(integer(1, maximumCount)),
        every: v.optional(integer(1, maximumCount)),
      },
      'options, such as { fraction: 0.1 }',
    ),
  ),
  earlyStopping: v.optional(
    v.strictObject(
      { patience: v.optional(integer(1, maximumCount)), minimumImprovement: v.optional(atLeast(0)) },
      'options, such as { patience: 10 }',
    ),
  ),
  keepBest: v.optional(flag),
});
