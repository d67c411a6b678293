import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import * as layers from '@tensorflow/tfjs-layers';
import { layout, type Architecture, type Layer } from '../architecture.js';
import { latentCode, type CodePart } from '../latent-code.js';
import type { Activation } from '../options.js';
import { leakySlope } from '../../layers/scalar-activation.js';
import { LatentSpace, Sine } from './custom-layers.js';

/** A file of the exported models. */
export interface ModelFile {
  /** Such as `encoder/model.json`. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Means and scales of the columns, which become a dense layer of the model. */
export interface Scaling {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
}

/**
 * The encoder, the decoder and both in one as `tf.LayersModel`s in data units: `model.json` and `weights.bin` hold the
 * whole autoencoder, `encoder/` and `decoder/` its halves.
 */
export async function exportModels(
  architecture: Architecture,
  parameters: Float32Array,
  scaling: Scaling | null,
): Promise<ModelFile[]> {
  // No banner on the console.
  tf.enableProdMode();
  // Tensors need a backend, and none has been started where another engine has trained.
  if (tf.getBackend() !== 'wasm') await tf.setBackend('cpu');
  const { encoder, decoder } = layout(architecture);
  const dense = (layer: Layer): DenseWeights => ({
    ...layer,
    kernel: parameters.slice(layer.weights, layer.biases),
    bias: parameters.slice(layer.biases, layer.biases + layer.outputs),
  });
  const { size, parts: codeParts } = latentCode(architecture.latent);
  const encoderLayers: ExportedLayer[] = [
    ...(scaling ? [standardize(scaling)] : []),
    ...encoder.slice(0, -1).map(dense),
    ...encoder.slice(-1).map((layer) => firstOutputs(dense(layer), size)),
    ...(codeParts.length > 0 ? [{ parts: codeParts }] : []),
  ];
  const decoderLayers: ExportedLayer[] = [...decoder.map(dense), ...(scaling ? [destandardize(scaling)] : [])];
  const parts: [string, ExportedLayer[]][] = [
    ['', [...encoderLayers, ...decoderLayers]],
    ['encoder/', encoderLayers],
    ['decoder/', decoderLayers],
  ];
  const files: ModelFile[] = [];
  for (const [folder, stack] of parts) files.push(...(await saveModel(folder, stack)));
  return files;
}

type ExportedLayer = DenseWeights | { readonly parts: readonly CodePart[] };

interface DenseWeights {
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** The layer with its first outputs alone: of a variational encoder the means, which are the codes. */
function firstOutputs(layer: DenseWeights, outputs: number): DenseWeights {
  const kernel = layer.kernel.filter((_, index) => index % layer.outputs < outputs);
  return { ...layer, outputs, kernel, bias: layer.bias.slice(0, outputs) };
}

function standardize({ mean, scale }: Scaling): DenseWeights {
  return diagonal(
    scale.map((s) => 1 / s),
    mean.map((m, column) => -m / scale[column]),
  );
}

function destandardize({ mean, scale }: Scaling): DenseWeights {
  return diagonal(scale, mean);
}

function diagonal(factors: readonly number[], bias: readonly number[]): DenseWeights {
  const size = factors.length;
  const kernel = new Float32Array(size * size);
  factors.forEach((factor, k) => (kernel[k * size + k] = factor));
  return { inputs: size, outputs: size, activation: 'linear', kernel, bias: Float32Array.from(bias) };
}

async function saveModel(folder: string, stack: readonly ExportedLayer[]): Promise<ModelFile[]> {
  const model = layers.sequential({ name: folder === '' ? 'autoencoder' : folder.replace('/', '') });
  stack.forEach((layer, index) => {
    if ('parts' in layer) {
      model.add(new LatentSpace({ parts: layer.parts.map((part) => ({ ...part })) }));
      return;
    }
    const { inputs, outputs, activation } = layer;
    const inputShape = index === 0 ? [inputs] : undefined;
    model.add(layers.layers.dense({ units: outputs, inputShape, activation: builtIn(activation), useBias: true }));
    if (activation === 'leakyRelu') model.add(layers.layers.leakyReLU({ alpha: leakySlope }));
    if (activation === 'sin') model.add(new Sine());
  });
  tf.tidy(() => {
    model.setWeights(
      stack.flatMap((layer) =>
        'parts' in layer ? [] : [tf.tensor2d(layer.kernel, [layer.inputs, layer.outputs]), tf.tensor1d(layer.bias)],
      ),
    );
  });
  const files: ModelFile[] = [];
  await model.save(
    tf.io.withSaveHandler(({ modelTopology, weightSpecs = [], weightData, format, generatedBy }) => {
      const weights = tf.io.CompositeArrayBuffer.join(weightData);
      const manifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
      const json = JSON.stringify({ format, generatedBy, convertedBy: null, modelTopology, weightsManifest: manifest });
      files.push(
        { path: `${folder}model.json`, bytes: new TextEncoder().encode(json) },
        { path: `${folder}weights.bin`, bytes: new Uint8Array(weights) },
      );
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
    }),
  );
  model.dispose();
  return files;
}

type BuiltInActivation = Exclude<Activation, 'leakyRelu' | 'sin'>;

/** The activations that the Layers API takes by name; the others are layers of their own. */
function builtIn(activation: Activation): BuiltInActivation {
  return activation === 'leakyRelu' || activation === 'sin' ? 'linear' : activation;
}
