import { layout, type Architecture } from '../../autoencoder/architecture.js';
import { activations } from '../../autoencoder/options.js';
import { assertLatent } from '../../dataset/option-schemas.js';
import type { Graph } from '../../model/graph.js';
import { ModelError } from '../../model/model-error.js';
import { readSafetensors, type Safetensors } from '../../model/safetensors/read-safetensors.js';
import { shapeText, type Tensor } from '../../model/tensor.js';
import { latentName } from '../../protocol/latent-name.js';
import { autoencoderGraphs } from '../export/onnx.js';

/**
 * An autoencoder that was exported here as safetensors: its weights, with what else it needs in the metadata.
 * @throws ModelError where the file is of somebody else: weights alone are no model.
 */
export function graphOfSafetensors(bytes: Uint8Array): Graph {
  const file = readSafetensors(bytes);
  const { metadata } = file;
  const architecture = architectureOf(file);
  const { encoder, decoder, parameters: count } = layout(architecture);
  const parameters = new Float32Array(count);
  for (const [half, layers] of [
    ['encoder', encoder],
    ['decoder', decoder],
  ] as const) {
    layers.forEach(({ inputs, outputs, weights, biases }, k) => {
      const name = `${half}.${k}`;
      const { values } = tensorOf(file, `${name}.weight`, [outputs, inputs]);
      // The file has outputs × inputs, as PyTorch does.
      for (let i = 0; i < values.length; i++)
        parameters[weights + (i % inputs) * outputs + Math.floor(i / inputs)] = values[i];
      parameters.set(tensorOf(file, `${name}.bias`, [outputs]).values, biases);
    });
  }
  const standardization = standardizationOf(metadata.get('standardization'), architecture.ambientDimension);
  const graphs = autoencoderGraphs(architecture, parameters, { standardization, metadata, producer: 'latent-atlas' });
  if (graphs !== null) return graphs.autoencoder;
  throw new ModelError(
    `codes in ${latentName(architecture.latent)} need eigenvectors, for which graphs have no operator`,
  );
}

function architectureOf({ tensors, metadata }: Safetensors): Architecture {
  const said = metadata.get('latent');
  const activation = activations.find((name) => name === metadata.get('activation'));
  if (said === undefined || activation === undefined)
    throw new ModelError(
      'expected weights with the latent space and the activation in the metadata, as Latent Atlas exports them, got ' +
        'others: weights alone do not say what the network does with them. Export the model as ONNX.',
    );
  const widths: number[] = [];
  for (let k = 0; ; k++) {
    const weight = tensors.get(`encoder.${k}.weight`);
    if (weight === undefined) break;
    if (k === 0) widths.push(weight.shape[1]);
    widths.push(weight.shape[0]);
  }
  if (widths.length < 2) throw new ModelError('expected the array "encoder.0.weight", got none');
  return {
    ambientDimension: widths[0],
    hidden: widths.slice(1, -1),
    latent: latentOf(said),
    activation,
    initialization: 'glorotUniform',
    variational: null,
  };
}

function latentOf(said: string): Architecture['latent'] {
  try {
    const latent: unknown = JSON.parse(said);
    assertLatent(latent);
    return latent;
  } catch {
    throw new ModelError(`expected a latent space in the metadata, got ${said}`);
  }
}

function standardizationOf(said: string | undefined, dimension: number): { mean: number[]; scale: number[] } | null {
  const value: unknown = JSON.parse(said ?? 'null');
  if (value === null) return null;
  const numbers = (list: unknown): number[] => {
    const found: readonly unknown[] = Array.isArray(list) ? list : [];
    const finite = found.filter((one): one is number => typeof one === 'number' && Number.isFinite(one));
    if (finite.length === dimension && found.length === dimension) return finite;
    throw new ModelError(`expected ${dimension} means and scales in the metadata, got ${said ?? ''}`);
  };
  const { mean, scale } = typeof value === 'object' && 'mean' in value && 'scale' in value ? value : {};
  return { mean: numbers(mean), scale: numbers(scale) };
}

function tensorOf({ tensors }: Safetensors, name: string, shape: readonly number[]): Tensor {
  const found = tensors.get(name);
  if (found !== undefined && shapeText(found.shape) === shapeText(shape)) return found;
  const got = found === undefined ? 'none' : `one of shape ${shapeText(found.shape)}`;
  throw new ModelError(`expected the array ${JSON.stringify(name)} of shape ${shapeText(shape)}, got ${got}`);
}
