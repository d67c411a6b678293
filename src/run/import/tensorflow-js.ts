import type { CodePart } from '../../autoencoder/latent-code.js';
import { joinedBytes } from '../../model/bytes.js';
import type { Graph } from '../../model/graph.js';
import { isObject, jsonText } from '../../model/json.js';
import { parseKeras } from '../../model/keras/config.js';
import type { Translate } from '../../model/keras/layers.js';
import { readKeras } from '../../model/keras/read-keras.js';
import { ModelError } from '../../model/model-error.js';
import { requireSize, shapeText, type Tensor } from '../../model/tensor.js';
import { toLatent } from '../export/onnx.js';

/**
 * A `tf.LayersModel` as TensorFlow.js saves it, among them those that are exported here.
 * @param json of `model.json`.
 * @param readFile gives the bytes of a file beside it.
 */
export function graphOfLayersModel(json: string, readFile: (name: string) => Uint8Array): Graph {
  const file = parsed(json);
  if (!isObject(file) || !isObject(file.modelTopology))
    throw new ModelError('expected the model.json of a tf.LayersModel, got a file without modelTopology');
  if (!Array.isArray(file.weightsManifest)) throw new ModelError('expected a weightsManifest, got none');
  const arrays = arraysOf(file.weightsManifest, readFile);
  const { userDefinedMetadata: said } = file;
  const metadata = new Map(
    Object.entries(isObject(said) ? said : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
  return readKeras(parseKeras(file.modelTopology), {
    weightsOf: ({ name }) => [...arrays].flatMap(([path, tensor]) => (path.startsWith(`${name}/`) ? [tensor] : [])),
    own: new Map([
      ['LatentSpace', latentSpace],
      ['Sine', sine],
    ]),
    metadata,
    producer: metadata.get('producer') ?? (typeof file.generatedBy === 'string' ? file.generatedBy : ''),
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new ModelError(`expected JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const sine: Translate = ({ graph, input }) => ({ tensor: graph.add('Sin', [input.tensor]), rank: input.rank });

/** The layer that takes numbers to a curved latent space. */
const latentSpace: Translate = ({ graph, input, layer, where }) => {
  const parts = layer.config.get('parts');
  const list: readonly unknown[] = Array.isArray(parts) ? parts : [];
  const known = list.map(codePart).filter((part) => part !== null);
  if (known.length !== list.length || known.length === 0)
    throw new ModelError(`${where}: expected the parts of a code, got ${jsonText(parts)}`);
  if (known.some(({ kind }) => kind === 'projector'))
    throw new ModelError(`${where}: projectors need eigenvectors, for which graphs have no operator`);
  const size = Math.max(...known.map(({ start, size: own }) => start + own));
  return { tensor: toLatent(graph, input.tensor, known, size), rank: input.rank };
};

/** Null if it is not one. TensorFlow.js writes `unit_vector` in the place of `unitVector`. */
function codePart(value: unknown): CodePart | null {
  if (!isObject(value) || typeof value.kind !== 'string' || typeof value.start !== 'number') return null;
  const { start, size, order } = value;
  switch (value.kind.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())) {
    case 'unitVector':
      return typeof size === 'number' ? { kind: 'unitVector', start, size } : null;
    case 'projector':
      return typeof size === 'number' && typeof order === 'number' ? { kind: 'projector', start, size, order } : null;
    case 'pointOnLine':
      return { kind: 'pointOnLine', start, size: 4 };
    case 'unitVectorInPlane':
      return { kind: 'unitVectorInPlane', start, size: 5 };
    default:
      return null;
  }
}

/** Arrays by name, in the order of the manifest. */
function arraysOf(manifest: readonly unknown[], readFile: (name: string) => Uint8Array): ReadonlyMap<string, Tensor> {
  const arrays = new Map<string, Tensor>();
  for (const group of manifest) {
    const { paths, weights } = isObject(group) ? group : {};
    if (!Array.isArray(paths) || !Array.isArray(weights))
      throw new ModelError('expected groups of files and arrays in the weightsManifest');
    const bytes = joinedBytes(paths.map((name: unknown) => readFile(String(name))));
    let at = 0;
    for (const weight of weights as readonly unknown[]) {
      const { name, shape, dtype, quantization } = isObject(weight) ? weight : {};
      if (typeof name !== 'string' || !Array.isArray(shape))
        throw new ModelError('expected an array with name and shape');
      const where = `the array ${JSON.stringify(name)} of shape ${shapeText(shape)}`;
      if (dtype !== 'float32' || quantization !== undefined)
        throw new ModelError(`${where}: expected float32 without quantisation, got ${jsonText(dtype)}`);
      const end = at + 4 * requireSize(shape);
      if (end > bytes.length)
        throw new ModelError(
          `${where}: expected bytes ${at} to ${end} of ${paths.join(', ')}, got ${bytes.length} bytes`,
        );
      arrays.set(name, {
        kind: 'real',
        shape,
        values: new Float64Array(new Float32Array(bytes.slice(at, end).buffer)),
      });
      at = end;
    }
  }
  return arrays;
}
