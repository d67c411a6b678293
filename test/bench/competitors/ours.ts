import { readFileSync } from 'node:fs';
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

/** Files of the kernels and of the loop for the peak, in the folder of the first argument. */
const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`${process.argv[2]}/${name}`));
const engine = createWasmEngine({ simd: read('kernel-simd.wasm'), 'relaxed-simd': read('kernel-relaxed.wasm') });
const build = engine.versions.kernel === 'simd' ? 'simd' : 'relaxed';
console.error(`engine wasm: ${engine.versions.kernel}`);
void serveEngine(engine, measurePeak(read(`peak-${build}.wasm`)));
