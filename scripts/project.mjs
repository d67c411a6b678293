// Where things are in the work tree, and what the manifest says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the work tree. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Folder of everything that is fetched or kept between runs of the scripts; git-ignored. */
export const cache = path.join(root, '.cache');

/** Folder of compiled tests, staged packages and screenshots; git-ignored. */
export const out = path.join(root, 'out');

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} publisher
 * @property {string} version
 * @property {Record<string, string>} dependencies
 * @property {Record<string, string>} devDependencies
 */

/**
 * The project's package.json.
 * @returns {Manifest & Record<string, unknown>}
 */
export function readManifest() {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
}
