// Runs a command to its end.
import { spawn } from 'node:child_process';

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd] folder to run in; the current one by default
 * @property {NodeJS.ProcessEnv} [env] variables added to the current environment
 * @property {boolean} [show] pass the command's output through instead of collecting it
 */

/**
 * Runs a command and waits for its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ status: number, output: string }>} its exit status, and its standard output and error as one
 *   text (empty if `show` passed it through); a command that a signal ended has status 128
 * @throws if the command cannot be started at all
 */
export function tryCommand(command, args, { cwd, env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      // npm and npx are scripts on Windows, which only a shell can start.
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 128, output }));
  });
}

/**
 * Runs a command that has to succeed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<string>} its standard output and error as one text
 * @throws if it cannot be started or ends with another status than 0; the message carries the end of its output
 */
export async function runCommand(command, args, options) {
  const { status, output } = await tryCommand(command, args, options);
  if (status !== 0) {
    const end = output.trimEnd().split('\n').slice(-20).join('\n');
    throw new Error(`"${[command, ...args].join(' ')}" ended with status ${status}.${end ? `\n${end}` : ''}`);
  }
  return output;
}
