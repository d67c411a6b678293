import { readFileSync } from 'node:fs';
import { createStartThread } from '../../../src/worker/training-threads.js';
import { variants } from '../../../src/autoencoder/native/addon.js';
import { createNativeEngine } from '../../../src/autoencoder/native/engine.js';
import { addonFile, loadAddon } from '../../../src/worker/native-addon.js';
import { createWasmEngine } from '../../../src/autoencoder/wasm/engine.js';
import { serveEngine } from './task.js';

/** GFLOP/s of the loop in peak/peak.ts. */
function measurePeak(bytes: Uint8Array<ArrayBuffer>): () => number {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { abort: () => undefined } });
  const spin = exports.spin as (turns: number, factor: number) => number;
  // Into the optimised tier.
  for (let call = 0; call < 2000; call++) spin(1000, 0.99);
  return () => {
    const turns = 200_000;
    const start = performance.now();
    spin(turns, 0.99);
    return (turns * 96) / 1e6 / (performance.now() - start);
  };
}

/** Files of the kernels and of the loop for the peak are in a folder; threads may share a step; `wasm` or a variant of `native`. */
const [folder, threads = '1', which = 'wasm'] = process.argv.slice(2);
const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`${folder}/${name}`));
const bytes = { simd: read('kernel-simd.wasm'), 'relaxed-simd': read('kernel-relaxed.wasm') };
const wasm = createWasmEngine(bytes, createStartThread(folder));
const file = addonFile(folder);
const variant = variants.find((one) => one === which) ?? null;
const engine =
  variant === null || file === null
    ? wasm
    : createNativeEngine(loadAddon(file), file, createStartThread(folder), variant);
const build = wasm.versions.kernel === 'simd' ? 'simd' : 'relaxed';
console.error(`engine ${engine.name}: ${engine.versions.kernel}`);
void serveEngine(engine, Number(threads), measurePeak(read(`peak-${build}.wasm`)));
