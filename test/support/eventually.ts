import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds until a test gives up: no machine is so busy that what is waited for takes as long. */
const patience = 120_000;

type Nothing = null | undefined | false;

/**
 * Waits until something is so, or there, and gives it.
 * @param what names it in the error of a test that gave up
 */
export async function eventually<T>(
  what: string | (() => string),
  get: () => T | Nothing | Promise<T | Nothing>,
): Promise<Awaited<T>> {
  const end = performance.now() + patience;
  for (;;) {
    const value = await get();
    if (value !== null && value !== undefined && value !== false) return value;
    if (performance.now() > end) {
      throw new Error(`Not within ${patience / 1000} s: ${typeof what === 'string' ? what : what()}.`);
    }
    await delay(10);
  }
}
