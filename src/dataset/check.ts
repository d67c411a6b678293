import * as v from 'valibot';
import { DefinitionError, describeValue } from './definition-error.js';
import { fieldHint, knownFields } from './unknown-field.js';

/*
 * Building blocks of the schemas that check what users write. The message of each is the phrase that completes
 * "expected …".
 */

/** A finite number greater than `bound`. */
export const above = (bound: number) =>
  v.custom<number>((x) => Number.isFinite(x) && Number(x) > bound, `a number greater than ${bound}`);

/** A finite number of at least `bound`. */
export const atLeast = (bound: number) =>
  v.custom<number>((x) => Number.isFinite(x) && Number(x) >= bound, `a number of at least ${bound}`);

/** A number in [from, to). */
export const within = (from: number, to: number) =>
  v.custom<number>(
    (x) => typeof x === 'number' && x >= from && x < to,
    `a number of at least ${from} and less than ${to}`,
  );

/** A number in (from, to). */
export const inside = (from: number, to: number) =>
  v.custom<number>(
    (x) => typeof x === 'number' && x > from && x < to,
    `a number greater than ${from} and less than ${to}`,
  );

/** A number in [from, to]. */
export const between = (from: number, to: number) =>
  v.custom<number>((x) => typeof x === 'number' && x >= from && x <= to, `a number from ${from} to ${to}`);

/** An integer in [from, to]. */
export const integer = (from: number, to: number) =>
  v.custom<number>(
    (x) => Number.isInteger(x) && Number(x) >= from && Number(x) <= to,
    `an integer from ${from} to ${to}`,
  );

/** True or false. */
export const flag = v.custom<boolean>((x) => typeof x === 'boolean', 'true or false');

/** Text that is not empty. */
export const text = v.custom<string>((x) => typeof x === 'string' && x.trim() !== '', 'text that is not empty');

/** Any function. */
export const callback = v.custom<(...values: never[]) => unknown>((x) => typeof x === 'function', 'a function');

/** [from, to] with from < to. */
export const interval = v.custom<readonly [number, number]>(
  (x) => Array.isArray(x) && x.length === 2 && x.every(Number.isFinite) && x[0] < x[1],
  '[from, to] with from less than to',
);

/** One of the given words. */
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  v.picklist(words, `one of ${words.map((word) => `'${word}'`).join(', ')}`);

/**
 * Checks a value that a user wrote.
 * @param path where the value stands, the start of the path in the error.
 * @throws DefinitionError at the first field that is wrong.
 */
export function check(path: string, schema: v.GenericSchema, value: unknown): void {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return;
  const issue = result.issues[0];
  const steps = issue.path ?? [];
  const names = [path, ...steps.map((step) => String(step.key))].filter((name) => name !== '');
  const field = names.join('.');
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const hint = fieldHint(String(steps.at(-1)?.key), names.slice(0, -1).join('.'), knownFields(schema, steps));
    throw new DefinitionError(field, `no such field. ${hint}`, null);
  }
  if (issue.type === 'strict_object' && issue.input === undefined)
    throw new DefinitionError(field, 'this field', 'nothing');
  const expected = issue.message.startsWith('Invalid')
    ? inWords(issue.expected, () => knownFields(schema, [...steps, { key: '', input: null }]))
    : issue.message;
  throw new DefinitionError(field, expected, describeValue(issue.input));
}

/** What a schema without a message expects. @param fields gives those of the object that is expected. */
function inWords(expected: string | null, fields: () => readonly string[]): string {
  if (expected === 'Array') return 'an array';
  if (expected === 'Object') return fields().length === 0 ? 'an object' : `{ ${fields().join(', ')} }`;
  return expected ?? 'another value';
}
