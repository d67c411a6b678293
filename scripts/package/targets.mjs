// The platforms that have a package of their own, and the universal package for all others.

/**
 * @typedef {object} Target
 * @property {string} name as `vsce --target` calls it, or `universal`
 * @property {string} bundler npm package that carries esbuild for it: its native executable, or WebAssembly
 */

/** @type {readonly Target[]} */
export const targets = [
  { name: 'linux-x64', bundler: '@esbuild/linux-x64' },
  { name: 'linux-arm64', bundler: '@esbuild/linux-arm64' },
  { name: 'darwin-x64', bundler: '@esbuild/darwin-x64' },
  { name: 'darwin-arm64', bundler: '@esbuild/darwin-arm64' },
  { name: 'win32-x64', bundler: '@esbuild/win32-x64' },
  { name: 'win32-arm64', bundler: '@esbuild/win32-arm64' },
  { name: 'universal', bundler: 'esbuild-wasm' },
];

/** The target of this machine. */
export const localTarget =
  targets.find(({ name }) => name === `${process.platform}-${process.arch}`)?.name ?? 'universal';

/**
 * @param {string} name name of a target, or `all`
 * @returns {readonly Target[]}
 * @throws if there is no such target
 */
export function targetsNamed(name) {
  const chosen = name === 'all' ? targets : targets.filter((target) => target.name === name);
  if (chosen.length > 0) return chosen;
  throw new Error(`Unknown target "${name}". Expected one of ${targets.map((target) => target.name).join(', ')}, all.`);
}
