import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../scripts/build/bundles.mjs';
import { buildKernels } from '../../scripts/build/kernel.mjs';
import { out } from '../../scripts/project.mjs';
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
  const folder = path.join(out, 'test', 'kernel');
  await buildKernels(folder);
  const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.join(folder, name)));
  return { simd: read('kernel-simd.wasm'), 'relaxed-simd': read('kernel-relaxed.wasm') };
}

/** The engine `wasm` in the build that this host runs. */
export async function loadWasm(): Promise<Engine> {
  return createWasmEngine(await loadKernels());
}

/** The script of a thread that helps to train, bundled from the sources. */
export async function trainingThread(): Promise<string> {
  const folder = path.join(out, 'test', 'kernel');
  const name = 'training-thread.cjs';
  for (const options of bundles(folder, { names: [name] })) await build(options);
  return path.join(folder, name);
}

/** The value of χ² that a right sampler exceeds once in 10,000 times (Wilson & Hilferty, 1931). */
export function chiSquareLimit(degreesOfFreedom: number): number {
  const k = degreesOfFreedom;
  return k * (1 - 2 / (9 * k) + 3.719 * Math.sqrt(2 / (9 * k))) ** 3;
}

/** Pearson's χ² of values in [from, to], in equal bins, against an unnormalised density. */
export function chiSquare(
  values: readonly number[],
  [from, to]: readonly [number, number],
  density: (x: number) => number,
  bins = 40,
): number {
  const width = (to - from) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor((value - from) / width))]++;
  // Each bin's share by the midpoint rule on a hundred parts.
  const weights = counts.map((_, bin) => {
    let sum = 0;
    for (let part = 0; part < 100; part++) sum += density(from + width * (bin + (part + 0.5) / 100));
    return sum;
  });
  const total = weights.reduce((a, b) => a + b, 0);
  return counts.reduce((sum, count, bin) => {
    const expected = (values.length * weights[bin]) / total;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
}
