import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import * as dataset from '../dataset/index.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import { DefinitionError } from '../dataset/definition-error.js';
import { describeExport, validateDefinition } from '../dataset/validate.js';
import { bundleName } from './messages.js';

/**
 * Runs a bundled dataset file and takes its default export.
 * @param code the bundle, as CommonJS; `latent-atlas` in it is the module of this program.
 * @param file the dataset file, which other modules that are not bundled are resolved from.
 * @throws DefinitionError where the default export is not a definition, or whatever the file throws.
 */
export function loadDefinition(code: string, file: string): DatasetDefinition {
  const requireFromFile = createRequire(file);
  const module = { exports: {} };
  const wrapper: unknown = new Script(`(function (module, exports, require) {${code}\n})`, {
    filename: bundleName,
  }).runInThisContext();
  if (typeof wrapper !== 'function') throw new Error('loadDefinition: the bundle did not compile to a function');
  Reflect.apply(wrapper, undefined, [
    module,
    module.exports,
    (id: string): unknown => (id === 'latent-atlas' ? dataset : requireFromFile(id)),
  ]);
  const definition: unknown = 'default' in module.exports ? module.exports.default : undefined;
  assertDefinition(definition);
  return definition;
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
