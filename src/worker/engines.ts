import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '../autoencoder/engine.js';
import { createNativeEngine } from '../autoencoder/native/engine.js';
import type { EngineChoice, EngineName } from '../autoencoder/options.js';
import { createWasmEngine } from '../autoencoder/wasm/engine.js';
import { addonFile, loadAddon } from './native-addon.js';
import { probeNative } from './native-probe.js';
import { createStartThread } from './training-threads.js';

/** An engine that can train. */
export interface ReadyEngine {
  readonly engine: Engine;
  /** What the user should know where it is another than the one asked for; else null. */
  readonly warning: string | null;
}

/** Platforms on which somebody has seen the engine `native` train: there `auto` takes it. */
const seen: readonly string[] = ['linux-x64'];

/**
 * Loads engines, each once and not before it is asked for.
 * @param folder of the bundles and the files of the engines.
 * @param log takes a line that is no part of a run.
 * @param importTfjs loads TensorFlow.js, which takes long: no run waits for it that does not use it.
 */
export function createEngines(
  folder: string,
  log: (line: string) => void,
  importTfjs: () => Promise<{ createTfjsEngine: (folder: string) => Promise<Engine> }> = () =>
    import('../autoencoder/tfjs/index.js'),
): (choice: EngineChoice) => Promise<ReadyEngine> {
  const loading = new Map<EngineName, Promise<ReadyEngine>>();
  /** What stands in for an engine that cannot train here. */
  const instead = async (name: EngineName, error: unknown, manner: string): Promise<ReadyEngine> => {
    const reason = error instanceof Error ? error.message : String(error);
    const { engine } = await request(name);
    return { engine, warning: `${reason} ${manner}` };
  };
  const load = async (name: EngineName): Promise<ReadyEngine> => {
    switch (name) {
      case 'native':
        try {
          return { engine: await loadNative(folder), warning: null };
        } catch (error) {
          return instead('wasm', error, 'The engine wasm trains in its place.');
        }
      case 'wasm':
        try {
          return { engine: loadWasm(folder), warning: null };
        } catch (error) {
          return instead('tfjs', error, 'TensorFlow.js trains in its place, more slowly.');
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
  return async (choice) => {
    if (choice !== 'auto') return request(choice);
    if (!seen.includes(`${process.platform}-${process.arch}`) || addonFile(folder) === null) return request('wasm');
    const ready = await request('native');
    // Nobody asked for it by name, so a run need not say why it is another.
    if (ready.warning === null || ready.engine.name === 'tfjs') return ready;
    log(ready.warning);
    return { ...ready, warning: null };
  };
}

function loadWasm(folder: string): Engine {
  const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.join(folder, name)));
  const bytes = { simd: read('kernel-simd.wasm'), 'relaxed-simd': read('kernel-relaxed.wasm') };
  return createWasmEngine(bytes, createStartThread(folder));
}

/** @throws Error where there is no addon for this platform, or its probe fails. */
async function loadNative(folder: string): Promise<Engine> {
  const file = addonFile(folder);
  if (file === null) {
    throw new Error(`The engine native was not built for this platform, ${process.platform}-${process.arch}.`);
  }
  await probeNative(folder, file);
  return createNativeEngine(loadAddon(file), file, createStartThread(folder));
}
