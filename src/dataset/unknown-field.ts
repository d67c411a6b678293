import { closestMatch } from 'leven';

/** What a schema of valibot says of the schemas inside it; which of these it has follows from its type. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly value?: Shape;
  readonly options?: readonly Shape[];
  /** The field that tells the options of a variant apart. */
  readonly key?: string;
  readonly literal?: unknown;
}

/** One step of the path from a value to a field inside it. */
interface Step {
  readonly key: unknown;
  /** What the step starts from. */
  readonly input: unknown;
}

/**
 * The fields that the object may have in which a path ends.
 * @param path from the value that the schema checks to a field that is not in the schema, with at least one step.
 */
export function knownFields(schema: Shape | undefined, path: readonly Step[]): readonly string[] {
  if (schema === undefined) return [];
  if (schema.wrapped !== undefined) return knownFields(schema.wrapped, path);
  const [step, ...rest] = path;
  if (schema.type === 'variant') return knownFields(chosenOption(schema, step.input), path);
  if (rest.length === 0) return Object.keys(schema.entries ?? {});
  return knownFields(schema.entries?.[String(step.key)] ?? schema.item ?? schema.value, rest);
}

/** The option of a variant whose literal an object has. */
function chosenOption({ key = '', options = [] }: Shape, input: unknown): Shape | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const chosen: unknown = Reflect.get(input, key);
  return options.find((option) => option.entries?.[key].literal === chosen);
}

/**
 * Says which field was probably meant, and lists the known fields.
 * @param owner path of the object with the unknown field; empty for the definition itself.
 */
export function fieldHint(name: string, owner: string, known: readonly string[]): string {
  const meant = closestField(name, known);
  const question = meant === null ? '' : `Did you mean "${meant}"? `;
  return `${question}Known in ${owner || 'the definition'}: ${known.join(', ')}.`;
}

/** The known field that is probably meant; null if none is close. */
export function closestField(name: string, known: readonly string[]): string | null {
  return closestMatch(name, known, { maxDistance: Math.ceil(name.length / 3) }) ?? null;
}
