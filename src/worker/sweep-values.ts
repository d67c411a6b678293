import { createContext, Script } from 'node:vm';
import * as dataset from '../dataset/index.js';
import { DefinitionError } from '../dataset/definition-error.js';

/** What the values of `--vary` may name. */
const names = {
  euclidean: dataset.euclidean,
  spherical: dataset.spherical,
  torus: dataset.torus,
  projective: dataset.projective,
  mobius: dataset.mobius,
  klein: dataset.klein,
  product: dataset.product,
  range: dataset.range,
  uniform: dataset.uniform,
  logUniform: dataset.logUniform,
  uniformInteger: dataset.uniformInteger,
};

/**
 * The values of a field that the user wrote outside a dataset file, such as `euclidean(1),euclidean(2)`, `0-9,20`,
 * `tanh,gelu`, `[32,32],[64,64]` or `uniform(0, 1)`.
 * @param field its name, for errors.
 * @returns a list, or one interval.
 * @throws DefinitionError where a value cannot be read.
 */
export function readValues(field: string, text: string): unknown {
  const values = splitAtCommas(text).flatMap((part) => readPart(field, part));
  const [first] = values;
  return values.length === 1 && isInterval(first) ? first : values;
}

const isInterval = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'interval';

/** The values that a part between two commas stands for. */
function readPart(field: string, part: string): readonly unknown[] {
  const ends = /^(\d+)-(\d+)$/.exec(part);
  if (ends !== null) return dataset.range(Number(ends[1]), Number(ends[2]) + 1);
  // A word that stands for nothing else is text, without its quotes.
  if (/^[A-Za-z_]\w*$/.test(part) && !['true', 'false', 'null', ...Object.keys(names)].includes(part)) return [part];
  const value = evaluate(field, part);
  return Array.isArray(value) && part.startsWith('range(') ? value : [value];
}

function evaluate(field: string, expression: string): unknown {
  try {
    const value: unknown = new Script(`(${expression})`, { filename: field }).runInContext(createContext({ ...names }));
    // What comes from another context has other prototypes.
    return JSON.parse(JSON.stringify(value)) as unknown;
  } catch (error) {
    if (error instanceof DefinitionError) throw error;
    const expected = 'values as a dataset file writes them, such as euclidean(1),euclidean(2) or 0-9';
    const reason = error instanceof Error ? ` (${error.message})` : '';
    throw new DefinitionError(field, expected, `${JSON.stringify(expression)}${reason}`);
  }
}

/** The parts between commas that stand in no brackets and in no quotes. */
function splitAtCommas(text: string): string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const character of text) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (`"'\``.includes(character)) quote = character;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    if (character === ',' && depth === 0 && quote === '') parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}
