import * as v from 'valibot';
import { callback, check, interval, text, within } from './check.js';
import { DefinitionError, describeValue } from './definition-error.js';
import { maximumWidth } from './latent.js';
import type { Manifold } from './manifold.js';
import type { ModelSource } from './model.js';
import { autoencoderOptions, samplesOptions, trainingOptions } from './option-schemas.js';
import type { RowView } from './row-view.js';

const share = v.optional(within(0, 1));

const manifold = v.custom<Manifold>(isManifold, 'a manifold, such as circle({ radius: 1 })');

const definitionSchema = v.strictObject({
  name: v.optional(text),
  manifold,
  samples: v.optional(samplesOptions),
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
      cut: share,
      background: v.optional(manifold),
      signal: v.optional(text),
      signalFraction: share,
    }),
  ),
  autoencoder: v.optional(autoencoderOptions),
  model: v.optional(
    v.custom<ModelSource>(
      (x) => typeof x === 'object' && x !== null && 'kind' in x && x.kind === 'model',
      "a model, such as onnx('autoencoder.onnx')",
    ),
  ),
  training: v.optional(trainingOptions),
  // Its own check applies it to the rest, which has to be good before.
  sweep: v.optional(v.unknown()),
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
      `the name of one of the observables (${Object.keys(observables).join(', ') || 'the file names no observables'})`,
      describeValue(bumpHunt.observable),
    );
  }
  const signals = namedSignals(signal);
  if (bumpHunt?.signal !== undefined && !signals.some(([name]) => name === bumpHunt.signal)) {
    throw new DefinitionError(
      'bumpHunt.signal',
      `the name of one of the signals (${signals.map(([name]) => name).join(', ') || 'the file names no signals'})`,
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
