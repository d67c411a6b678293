import { syncBuiltinESMExports } from 'node:module';

/** A function of any type, as one that stands in for it sees it. */
export type AnyFunction = (this: unknown, ...values: unknown[]) => unknown;

/**
 * Puts a function in the place of one of a module or class of Node.
 * @param stand given the usual function; what it returns is called instead.
 */
export function replaceFunction(holder: object, name: string, stand: (usual: AnyFunction) => AnyFunction): void {
  const usual: unknown = Reflect.get(holder, name);
  if (!isFunction(usual)) return;
  // What promisify has to know of the function is a property of it.
  const instead = Object.defineProperties(stand(usual), Object.getOwnPropertyDescriptors(usual));
  Object.assign(holder, { [name]: instead });
}

/** Has modules that import from Node by name see the functions that were replaced. */
export const tellImports = syncBuiltinESMExports;

const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function';
