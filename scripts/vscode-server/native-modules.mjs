// Compiles those native modules of VS Code's server that come as source only.
import path from 'node:path';
import { findCommand, installWithApt } from '../system/commands.mjs';
import { step } from '../system/progress.mjs';
import { tryCommand } from '../system/run-command.mjs';

/** spdlog writes the log files behind every output channel; the server starts without it, with empty channels. */
const modules = ['@vscode/spdlog', '@vscode/native-watchdog'];

/** What node-gyp runs, and the Debian package of each. */
const compilers = new Map([
  ['make', 'make'],
  ['g++', 'g++'],
  ['python3', 'python3'],
]);

/**
 * Compiles the modules in place. Where that is impossible it says so in one line and goes on: only log output is lost.
 * @param {string} server folder of VS Code's server
 * @param {import('./node-runtime.mjs').NodeRuntime} node
 */
export async function compileNativeModules(server, node) {
  const missing = [...compilers].filter(([command]) => findCommand([command]) === undefined).map(([, name]) => name);
  if (missing.length > 0 && !(await installWithApt(missing))) {
    process.stderr.write(`Without ${missing.join(', ')} VS Code's server writes no logs; install them to have any.\n`);
    return;
  }
  const { status, output } = await step("Compiling two native modules of VS Code's server", () =>
    tryCommand('npm', ['rebuild', ...modules], {
      cwd: server,
      env: {
        PATH: [path.dirname(node.executable), process.env.PATH].join(path.delimiter),
        // Headers at hand spare node-gyp a download.
        ...(node.headers === undefined ? {} : { npm_config_nodedir: node.headers }),
        // npm may run node-gyp through npx, which must not stop to ask.
        npm_config_yes: 'true',
      },
    }),
  );
  if (status !== 0) {
    process.stderr.write(`VS Code's server will write no logs, since compiling failed:\n${output.slice(-2000)}\n`);
  }
}
