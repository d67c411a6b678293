// Signals that ask a script to end.

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Takes over the signals that would end this process: the first one is for the caller, who stops what he started;
 * the next one, from somebody who cannot wait for that, ends the process at once (its exit handlers still run).
 * @returns {Promise<NodeJS.Signals>} the first of SIGINT (Ctrl+C), SIGTERM and SIGHUP
 */
export function untilStopped() {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of signals) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        resolve(signal);
      });
    }
  });
}

/**
 * Makes a signal that nobody else handles end this process through `process.exit`, so that exit handlers run.
 * @returns {() => void} undoes it
 */
export function exitOnSignals() {
  /** @param {NodeJS.Signals} signal */
  const handler = (signal) => {
    if (process.listenerCount(signal) === 1) process.exit(130);
  };
  for (const signal of signals) process.on(signal, handler);
  return () => {
    for (const signal of signals) process.removeListener(signal, handler);
  };
}
