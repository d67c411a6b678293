/** A wrong value in a dataset definition, with the path of its field. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  constructor(
    /** Path of the field from the definition, such as `training.batchSize`. */
    readonly path: string,
    /** What was expected, such as "an integer from 1 to 1024". */
    readonly expected: string,
    /** What was got, as a user would write it; null if there should be no such field, whatever it holds. */
    readonly got: string | null,
  ) {
    super(`${path}: expected ${expected}${got === null ? '' : `, got ${got}`}`);
  }
}

/** A value as a user would write it, cut to a readable length. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) {
    return value.length > 6 ? `an array of ${value.length}` : `[${value.map(describeValue).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    return keys.length === 0 ? '{}' : `an object with ${keys.slice(0, 5).join(', ')}`;
  }
  return String(value);
}
