/** What plain data with typed arrays looks like, as data. */
export type Shape =
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'anything'
  | { readonly is: string | number | boolean }
  | { readonly typedArray: string }
  | { readonly arrayOf: Shape }
  | { readonly tuple: readonly Shape[] }
  | { readonly recordOf: Shape }
  | { readonly oneOf: readonly Shape[] }
  /** Fields that are not named here may be there too: a newer version may know more. */
  | { readonly required: Readonly<Record<string, Shape>>; readonly optional: Readonly<Record<string, Shape>> }
  /** A shape that has a name in {@link Shapes}. */
  | { readonly named: string };

/** The shape of an event, with those that it names. */
export interface Shapes {
  readonly event: Shape;
  readonly named: Readonly<Record<string, Shape>>;
}

/**
 * Where a value is not of a shape.
 * @returns the path of the first field that is wrong, such as `progress.testLoss`, what was expected there and what was
 *   found; null if the value is of the shape.
 */
export function mismatch(value: unknown, shape: Shape, named: Shapes['named'], path = ''): string | null {
  if (typeof shape === 'string') {
    return shape === 'anything' || kindOf(value) === shape ? null : wrong(path, shape, value);
  }
  if ('named' in shape) return mismatch(value, named[shape.named], named, path);
  if ('is' in shape) return value === shape.is ? null : wrong(path, JSON.stringify(shape.is), value);
  if ('typedArray' in shape) {
    const isSo = ArrayBuffer.isView(value) && value.constructor.name === shape.typedArray;
    return isSo ? null : wrong(path, shape.typedArray, value);
  }
  if ('oneOf' in shape) return mismatchOfAll(value, shape.oneOf, named, path);
  if ('arrayOf' in shape) {
    if (!Array.isArray(value)) return wrong(path, 'array', value);
    return first(value, (item: unknown, index) => mismatch(item, shape.arrayOf, named, `${path}[${index}]`));
  }
  if ('tuple' in shape) {
    if (!Array.isArray(value) || value.length !== shape.tuple.length)
      return wrong(path, `array of ${shape.tuple.length}`, value);
    return first(shape.tuple, (item, index) => mismatch(value[index], item, named, `${path}[${index}]`));
  }
  if (!isObject(value)) return wrong(path, 'object', value);
  if ('recordOf' in shape) {
    return first(Object.entries(value), ([key, item]) => mismatch(item, shape.recordOf, named, `${path}.${key}`));
  }
  const inField = ([key, item]: [string, Shape]): string | null =>
    mismatch(Object.hasOwn(value, key) ? value[key] : undefined, item, named, `${path}.${key}`);
  return (
    first(Object.entries(shape.required), inField) ??
    first(
      Object.entries(shape.optional).filter(([key]) => value[key] !== undefined),
      inField,
    )
  );
}

/** Of shapes that are told apart by their `kind`, the message is that of the one that is meant. */
function mismatchOfAll(value: unknown, shapes: readonly Shape[], named: Shapes['named'], path: string): string | null {
  let found: string | null = null;
  const ofKind = `${path}.kind:`.replace(/^\./, '');
  for (const shape of shapes) {
    const message = mismatch(value, shape, named, path);
    if (message === null) return null;
    if (found === null || (found.startsWith(ofKind) && !message.startsWith(ofKind))) found = message;
  }
  return found ?? wrong(path, 'nothing', value);
}

function first<T>(items: readonly T[], check: (item: T, index: number) => string | null): string | null {
  for (const [index, item] of items.entries()) {
    const message = check(item, index);
    if (message !== null) return message;
  }
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return kindOf(value) === 'object';
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return ArrayBuffer.isView(value) ? value.constructor.name : typeof value;
}

function wrong(path: string, expected: string, value: unknown): string {
  const kind = kindOf(value);
  const got = kind === 'string' || kind === 'number' ? JSON.stringify(value).slice(0, 40) : kind;
  return `${path.replace(/^\./, '')}: expected ${expected}, got ${got}`;
}
