// Finds a desktop VS Code that is installed on this machine.
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { findCommand, isExecutable } from './system/commands.mjs';

/**
 * @typedef {object} DesktopCode
 * @property {string} command the command line tool, `code`
 * @property {string} executable the program behind it
 */

/**
 * @returns {DesktopCode | undefined} the VS Code whose command is on the PATH; undefined when it is not installed
 */
export function findDesktopCode() {
  const command = findCommand(['code', 'code-insiders', 'codium']);
  if (command === undefined) return undefined;
  const name = path.basename(command).replace(/\.(cmd|exe)$/, '');
  // The command is a script in `bin` beside the program, or deep in the application's bundle on macOS.
  const bin = path.dirname(realpathSync(command));
  const candidates = [
    path.join(bin, '..', name),
    path.join(bin, '..', 'Code.exe'),
    path.join(bin, '..', 'Code - Insiders.exe'),
    path.join(bin, '../../../MacOS/Electron'),
    path.join(bin, '../../../MacOS/Code'),
  ];
  const executable = candidates.find(isExecutable);
  return executable === undefined ? undefined : { command, executable };
}
