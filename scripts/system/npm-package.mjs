// Unpacks a package of the npm registry, without its dependencies and without running its scripts.
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { removeFolder, temporaryFolder } from './folders.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Fetches one package through npm (and so through its cache, registry settings and integrity check).
 * @param {string} name
 * @param {string} version exact version
 * @param {string} folder where its files go
 * @throws if the registry does not have it or cannot be reached
 */
export async function unpackNpmPackage(name, version, folder) {
  const temporary = await temporaryFolder();
  try {
    await runCommand('npm', ['pack', '--ignore-scripts', '--pack-destination', temporary, `${name}@${version}`]);
    const [archive] = await readdir(temporary);
    if (archive === undefined) throw new Error(`npm pack left no archive of ${name}@${version}.`);
    await mkdir(folder, { recursive: true });
    await runCommand('tar', ['-xzf', path.join(temporary, archive), '-C', folder, '--strip-components=1']);
  } finally {
    await removeFolder(temporary);
  }
}
