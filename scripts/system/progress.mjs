// Tells on standard error what a long preparation is doing.

/** How often a step that is still going on says so, in milliseconds. */
const reminder = 10_000;

/**
 * Does one step of a preparation, saying on standard error that it began, that it is still going on, and how long it took.
 * @template T
 * @param {string} label what is done, such as "Fetching VS Code's server"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work returned
 */
export async function step(label, work) {
  const start = performance.now();
  const seconds = () => `${Math.round((performance.now() - start) / 1000)} s`;
  process.stderr.write(`${label} …\n`);
  const timer = setInterval(() => process.stderr.write(`${label} … still going on after ${seconds()}\n`), reminder);
  try {
    const result = await work();
    process.stderr.write(`${label}: done in ${seconds()}\n`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
