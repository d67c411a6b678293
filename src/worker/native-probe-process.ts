import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine, TrainingTask } from '../autoencoder/engine.js';
import { createNativeEngine } from '../autoencoder/native/engine.js';
import { resolveOptimizer } from '../autoencoder/optimizer.js';
import { createWasmEngine } from '../autoencoder/wasm/engine.js';
import { loadAddon } from './native-addon.js';

/*
 * The entry of the process that tries the addon of the engine `native`: it trains a few steps of a network with all kinds of
 * layers, and compares with the engine `wasm`. It prints `ok`, or what is wrong; an addon that does not fit ends the process.
 */
const steps = 4;
const tolerance = 1e-4;

const task: TrainingTask<Float32Array> = {
  architecture: {
    ambientDimension: 5,
    hidden: [48, 33],
    latent: { kind: 'sphere', dimension: 2 },
    activation: 'tanh',
    initialization: 'glorotUniform',
    variational: null,
  },
  optimizer: resolveOptimizer({ kind: 'adam' }),
  schedule: { kind: 'constant' },
  gradientClipping: null,
  denoising: null,
  topological: null,
  batchSize: 70,
  steps,
  seed: 0,
  points: scatteredNumbers(5 * 150),
};

/** Numbers without a pattern that a network could learn in so few steps. */
function scatteredNumbers(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => 2 * Math.sin(index * index));
}

function trained(engine: Engine): Float32Array {
  const trainer = engine.compile(task);
  const losses = trainer.trainSteps(steps);
  return Float32Array.from([...losses, trainer.loss(task.points), ...trainer.parameters()]);
}

function verdict(folder: string, addon: string): string {
  const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.join(folder, name)));
  const wasm = createWasmEngine({ simd: read('kernel-simd.wasm'), 'relaxed-simd': read('kernel-relaxed.wasm') });
  const expected = trained(wasm);
  const actual = trained(createNativeEngine(loadAddon(addon), addon));
  const wrong = actual.findIndex((value, index) => !(Math.abs(value - expected[index]) <= tolerance));
  return wrong < 0
    ? 'ok'
    : `number ${wrong} of its probe is ${actual[wrong]}, and ${expected[wrong]} by the engine wasm`;
}

try {
  process.stdout.write(verdict(process.argv[2], process.argv[3]));
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error));
}
