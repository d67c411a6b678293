import type { OwnParameters } from './options.js';

/** A dataset for each value of some parameters. */
export interface Family {
  /** Each parameter with its usual value; empty where the dataset has none. */
  readonly usual: OwnParameters;
  /** The definition with these values of some parameters, the others as usual; runs code of the dataset file. */
  readonly make: (values: OwnParameters) => object;
}

/** Beside the definitions, which are data that users may look at and copy. */
const families = new WeakMap<object, Family>();

/** Keeps what a definition was made by. */
export function keepFamily(definition: object, family: Family): void {
  families.set(definition, family);
}

/** What a definition was made by; a definition that is no function of parameters is all of its family. */
export function familyOf(definition: object): Family {
  return families.get(definition) ?? { usual: {}, make: () => definition };
}
