/** A property somewhere in the surroundings of the dataset file, as it was. */
interface Seen {
  readonly holder: object;
  readonly keys: number;
  readonly key: PropertyKey;
  readonly descriptor: PropertyDescriptor;
}

/**
 * Remembers the surroundings in which code of a dataset file runs: what is global, with its properties and prototypes,
 * the variables of the environment, the current folder, and what keeps the process busy.
 * @returns tells whether all of that is still so. Getters are not called, and what lies in closures is not seen.
 */
export function rememberSurroundings(): () => boolean {
  const holders = new Set<object>([globalThis]);
  for (const { value } of Object.values(Object.getOwnPropertyDescriptors(globalThis)) as PropertyDescriptor[]) {
    if (!isHolder(value)) continue;
    holders.add(value);
    const prototype: unknown = Object.getOwnPropertyDescriptor(value, 'prototype')?.value;
    if (isHolder(prototype)) holders.add(prototype);
  }
  const seen = [...holders].flatMap((holder) => {
    const keys = Reflect.ownKeys(holder);
    return keys.flatMap((key): Seen[] => {
      const descriptor = Object.getOwnPropertyDescriptor(holder, key);
      return descriptor === undefined ? [] : [{ holder, keys: keys.length, key, descriptor }];
    });
  });
  const rest = restOf();
  const busy = resources();
  return () => seen.every(isSame) && rest === restOf() && isNoBusier(busy, resources());
}

const isHolder = (value: unknown): value is object =>
  typeof value === 'function' || (typeof value === 'object' && value !== null);

function isSame({ holder, keys, key, descriptor }: Seen): boolean {
  const now = Object.getOwnPropertyDescriptor(holder, key);
  return (
    now !== undefined &&
    Object.is(now.value, descriptor.value) &&
    now.get === descriptor.get &&
    now.set === descriptor.set &&
    Reflect.ownKeys(holder).length === keys
  );
}

/** What is no property of anything. */
const restOf = (): string => JSON.stringify([process.env, process.cwd()]);

/** What comes and goes by itself while the process speaks to its session. */
const passing = new Set(['PipeWrap', 'WriteWrap', 'Immediate', 'FSReqPromise', 'FSReqCallback']);

/** How many timers, sockets and the like keep the process from its end, by their kind. */
function resources(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo())
    if (!passing.has(kind)) found.set(kind, (found.get(kind) ?? 0) + 1);
  return found;
}

const isNoBusier = (before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): boolean =>
  [...now].every(([kind, count]) => count <= (before.get(kind) ?? 0));
