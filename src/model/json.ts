/** A dictionary of a JSON file. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of a JSON file in words. */
export const jsonText = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value));
