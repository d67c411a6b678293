import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keptKernels } from '../../scripts/build/kernel.mjs';
import type { Engine } from '../../src/autoencoder/engine.js';
import { createTfjsEngine } from '../../src/autoencoder/tfjs/engine.js';
import { createWasmEngine } from '../../src/autoencoder/wasm/engine.js';
import type { KernelBytes } from '../../src/autoencoder/wasm/kernel.js';

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
