import * as v from 'valibot';
import { activations, initializations } from '../autoencoder/options.js';
import { maximumSeed } from '../random/random.js';
import {
  above,
  atLeast,
  between,
  callback,
  check,
  flag,
  inside,
  integer,
  interval,
  oneOf,
  text,
  within,
} from './check.js';
import { DefinitionError, describeValue } from './definition-error.js';
import { maximumProjectiveDimension, maximumWidth } from './latent.js';
import type { Manifold } from './manifold.js';
import type { RowView } from './row-view.js';

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

const manifold = v.custom<Manifold>(isManifold, 'a manifold, such as circle({ radius: 1 })');

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

const definitionSchema = v.strictObject({
  name: v.optional(text),
  manifold,
  samples: v.optional(
    v.strictObject({
      train: v.optional(integer(1, maximumCount)),
      test: v.optional(integer(1, maximumCount)),
      shown: v.optional(integer(1, maximumShown)),
    }),
  ),
  signal: v.optional(v.union([manifold, v.record(text, manifold)], 'a manifold, or manifolds by name')),
  observables: v.optional(
    v.record(
      text,
      v.union(
        [callback, v.strictObject({ unit: v.optional(v.string('text')), of: callback })],
        'a function of a point, or { unit, of: function }',
      ),
    ),
  ),
  view: v.optional(
    v.custom<RowView>(
      (x) => typeof x === 'object' && x !== null && 'kind' in x && (x.kind === 'image' || x.kind === 'profile'),
      'image({ height, width }) or profile({ length })',
    ),
  ),
  bumpHunt: v.optional(
    v.strictObject({
      observable: text,
      window: interval,
      cut: fraction,
      background: v.optional(manifold),
      signal: v.optional(text),
      signalFraction: fraction,
    }),
  ),
  autoencoder: v.optional(
    v.strictObject({
      hidden: v.optional(v.pipe(v.array(width, 'an array of widths'), v.maxLength(32, 'at most 32 layers'))),
      latent: v.optional(latent),
      activation: v.optional(oneOf(activations)),
      initialization: v.optional(oneOf(initializations)),
      variational: v.optional(v.strictObject({ beta: atLeast(0) })),
      standardize: v.optional(v.custom((x) => x === true || x === false || x === 'auto', "true, false or 'auto'")),
    }),
  ),
  training: v.optional(
    v.strictObject({
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
    }),
  ),
});

/**
 * Checks all that can be checked of a definition without drawing a point.
 * @throws DefinitionError at the first field that is wrong.
 */
export function validateDefinition(definition: unknown): void {
  check('', definitionSchema, definition);
  const {
    manifold: background,
    signal,
    autoencoder,
    training,
    observables = {},
    bumpHunt,
  } = v.parse(definitionSchema, definition);
  if (training?.epochs !== undefined && training.steps !== undefined) {
    throw new DefinitionError('training.steps', 'either `epochs` or `steps`', 'both');
  }
  const { variational, latent: space } = autoencoder ?? {};
  if (variational !== undefined && space !== undefined && space.kind !== 'euclidean') {
    throw new DefinitionError(
      'autoencoder.variational',
      'a Euclidean latent space, such as euclidean(2)',
      `one of kind '${space.kind}'`,
    );
  }
  if (variational !== undefined && space !== undefined && space.dimension > maximumWidth / 2) {
    throw new DefinitionError(
      'autoencoder.latent',
      `at most ${maximumWidth / 2} dimensions of a variational autoencoder`,
      String(space.dimension),
    );
  }
  if (training?.validation?.fraction !== undefined && training.validation.count !== undefined) {
    throw new DefinitionError('training.validation.count', 'either `fraction` or `count`', 'both');
  }
  if (bumpHunt !== undefined && !Object.hasOwn(observables, bumpHunt.observable)) {
    throw new DefinitionError(
      'bumpHunt.observable',
      `the name of one of the observables (${Object.keys(observables).join(', ') || 'there are none'})`,
      describeValue(bumpHunt.observable),
    );
  }
  const signals = namedSignals(signal);
  if (bumpHunt?.signal !== undefined && !signals.some(([name]) => name === bumpHunt.signal)) {
    throw new DefinitionError(
      'bumpHunt.signal',
      `the name of one of the signals (${signals.map(([name]) => name).join(', ') || 'there are none'})`,
      describeValue(bumpHunt.signal),
    );
  }
  for (const [name, sample] of signals) {
    sameDimension(isManifold(signal) ? 'signal' : `signal.${name}`, background, sample);
  }
  if (bumpHunt?.background !== undefined) sameDimension('bumpHunt.background', background, bumpHunt.background);
}

/** @throws DefinitionError where two samples are known to have points of different length. */
function sameDimension(
  field: string,
  { ambientDimension: expected }: Manifold,
  { ambientDimension: got }: Manifold,
): void {
  if (expected === null || got === null || got === expected) return;
  throw new DefinitionError(field, `points of ${expected} coordinates, as those of \`manifold\``, `points of ${got}`);
}

/** The signals of a definition with their names; a signal that stands alone has the name of its manifold. */
export function namedSignals<M extends Manifold>(signal: M | Readonly<Record<string, M>> | undefined): [string, M][] {
  if (signal === undefined) return [];
  return isManifold(signal) ? [[signal.name, signal]] : Object.entries(signal);
}

function isManifold<M extends Manifold>(value: M | Readonly<Record<string, M>> | undefined): value is M;
function isManifold(value: unknown): boolean;
function isManifold(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'source' in value && 'ambientDimension' in value;
}

/** `export default` of a dataset file must be a definition. */
export function describeExport(value: unknown): string {
  return value === undefined ? 'nothing' : describeValue(value);
}
