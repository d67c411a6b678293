import path from 'node:path';
import { build } from 'esbuild';
import { bundleNames, bundles, copyBackend } from '../../scripts/build/bundles.mjs';
import { emitDeclarations } from '../../scripts/build/declarations.mjs';
import { buildKernels } from '../../scripts/build/kernel.mjs';
import { stagePlugin } from '../../scripts/package/stage.mjs';
import { out } from '../../scripts/project.mjs';

/** Folder of an extension made for these tests, with as much of it as they need. */
const extension = path.join(out, 'test', 'extension');
const distribution = path.join(extension, 'dist');

let building: Promise<string> | null = null;
let declarations: string | null = null;

/** Builds the worker process, the command line and the panel from the sources, once. */
export function builtDistribution(): Promise<string> {
  building ??= (async () => {
    copyBackend(distribution);
    await buildKernels(distribution);
    builtDeclarations();
    const readers = bundleNames.filter((name) => name.startsWith('file-readers/'));
    const names = ['worker.cjs', 'tfjs.cjs', 'monitor.cjs', 'training-thread.cjs', 'cli.cjs', 'panel.js', ...readers];
    for (const options of bundles(distribution, { names })) await build(options);
    return distribution;
  })();
  return building;
}

/** The declarations of the dataset API, as they ship. */
export function builtDeclarations(): string {
  declarations ??= emitDeclarations(path.join(distribution, 'types'));
  return declarations;
}

/** An extension that has nothing but the plugin of the TypeScript server. */
export async function extensionWithPlugin(): Promise<string> {
  builtDeclarations();
  for (const options of bundles(distribution, { names: ['typescript-plugin.cjs'] })) await build(options);
  await stagePlugin(extension, '0.0.0');
  return extension;
}
