import assert from 'node:assert/strict';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { copyBackend } from '../../../scripts/build/bundles.mjs';
import { buildKernels, kernelFiles } from '../../../scripts/build/kernel.mjs';
import { out } from '../../../scripts/project.mjs';
import { createTfjsEngine } from '../../../src/autoencoder/tfjs/engine.js';
import { createEngines } from '../../../src/worker/engines.js';

describe('engines of the worker', () => {
  // What the worker imports when it is needed is a bundle, which is not built here.
  const importTfjs = () => Promise.resolve({ createTfjsEngine });
  const folder = path.join(out, 'test', 'engines');

  it('are the ones asked for, each loaded once', async () => {
    copyBackend(folder);
    await buildKernels(folder);
    const load = createEngines(folder, importTfjs);
    for (const name of ['wasm', 'tfjs'] as const) {
      const { engine, warning } = await load(name);
      assert.equal(engine.name, name);
      assert.equal(warning, null);
      assert.equal((await load(name)).engine, engine);
    }
  });

  it('are tfjs with a word to the user where the kernel does not start', async () => {
    const without = path.join(out, 'test', 'engines-without-kernel');
    mkdirSync(without, { recursive: true });
    copyBackend(without);
    // Any file that is no WebAssembly.
    for (const file of kernelFiles) cpSync(path.resolve('package.json'), path.join(without, file));
    const { engine, warning } = await createEngines(without, importTfjs)('wasm');
    assert.equal(engine.name, 'tfjs');
    assert.match(warning ?? '', /needs WebAssembly with 128-bit SIMD.* TensorFlow\.js trains in its place/);
  });
});
