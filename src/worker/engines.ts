import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '../autoencoder/engine.js';
import type { EngineName } from '../autoencoder/options.js';
import { createWasmEngine } from '../autoencoder/wasm/engine.js';
import { createStartThread } from './training-threads.js';

/** An engine that can train. */
export interface ReadyEngine {
  readonly engine: Engine;
  /** What the user should know where it is another than the one asked for; else null. */
  readonly warning: string | null;
}

/**
 * Loads engines, each once and not before it is asked for.
 * @param folder of the bundles and the files of the engines.
 * @param importTfjs loads TensorFlow.js, which takes long: no run waits for it that does not use it.
 */
export function createEngines(
  folder: string,
  importTfjs: () => Promise<{ createTfjsEngine: (folder: string) => Promise<Engine> }> = () =>
    import('../autoencoder/tfjs/index.js'),
): (name: EngineName) => Promise<ReadyEngine> {
  const loading = new Map<EngineName, Promise<ReadyEngine>>();
  const load = async (name: EngineName): Promise<ReadyEngine> => {
    switch (name) {
      case 'wasm':
        try {
          return { engine: loadWasm(folder), warning: null };
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          const { engine } = await request('tfjs');
          return { engine, warning: `${reason} TensorFlow.js trains in its place, more slowly.` };
        }
      case 'tfjs': {
        const { createTfjsEngine } = await importTfjs();
        return { engine: await createTfjsEngine(folder + path.sep), warning: null };
      }
    }
  };
  const request = (name: EngineName): Promise<ReadyEngine> => {
    const engine = loading.get(name) ?? load(name);
    loading.set(name, engine);
    return engine;
  };
  return request;
}

function loadWasm(folder: string): Engine {
  const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.join(folder, name)));
  const bytes = { simd: read('kernel-simd.wasm'), 'relaxed-simd': read('kernel-relaxed.wasm') };
  return createWasmEngine(bytes, createStartThread(folder));
}
