// The folder that `npm start` opens: a copy of the examples that the user may change.
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cache, root } from '../project.mjs';

/** Hashes of the files as they were copied, which tell a file that the user changed from one that is merely old. */
const record = path.join(cache, 'workspace.json');

/** @param {string} file @returns {Promise<string | undefined>} undefined where there is no such file */
async function hash(file) {
  return readFile(file).then(
    (contents) => createHash('sha256').update(contents).digest('hex'),
    () => undefined,
  );
}

/**
 * Copies the examples into the cache. A file that the user changed there or removed stays as he left it; the others
 * follow the examples.
 * @returns {Promise<string>} the folder
 */
export async function prepareWorkspace() {
  const examples = path.join(root, 'examples');
  const folder = path.join(cache, 'workspace');
  /** @type {Record<string, string>} */
  const copied = await readFile(record, 'utf8').then(JSON.parse, () => ({}));
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
  await mkdir(cache, { recursive: true });
  await writeFile(record, JSON.stringify(copied, null, 2));
  return folder;
}
