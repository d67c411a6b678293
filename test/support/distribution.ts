// The extension as the sources of now make it, for tests that start its processes.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleNames, bundles, copyBackend } from '../../scripts/build/bundles.mjs';
import { emitDeclarations } from '../../scripts/build/declarations.mjs';
import { buildKernels } from '../../scripts/build/kernel.mjs';
import { buildNative, localPlatform } from '../../scripts/build/native.mjs';
import { stagePlugin } from '../../scripts/package/stage.mjs';
import { out, root } from '../../scripts/project.mjs';
import { makeWhole, removeFolder } from '../../scripts/system/folders.mjs';

const builds = path.join(out, 'test', 'extension');

/** What a build follows from. */
const inputs = ['src', 'webview', 'scripts/build', 'scripts/package', 'package.json', 'package-lock.json'];

/** Only a window of VS Code needs it. */
const names = bundleNames.filter((name) => name !== 'extension.cjs');

let building: Promise<string> | null = null;

/**
 * Builds worker process, command line, panel and plugin from the sources. All processes share the build, until the
 * sources change.
 * @returns folder of an extension that has at most these
 */
export function builtExtension(): Promise<string> {
  building ??= (async () => {
    const name = await fingerprint();
    await removeOthers(name);
    return makeWhole(path.join(builds, name), async (folder) => {
      const distribution = path.join(folder, 'dist');
      copyBackend(distribution);
      await buildKernels(distribution);
      await buildNative(distribution, [localPlatform]);
      await emitDeclarations(path.join(distribution, 'types'));
      await Promise.all(bundles(distribution, { names }).map((options) => build(options)));
      await stagePlugin(folder, '0.0.0');
    });
  })();
  return building;
}

/** Folder of the bundles, the kernels and the declarations. */
export const builtDistribution = async (): Promise<string> => path.join(await builtExtension(), 'dist');

/** The declarations of the dataset API, as they ship. */
export const builtDeclarations = async (): Promise<string> =>
  path.join(await builtDistribution(), 'types', 'index.d.ts');

/** The script of a thread that helps to train. */
export const trainingThread = async (): Promise<string> => path.join(await builtDistribution(), 'training-thread.cjs');

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const files = path.extname(input) === '' ? await filesIn(input) : [input];
    for (const file of files) hash.update(file).update(await readFile(path.join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Removes what older sources made. */
async function removeOthers(name: string): Promise<void> {
  const others = await readdir(builds).catch(() => []);
  for (const other of others) if (!other.startsWith(name)) await removeFolder(path.join(builds, other));
}
