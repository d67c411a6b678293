/** Most names in an error: some trees have thousands of branches. */
const maximumNames = 60;

/** Names for an error. */
export function enumerate(names: readonly string[]): string {
  const more = names.length - maximumNames;
  return names.slice(0, maximumNames).join(', ') + (more > 0 ? ` and ${more.toLocaleString('en')} more` : '');
}

export function plural(word: string): string {
  return word.endsWith('ch') ? `${word}es` : `${word}s`;
}

/** A number with its word, such as `1 row` and `1,000 rows`. */
export function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? word : plural(word)}`;
}

/** @throws Error that lists what there is, where a name is not among it. */
export function requireNames(
  what: 'array' | 'dataset' | 'tree',
  wanted: readonly string[],
  known: readonly string[],
): void {
  const missing = wanted.find((name) => !known.includes(name));
  if (missing === undefined) return;
  const got = known.length === 0 ? `no ${plural(what)}` : `the ${plural(what)} ${enumerate(known)}`;
  throw new Error(`expected ${what === 'array' ? 'an' : 'a'} ${what} named ${JSON.stringify(missing)}, got ${got}`);
}

/**
 * Runs a library on a file.
 * @throws Error that says what the file should be, and the library's own reason, where that fails.
 */
export async function expectFormat<T>(format: string, task: () => T | Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw new Error(`expected ${format}, got a file that cannot be read as one: ${reasonOf(error)}`, { cause: error });
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
