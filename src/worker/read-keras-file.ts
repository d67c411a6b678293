import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Graph } from '../model/graph.js';
import { parseKeras } from '../model/keras/config.js';
import { readKeras } from '../model/keras/read-keras.js';
import { ModelError } from '../model/model-error.js';
import type { Tensor } from '../model/tensor.js';

const [configName, weightsName] = ['config.json', 'model.weights.h5'];

/**
 * A model as Keras 3 saves it: a ZIP archive of its layers as JSON and its weights as HDF5 (`saving_lib.py` of Keras).
 * @param mostBytes that its parts may have unpacked.
 * @throws ModelError
 */
export async function graphOfKeras(bytes: Uint8Array, mostBytes: number): Promise<Graph> {
  const files = await unpacked(bytes, mostBytes);
  const [config, weights] = [files.get(configName), files.get(weightsName)];
  if (config === undefined || weights === undefined)
    throw new ModelError(
      `expected a .keras file of Keras 3 with ${configName} and ${weightsName}, got one with ${[...files.keys()].join(', ') || 'neither'}`,
    );
  const arrays = await arraysOf(weights);
  return readKeras(parseKeras(parsed(config)), {
    weightsOf: ({ store }) => arraysAt(arrays, `${store}/vars/`),
    own: new Map(),
    metadata: new Map(),
    producer: `keras ${versionOf(files.get('metadata.json'))}`.trim(),
  });
}

/** Arrays are named by their place: `0`, `1`, … */
function arraysAt(arrays: ReadonlyMap<string, Tensor>, folder: string): readonly Tensor[] {
  const found: Tensor[] = [];
  for (;;) {
    const array = arrays.get(`${folder}${found.length}`);
    if (array === undefined) return found;
    found.push(array);
  }
}

async function unpacked(bytes: Uint8Array, mostBytes: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const { unpackFiles } = await import('./file-readers/npz.js');
  try {
    return unpackFiles(bytes, [configName, weightsName, 'metadata.json'], mostBytes);
  } catch (error) {
    throw new ModelError(`expected a .keras file of Keras 3, a ZIP archive: ${messageOf(error)}`);
  }
}

/** HDF5 reads files on disk alone. */
async function arraysOf(weights: Uint8Array): Promise<ReadonlyMap<string, Tensor>> {
  const { readArrays } = await import('./file-readers/hdf5.js');
  const folder = await mkdtemp(path.join(tmpdir(), 'latent-atlas-'));
  try {
    const file = path.join(folder, weightsName);
    await writeFile(file, weights);
    const arrays = await readArrays(file);
    return new Map([...arrays].map(([name, array]) => [name, { kind: 'real', ...array }]));
  } catch (error) {
    throw new ModelError(`${weightsName}: ${messageOf(error)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new ModelError(`${configName}: expected JSON: ${messageOf(error)}`);
  }
}

/** Such as `3.4.1`; empty where the file does not say. */
function versionOf(metadata: Uint8Array | undefined): string {
  const text = metadata === undefined ? '' : new TextDecoder().decode(metadata);
  return /"keras_version":\s*"([^"]*)"/.exec(text)?.[1] ?? '';
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
