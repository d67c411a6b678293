import assert from 'node:assert/strict';
import type { Engine } from '../../../src/autoencoder/engine.js';
import { createWasmEngine } from '../../../src/autoencoder/wasm/engine.js';
import { createMemory, instantiate, type KernelBytes } from '../../../src/autoencoder/wasm/kernel.js';
import { loadKernels, loadWasm } from '../../support/engines.js';
import { architectureOf, largestRatio, taskOf } from '../../support/tasks.js';
import { itTrainsAsTfjs } from './kernel-suite.js';

describe('engine wasm', () => {
  itTrainsAsTfjs(loadWasm);

  let kernels: KernelBytes;
  let engine: Engine;
  before(async () => {
    kernels = await loadKernels();
    engine = createWasmEngine(kernels);
  });

  it('keeps no moments that only denormal numbers can hold', () => {
    const { exports, memory } = instantiate(new WebAssembly.Module(kernels.simd), createMemory(false));
    const start = exports.heapBase();
    const words = new Int32Array(memory.buffer, start, 64);
    // A Program (kernel/program.ts) with 4 parameters: the addresses of the moments, and their bytes.
    const moments = [start + 128, start + 144];
    words.set([...moments, 16], 8);
    const [first, second] = moments.map((address) => new Float32Array(memory.buffer, address, 4));
    first.set([1e-39, -1e-45, 0.5, -2e-38]);
    second.set([NaN, Infinity, 1.2e-38, 1.1e-38]);
    exports.flushMoments(start);
    assert.deepEqual([...first], [0, 0, 0.5, Math.fround(-2e-38)]);
    assert.deepEqual([...second], [NaN, Infinity, Math.fround(1.2e-38), 0]);
  });

  it('agrees between its two builds as far as rounding allows', function () {
    const plain = createWasmEngine({ ...kernels, 'relaxed-simd': new Uint8Array() });
    assert.equal(plain.versions.kernel, 'simd');
    // Only newer hosts run the other.
    if (engine.versions.kernel === 'simd') this.skip();
    const task = taskOf(architectureOf(3, [17, 9], 2), 50);
    assert.ok(largestRatio(engine.compile(task).trainSteps(100), plain.compile(task).trainSteps(100)) < 1e-4);
  });

  it('says so where the host can run none of its builds', () => {
    const none = new Uint8Array([1, 2, 3]);
    assert.throws(() => createWasmEngine({ simd: none, 'relaxed-simd': none }), /needs WebAssembly with 128-bit SIMD/);
  });
});
