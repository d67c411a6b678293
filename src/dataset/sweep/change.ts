import { DefinitionError, describeValue } from '../definition-error.js';
import { familyOf } from './family.js';
import type { OwnParameters, ParameterValue } from './options.js';

/** Values of one point by field: whole paths such as `training.seed`, and names of the user's own parameters. */
export type PointValues = Readonly<Record<string, unknown>>;

/** What a field inside another stands in where the definition does not write that. */
const around: Readonly<Record<string, object>> = { 'training.optimizer': { kind: 'adam' } };

/** Of two fields only one may be given: the swept one takes the place of the other. */
const insteadOf: Readonly<Partial<Record<string, string>>> = {
  'training.epochs': 'training.steps',
  'training.steps': 'training.epochs',
};

/**
 * A definition with other values of some fields and parameters; it is not checked.
 * @throws DefinitionError where a parameter of the user's own is of another type than usual, or whatever code of the
 *   dataset file throws.
 */
export function changedDefinition(definition: object, values: PointValues): object {
  const { usual, make } = familyOf(definition);
  const entries = Object.entries(values);
  const own = entries.filter(([name]) => Object.hasOwn(usual, name));
  const made = own.length === 0 ? definition : make(ownValues(own, usual));
  return entries
    .filter(([name]) => !Object.hasOwn(usual, name))
    .reduce<object>((changed, [path, value]) => {
      const other = insteadOf[path];
      return withField(other === undefined ? changed : withField(changed, other, undefined), path, value);
    }, made);
}

function ownValues(own: readonly (readonly [string, unknown])[], usual: OwnParameters): Record<string, ParameterValue> {
  return Object.fromEntries(
    own.map(([name, value]) => {
      const type = typeof usual[name];
      const isGood = isParameterValue(value) && typeof value === type && !Number.isNaN(value);
      if (!isGood) throw new DefinitionError(name, `a ${type}, as its usual value`, describeValue(value));
      return [name, value];
    }),
  );
}

export const isParameterValue = (value: unknown): value is ParameterValue =>
  typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';

/** @param path with `.` between its steps; @param value undefined to leave the field out. */
function withField(owner: object, path: string, value: unknown, above = ''): object {
  const dot = path.indexOf('.');
  const name = dot < 0 ? path : path.slice(0, dot);
  const whole = above === '' ? name : `${above}.${name}`;
  const others = Object.entries(owner).filter(([key]) => key !== name);
  if (dot < 0) return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
  const found: unknown = Reflect.get(owner, name);
  if (value === undefined && found === undefined) return owner;
  const inside = typeof found === 'object' && found !== null ? found : (around[whole] ?? {});
  return Object.fromEntries([...others, [name, withField(inside, path.slice(dot + 1), value, whole)]]);
}
