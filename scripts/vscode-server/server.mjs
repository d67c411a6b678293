// Starts VS Code's server, and installs extensions into it.
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { removeFolder, temporaryFolder } from '../system/folders.mjs';
import { startGroup } from '../system/process-group.mjs';
import { runCommand } from '../system/run-command.mjs';
import { installServer } from './install.mjs';
import { writeUserSettings } from './user-settings.mjs';

/** How long the server may take to answer its first request, in milliseconds. */
const patience = 60_000;

/**
 * @typedef {object} ServerOptions
 * @property {string} [data] folder kept for the server's data, user settings and extensions; a temporary one by default
 * @property {string} [vsix] package of an extension to install before the start
 * @property {boolean} [trust] whether Workspace Trust is on: a folder then opens in Restricted Mode; off by default
 * @property {boolean} [runsTests] whether the window is to run tests of an extension under development, which a built
 *   workbench ignores otherwise; it then pops up no notifications. Off by default
 * @property {NodeJS.ProcessEnv} [env] variables for the server and its extension host
 * @property {Record<string, unknown>} [settings] user settings added to the usual ones
 */

/**
 * @typedef {object} Server
 * @property {string} authority host and port, as in `127.0.0.1:40123`
 * @property {(folder: string, payload?: readonly (readonly [string, string])[]) => string} url address that opens a
 *   folder, with further options of the workbench
 * @property {Promise<void>} ended when it has ended, by `stop` or by itself
 * @property {() => Promise<string>} log what the server wrote on its standard output and error so far
 * @property {() => Promise<void>} stop ends the server with all its processes and removes its temporary files
 */

/**
 * Starts VS Code's server on a free port of this machine, in a process group and with folders of its own.
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>} once it answers
 * @throws if it cannot be installed, or does not answer in time; the message carries what it wrote
 */
export async function startServer({ data, vsix, trust = false, runsTests = false, env = {}, settings = {} } = {}) {
  const installation = await installServer();
  const temporary = await temporaryFolder();
  const home = data ?? path.join(temporary, 'data');
  const folders = {
    server: path.join(home, 'server'),
    user: path.join(home, 'user'),
    extensions: path.join(home, 'extensions'),
    // VS Code makes its sockets here, whose paths have to be short: never in `data`.
    temporary: path.join(temporary, 'tmp'),
  };
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  await writeUserSettings(folders.user, settings);

  const dataArguments = [
    ...['--server-data-dir', folders.server, '--user-data-dir', folders.user],
    ...['--extensions-dir', folders.extensions, '--accept-server-license-terms', '--telemetry-level', 'off'],
  ];
  const variables = { ...process.env, ...env, TMPDIR: folders.temporary, EXTENSIONS_GALLERY: '{}' };
  if (vsix !== undefined) {
    await runCommand(installation.node, [installation.main, ...dataArguments, '--install-extension', vsix, '--force'], {
      env: variables,
    });
  }

  const port = await freePort();
  // Any page that a browser shows can reach a port of this machine; only the one who knows the token may use it.
  const token = randomUUID();
  const logFile = path.join(temporary, 'server.log');
  const log = await open(logFile, 'a');
  const group = startGroup(
    installation.node,
    [
      ...[installation.main, ...dataArguments, '--host', '127.0.0.1', '--port', String(port)],
      ...['--connection-token', token],
      ...(runsTests ? ['--enable-smoke-test-driver'] : []),
      ...(trust ? [] : ['--disable-workspace-trust']),
    ],
    { cwd: temporary, env: variables, log: log.fd },
  );
  await log.close();

  const authority = `127.0.0.1:${port}`;
  /** @type {Server} */
  const server = {
    authority,
    url(folder, payload = []) {
      const query = new URLSearchParams({ tkn: token, folder });
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query.toString()}`;
    },
    ended: group.ended,
    log: () => readFile(logFile, 'utf8'),
    async stop() {
      await group.stop();
      await removeFolder(temporary);
    },
  };
  try {
    await untilAnswering(`http://${authority}/version`, group.leader);
  } catch (error) {
    const written = await server.log();
    await server.stop();
    throw new Error(`VS Code's server did not start. It wrote:\n${written}`, { cause: error });
  }
  return server;
}

/** @returns {Promise<number>} a port of this machine that nobody listens on */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('The system gave no free port.')),
      );
    });
  });
}

/**
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} leader
 */
async function untilAnswering(url, leader) {
  const end = performance.now() + patience;
  while (leader.exitCode === null && leader.signalCode === null && performance.now() < end) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await delay(100);
  }
  throw new Error(
    leader.exitCode === null
      ? `No answer from ${url} within ${patience / 1000} s.`
      : `The server ended with status ${leader.exitCode}.`,
  );
}
