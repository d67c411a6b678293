// Bundles again whenever a source changes, and says so in lines that an editor's task can read.
import * as esbuild from 'esbuild';

/**
 * Builds the bundles, and again after every change, until the process ends. Prints `Build started.`, then each error and
 * warning as `file:line:column: error: text`, then `Build finished.` once no bundle is being built.
 * @param {readonly esbuild.BuildOptions[]} bundles
 */
export async function watch(bundles) {
  console.log('Build started.');
  let running = bundles.length;
  /** @returns {esbuild.Plugin} */
  const reporter = () => ({
    name: 'reporter',
    setup: ({ onStart, onEnd }) => {
      let first = true;
      onStart(() => {
        if (!first && running++ === 0) console.log('Build started.');
        first = false;
      });
      onEnd(({ errors, warnings }) => {
        for (const message of errors) console.log(problem('error', message));
        for (const message of warnings) console.log(problem('warning', message));
        if (--running === 0) console.log('Build finished.');
      });
    },
  });
  for (const bundle of bundles) {
    const plugins = [...(bundle.plugins ?? []), reporter()];
    const context = await esbuild.context({ ...bundle, logLevel: 'silent', plugins });
    await context.watch();
  }
}

/**
 * @param {'error' | 'warning'} severity
 * @param {esbuild.Message} message
 */
function problem(severity, { text, location }) {
  return location === null
    ? `${severity}: ${text}`
    : `${location.file}:${location.line}:${location.column + 1}: ${severity}: ${text}`;
}
