// How many tests of a kind ran, as the test runners leave it in a file.
import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * Reads the counts that a test runner left.
 * @param {string} file
 * @returns {Promise<Counts>} one failure where the runner left none, or where it ran no test
 */
export async function readCounts(file) {
  /** @type {Counts} */
  const counts = await readFile(file, 'utf8').then(JSON.parse, () => ({ passed: 0, failed: 0, skipped: 0 }));
  return counts.passed + counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
