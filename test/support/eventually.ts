import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds until a test gives up: no machine is so busy that what is waited for takes as long. */
const patience = 120_000;

/**
 * Waits until something is so.
 * @param what names it in the error of a test that gave up
 */
export async function eventually(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Not within ${patience / 1000} s: ${what}.`);
    await delay(10);
  }
}
