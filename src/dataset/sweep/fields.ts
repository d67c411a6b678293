import { autoencoderOptions, samplesOptions, trainingOptions } from '../option-schemas.js';
import { closestField } from '../unknown-field.js';

/** Fields of a definition that a sweep may vary, by section. */
const sections: Readonly<Record<string, readonly string[]>> = {
  autoencoder: Object.keys(autoencoderOptions.entries),
  training: Object.keys(trainingOptions.entries),
  samples: Object.keys(samplesOptions.entries),
};

const inner = [
  'training.optimizer.learningRate',
  'training.optimizer.weightDecay',
  'autoencoder.variational.beta',
  'training.denoising.standardDeviation',
  'training.gradientClipping.norm',
  'training.topological.weight',
];

/** Whole paths by the shortest name, such as `training.seed` by `seed`. */
const pathOf = new Map(
  [...Object.entries(sections).flatMap(([section, names]) => names.map((name) => `${section}.${name}`)), ...inner].map(
    (path) => [path.slice(path.indexOf('.') + 1), path],
  ),
);
const paths = new Set(pathOf.values());

/** Names that a field may have in a sweep, apart from whole paths. */
export const fieldNames: readonly string[] = [...pathOf.keys()];

/** Whether a name, short or whole, is that of a field. */
export const isFieldName = (name: string): boolean => pathOf.has(name) || paths.has(name);

/** A field by its whole path, or a parameter of the user's own by its name. */
export type FieldLookup =
  | { readonly kind: 'found'; readonly name: string }
  /** `hint` is one or two sentences. */
  | { readonly kind: 'unknown'; readonly hint: string };

/**
 * @param name as the user wrote it: `seed`, `training.seed`, or a parameter of the user's own.
 * @param own names of the user's own parameters.
 */
export function findSweptField(name: string, own: readonly string[]): FieldLookup {
  if (own.includes(name)) return { kind: 'found', name };
  const path = paths.has(name) ? name : pathOf.get(name);
  if (path !== undefined) return { kind: 'found', name: path };
  const known = [...own, ...fieldNames];
  const meant = closestField(name, [...known, ...paths]);
  const question = meant === null ? '' : `Did you mean "${meant}"? `;
  return { kind: 'unknown', hint: `${question}A sweep can vary ${known.join(', ')}.` };
}

/** The shortest name of a field. */
export const shortName = (path: string): string => (paths.has(path) ? path.slice(path.indexOf('.') + 1) : path);
