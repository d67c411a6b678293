import { DefinitionError, describeValue } from '../definition-error.js';
import { isParameterValue } from './change.js';
import { isFieldName } from './fields.js';
import type { OwnParameters } from './options.js';

/** Words that begin a sweep of another form than a grid. */
const reserved = ['random', 'sobol', 'points'];

/**
 * Checks the usual values of the parameters of a dataset that is a function.
 * @throws DefinitionError that names the parameter.
 */
export function checkParameters(usual: unknown): asserts usual is OwnParameters {
  if (typeof usual !== 'object' || usual === null || Array.isArray(usual)) {
    throw new DefinitionError(
      'defineDataset(…, usual)',
      'the usual values of the parameters after the function, such as defineDataset(({ gap }) => ({ … }), { gap: 0.5 })',
      usual === undefined ? 'nothing' : describeValue(usual),
    );
  }
  for (const [name, value] of Object.entries(usual)) {
    if (isFieldName(name) || reserved.includes(name) || name.includes('.')) {
      const expected =
        'a name that no field of autoencoder, training or samples has, and none of random, sobol, points';
      throw new DefinitionError(name, expected, describeValue(name));
    }
    if (!isParameterValue(value) || (typeof value === 'number' && !Number.isFinite(value)))
      throw new DefinitionError(name, 'a number, a text, true or false', describeValue(value));
  }
}
