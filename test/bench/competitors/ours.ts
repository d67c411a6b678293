import { readFileSync } from 'node:fs';
import { createStartThread } from '../../../src/worker/training-threads.js';
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

/** Files of the kernels and of the loop for the peak are in a folder; threads may share a step. */
const [folder, threads = '1'] = process.argv.slice(2);
const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`${folder}/${name}`));
const bytes = { simd: read('kernel-simd.wasm'), 'relaxed-simd': read('kernel-relaxed.wasm') };
const engine = createWasmEngine(bytes, createStartThread(folder));
const build = engine.versions.kernel === 'simd' ? 'simd' : 'relaxed';
console.error(`engine wasm: ${engine.versions.kernel}`);
void serveEngine(engine, Number(threads), measurePeak(read(`peak-${build}.wasm`)));
