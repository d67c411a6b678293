// The folder that `npm start` opens: a copy of the examples that the user may change.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cache, root } from '../project.mjs';

/** @param {string} file @returns {Promise<string | undefined>} undefined if there is no such file */
async function hash(file) {
  return readFile(file).then(
    (contents) => createHash('sha256').update(contents).digest('hex'),
    () => undefined,
  );
}

/**
 * Copies the examples. A file that the user changed or removed in the copy stays as the user left it; the others follow
 * the examples. Where the whole copy was removed, it is made again.
 * @param {string} examples folder to copy
 * @param {string} folder the copy
 * @param {string} record file with hashes of the files as they were copied, which tell a file that the user changed
 *   from one that is merely old
 */
export async function updateCopy(examples, folder, record) {
  /** @type {Record<string, string>} */
  const copied = existsSync(folder) ? await readFile(record, 'utf8').then(JSON.parse, () => ({})) : {};
  const entries = await readdir(examples, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const source = path.join(entry.parentPath, entry.name);
    const name = path.relative(examples, source);
    const destination = path.join(folder, name);
    if ((await hash(destination)) !== copied[name]) continue;
    await mkdir(path.dirname(destination), { recursive: true });
    await cp(source, destination);
    copied[name] = (await hash(source)) ?? '';
  }
  await mkdir(path.dirname(record), { recursive: true });
  await writeFile(record, JSON.stringify(copied, null, 2));
}

/** @returns {Promise<string>} the folder to open, up to date */
export async function prepareWorkspace() {
  const folder = path.join(cache, 'workspace');
  await updateCopy(path.join(root, 'examples'), folder, path.join(cache, 'workspace.json'));
  return folder;
}
