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

/** Means and scales of the columns, which become a layer of the model. */
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
    ...(scaling ? [standardizing(scaling)] : []),
    ...encoder.slice(0, -1).map(dense),
    ...encoder.slice(-1).map((layer) => firstOutputs(dense(layer), size)),
    ...(codeParts.length > 0 ? [{ parts: codeParts }] : []),
  ];
  const decoderLayers: ExportedLayer[] = [...decoder.map(dense), ...(scaling ? [destandardizing(scaling)] : [])];
  const metadata = { producer: 'latent-atlas', latent: JSON.stringify(architecture.latent) };
  const parts: [string, ExportedLayer[]][] = [
    ['', [...encoderLayers, ...decoderLayers]],
    ['encoder/', encoderLayers],
    ['decoder/', decoderLayers],
  ];
  const files: ModelFile[] = [];
  for (const [folder, stack] of parts)
    files.push(...(await saveModel(folder, stack, encoderLayers.length - 1, metadata)));
  return files;
}

type ExportedLayer = DenseWeights | ColumnScaling | { readonly parts: readonly CodePart[] };

/** (x − centre) · factor + offset of each column: a batch normalisation with variance 1, whose size grows with D alone. */
interface ColumnScaling {
  readonly centre: Float32Array;
  readonly factor: Float32Array;
  readonly offset: Float32Array;
}

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

function standardizing({ mean, scale }: Scaling): ColumnScaling {
  const factor = Float32Array.from(scale, (s) => 1 / s);
  return { centre: Float32Array.from(mean), factor, offset: new Float32Array(factor.length) };
}

function destandardizing({ mean, scale }: Scaling): ColumnScaling {
  return { centre: new Float32Array(mean.length), factor: Float32Array.from(scale), offset: Float32Array.from(mean) };
}

/**
 * @param code index of the layer that gives codes, in the whole model and in the encoder.
 * @param metadata what the file says of itself.
 */
async function saveModel(
  folder: string,
  stack: readonly ExportedLayer[],
  code: number,
  metadata: Readonly<Record<string, string>>,
): Promise<ModelFile[]> {
  const model = layers.sequential({ name: folder === '' ? 'autoencoder' : folder.replace('/', '') });
  stack.forEach((layer, index) => {
    const name: { readonly name?: string } = index === code && folder !== 'decoder/' ? { name: 'code' } : {};
    if ('parts' in layer) {
      model.add(new LatentSpace({ ...name, parts: layer.parts.map((part) => ({ ...part })) }));
      return;
    }
    if ('factor' in layer) {
      const { centre, factor, offset } = layer;
      const scaling = layers.layers.batchNormalization({
        inputShape: index === 0 ? [factor.length] : undefined,
        epsilon: 0,
      });
      model.add(scaling);
      setWeights(
        scaling,
        [factor, offset, centre, new Float32Array(factor.length).fill(1)].map((values) => [values]),
      );
      return;
    }
    const { inputs, outputs, activation, kernel, bias } = layer;
    const inputShape = index === 0 ? [inputs] : undefined;
    // What a layer begins with is never seen; random numbers for a large one would take seconds.
    const kernelInitializer = 'zeros';
    const dense = layers.layers.dense({
      units: outputs,
      inputShape,
      activation: builtIn(activation),
      kernelInitializer,
      ...name,
    });
    model.add(dense);
    setWeights(dense, [[kernel, [inputs, outputs]], [bias]]);
    if (activation === 'leakyRelu') model.add(layers.layers.leakyReLU({ alpha: leakySlope }));
    if (activation === 'sin') model.add(new Sine());
  });
  const files: ModelFile[] = [];
  await model.save(
    tf.io.withSaveHandler(({ modelTopology, weightSpecs = [], weightData, format, generatedBy }) => {
      const weights = tf.io.CompositeArrayBuffer.join(weightData);
      const manifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
      const json = JSON.stringify({
        format,
        generatedBy,
        convertedBy: null,
        modelTopology,
        weightsManifest: manifest,
        userDefinedMetadata: metadata,
      });
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

/** @param weights each with its shape, where that is not its length. */
function setWeights(
  layer: layers.layers.Layer,
  weights: readonly (readonly [values: Float32Array, shape?: number[]])[],
): void {
  tf.tidy(() => layer.setWeights(weights.map(([values, shape]) => tf.tensor(values, shape ?? [values.length]))));
}

type BuiltInActivation = Exclude<Activation, 'leakyRelu' | 'sin'>;

/** The activations that the Layers API takes by name; the others are layers of their own. */
function builtIn(activation: Activation): BuiltInActivation {
  return activation === 'leakyRelu' || activation === 'sin' ? 'linear' : activation;
}
