import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keptKernels } from '../../scripts/build/kernel.mjs';
import { keptAddon, localPlatform } from '../../scripts/build/native.mjs';
import type { Engine } from '../../src/autoencoder/engine.js';
import type { Variant } from '../../src/autoencoder/native/addon.js';
import { createNativeEngine } from '../../src/autoencoder/native/engine.js';
import { createTfjsEngine } from '../../src/autoencoder/tfjs/engine.js';
import { createWasmEngine } from '../../src/autoencoder/wasm/engine.js';
import type { KernelBytes } from '../../src/autoencoder/wasm/kernel.js';
import type { StartThread } from '../../src/autoencoder/wasm/threads.js';
import { loadAddon } from '../../src/worker/native-addon.js';

/** The engine `tfjs` with the .wasm files of the installed package. */
export function loadTfjs(): Promise<Engine> {
  return createTfjsEngine(path.resolve('node_modules/@tensorflow/tfjs-backend-wasm/dist') + path.sep);
}

/** The builds of the kernel, compiled from the sources. */
export async function loadKernels(): Promise<KernelBytes> {
  const folder = await keptKernels();
  const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.join(folder, name)));
  return { simd: read('kernel-simd.wasm'), 'relaxed-simd': read('kernel-relaxed.wasm') };
}

/** The engine `wasm` in the build that this host runs. */
export async function loadWasm(): Promise<Engine> {
  return createWasmEngine(await loadKernels());
}

/** The file of the addon, compiled from the sources; null where there is no clang. */
export const builtAddon = (): Promise<string | null> => keptAddon(localPlatform);

/** The engine `native` with a variant of its kernel, the fastest by default; null where there is no clang. */
export async function loadNative(
  variant: Variant | null = null,
  startThread: StartThread | null = null,
): Promise<Engine | null> {
  const file = await builtAddon();
  return file === null ? null : createNativeEngine(loadAddon(file), file, startThread, variant);
}
