import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ModelFormat, ModelSource } from '../dataset/model.js';
import type { Graph } from '../model/graph.js';
import { joinGraphs } from '../model/join.js';
import { ModelError } from '../model/model-error.js';
import { readOnnx } from '../model/onnx/read-graph.js';
import type { ReadModel } from '../run/examination.js';
import { graphOfSafetensors } from '../run/import/safetensors.js';
import { graphOfLayersModel } from '../run/import/tensorflow-js.js';
import { graphOfKeras } from './read-keras-file.js';

/** Largest file of a model, in bytes: beyond, its weights in double precision would not fit the memory of a run. */
const mostBytes = 512 * 2 ** 20;

/**
 * Reads the model that a dataset file names.
 * @param datasetFile absolute; paths are relative to its folder.
 * @param depend told of each file, absolute, before it is read, once there is an answer whether it is there.
 * @param reading runs the task that reads a file, absolute.
 * @throws ModelError that says which file cannot be read, and why.
 */
export async function readModel(
  { format, paths, latent }: ModelSource,
  datasetFile: string,
  depend: (file: string) => void,
  reading: <T>(file: string, task: () => Promise<T>) => Promise<T> = (_, task) => task(),
): Promise<ReadModel> {
  const folder = path.dirname(datasetFile);
  const read = (name: string): Promise<Graph> => {
    const file = path.resolve(folder, name);
    return reading(file, () => readGraph(format, file, depend));
  };
  const [first, second] = paths;
  const encoder = await read(first);
  if (second === undefined) return { graph: encoder, between: null };
  const { graph, between } = joinGraphs(encoder, await read(second), latent);
  return { graph, between };
}

async function readGraph(format: ModelFormat, file: string, depend: (file: string) => void): Promise<Graph> {
  const bytes = readBytes(file, depend);
  const beside = (name: string): Uint8Array => {
    const other = path.resolve(path.dirname(file), name);
    // A model from elsewhere must not make this program read files of its own choice.
    if (path.relative(path.dirname(file), other).startsWith('..'))
      throw new ModelError(`expected weights beside the model, got the path ${JSON.stringify(name)}`);
    return readBytes(other, depend);
  };
  switch (format) {
    case 'onnx':
      return readOnnx(bytes, beside);
    case 'keras':
      return graphOfKeras(bytes, mostBytes);
    case 'safetensors':
      return graphOfSafetensors(bytes);
    case 'tensorflowJs':
      return graphOfLayersModel(new TextDecoder().decode(bytes), beside);
  }
}

/** @throws ModelError where there is no such file, or it is too large. */
function readBytes(file: string, depend: (file: string) => void): Uint8Array {
  const name = path.basename(file);
  const found = statSync(file, { throwIfNoEntry: false });
  depend(file);
  if (found === undefined) throw new ModelError(`there is no file ${name} in ${path.dirname(file)}`);
  if (!found.isFile()) throw new ModelError(`expected a file, got a pipe, a device or a folder: ${name}`);
  if (found.size > mostBytes)
    throw new ModelError(
      `expected a file of at most ${mostBytes / 2 ** 20} MiB, got ${Math.round(found.size / 2 ** 20)} MiB: ${name}`,
    );
  return new Uint8Array(readFileSync(file));
}
