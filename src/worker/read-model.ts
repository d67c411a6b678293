import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ModelSource } from '../dataset/model.js';
import type { Graph } from '../model/graph.js';
import { joinGraphs } from '../model/join.js';
import { ModelError } from '../model/model-error.js';
import { readOnnx } from '../model/onnx/read-graph.js';
import type { ReadModel } from '../run/examination.js';

/** Largest file of a model, in bytes: beyond, its weights in double precision would not fit the memory of a run. */
const mostBytes = 512 * 2 ** 20;

/**
 * Reads the model that a dataset file names.
 * @param datasetFile absolute; paths are relative to its folder.
 * @param depend told of each file, absolute, before it is read.
 * @throws ModelError that says which file cannot be read, and why.
 */
export function readModel(
  { paths, latent }: ModelSource,
  datasetFile: string,
  depend: (file: string) => void,
): ReadModel {
  const folder = path.dirname(datasetFile);
  const read = (name: string): Graph => readGraph(path.resolve(folder, name), depend);
  const [first, second] = paths;
  const encoder = read(first);
  if (second === undefined) return { graph: encoder, between: null };
  const { graph, between } = joinGraphs(encoder, read(second), latent);
  return { graph, between };
}

function readGraph(file: string, depend: (file: string) => void): Graph {
  depend(file);
  return readOnnx(readBytes(file), (name) => {
    const other = path.resolve(path.dirname(file), name);
    // A model from elsewhere must not make this program read files of its own choice.
    if (path.relative(path.dirname(file), other).startsWith('..'))
      throw new ModelError(`expected weights beside the model, got the path ${JSON.stringify(name)}`);
    depend(other);
    return readBytes(other);
  });
}

/** @throws ModelError where there is no such file, or it is too large. */
export function readBytes(file: string): Uint8Array {
  const name = path.basename(file);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new ModelError(`there is no file ${name} in ${path.dirname(file)}`);
  if (!found.isFile()) throw new ModelError(`expected a file, got a pipe, a device or a folder: ${name}`);
  if (found.size > mostBytes)
    throw new ModelError(
      `expected a file of at most ${mostBytes / 2 ** 20} MiB, got ${Math.round(found.size / 2 ** 20)} MiB: ${name}`,
    );
  return new Uint8Array(readFileSync(file));
}
