import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import * as dataset from '../dataset/index.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import { DefinitionError } from '../dataset/definition-error.js';
import { changedDefinition } from '../dataset/sweep/change.js';
import { planSweep } from '../dataset/sweep/plan.js';
import { describeExport, validateDefinition } from '../dataset/validate.js';
import type { SweptPoint } from '../protocol/sweep-table.js';
import { bundleName } from './messages.js';

/**
 * Runs a bundled dataset file and takes its default export, with the values of a point instead of its own.
 * @param code the bundle, as CommonJS; `latent-atlas` in it is the module of this program.
 * @param file the dataset file, which other modules that are not bundled are resolved from.
 * @param point null for the file as it is.
 * @param onRequire told of every other module that it asks for.
 * @throws DefinitionError where the default export is not a definition, or whatever the file throws.
 */
export function loadDefinition(
  code: string,
  file: string,
  point: SweptPoint | null,
  onRequire: (id: string) => void = () => undefined,
): DatasetDefinition {
  const requireFromFile = createRequire(file);
  const module = { exports: {} };
  const wrapper: unknown = new Script(`(function (module, exports, require) {${code}\n})`, {
    filename: bundleName,
  }).runInThisContext();
  if (typeof wrapper !== 'function') throw new Error('loadDefinition: the bundle did not compile to a function');
  Reflect.apply(wrapper, undefined, [
    module,
    module.exports,
    (id: string): unknown => {
      if (id === 'latent-atlas') return dataset;
      onRequire(id);
      return requireFromFile(id);
    },
  ]);
  const definition: unknown = 'default' in module.exports ? module.exports.default : undefined;
  assertDefinition(definition);
  if (point === null) {
    if (definition.sweep !== undefined) planSweep(definition, definition.sweep);
    return definition;
  }
  const changed = changedDefinition(definition, point);
  assertDefinition(changed);
  return changed;
}

function assertDefinition(value: unknown): asserts value is DatasetDefinition {
  if (typeof value !== 'object' || value === null) {
    throw new DefinitionError(
      'export default',
      'a dataset: export default defineDataset({ … })',
      describeExport(value),
    );
  }
  validateDefinition(value);
}
