import { UsageError } from './exit-status.js';

/**
 * The integer that an option gives; null where it is not there.
 * @throws UsageError if it is not an integer from `from` to `to`.
 */
export function integer(option: string, text: string | undefined, from: number, to: number): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < from || value > to) {
    throw new UsageError(`${option}: expected an integer from ${from} to ${to}, got ${JSON.stringify(text)}`);
  }
  return value;
}
