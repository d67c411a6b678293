// Finds executables, and installs the missing ones where that is possible without asking anybody.
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './run-command.mjs';
import { step } from './progress.mjs';

/**
 * @param {string} file
 * @returns {boolean} whether it is a file that may be executed
 */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Finds the first of some commands on the PATH.
 * @param {readonly string[]} names
 * @returns {string | undefined} its path; undefined if all are missing
 */
export function findCommand(names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names
    .flatMap((name) => folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending))))
    .find(isExecutable);
}

/** Whether apt can be used without asking: Debian or a relative of it, as root. */
function canUseApt() {
  if (process.getuid?.() !== 0 || findCommand(['apt-get']) === undefined) return false;
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Installs packages with apt where this is root on Debian.
 * @param {readonly string[]} packages names of Debian packages
 * @returns {Promise<boolean>} whether they were installed; false if apt is not an option here
 * @throws if apt was tried and failed
 */
export async function installWithApt(packages) {
  if (!canUseApt()) return false;
  await step(`Installing ${packages.join(', ')} with apt`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runCommand('apt-get', ['update', '-qq'], { env });
    await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  });
  return true;
}
