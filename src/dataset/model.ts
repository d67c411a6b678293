import * as v from 'valibot';
import { above, check, text } from './check.js';
import { DefinitionError } from './definition-error.js';

/** Formats of models that are read. */
export type ModelFormat = 'onnx' | 'keras' | 'safetensors' | 'tensorflowJs';

/** A model that was trained elsewhere, in one file or in two. */
export interface ModelSource {
  readonly kind: 'model';
  readonly format: ModelFormat;
  /** Paths, relative to the dataset file: of the whole model, or of the encoder and the decoder. */
  readonly paths: readonly [whole: string] | readonly [encoder: string, decoder: string];
  /** Name of the tensor that codes are; null to find it. */
  readonly latent: string | null;
  /** What the model expects to see, (x − mean) / scale by column; null for the data as they are. */
  readonly standardized: { readonly mean: readonly number[]; readonly scale: readonly number[] } | null;
}

/** One file, or the two halves of an autoencoder. */
export type ModelPath = string | { readonly encoder: string; readonly decoder: string };

/** What a model from elsewhere needs to be told. */
export interface ModelOptions {
  /**
   * Name of the tensor that codes are, or of the node or layer that makes it. Default: the narrowest tensor that every
   * path from the input to the output passes.
   */
  readonly latent?: string;
  /**
   * The mean and the scale of each column, where the model expects (x − mean) / scale and gives such numbers back.
   * Default: the model takes the data as they are.
   */
  readonly standardized?: { readonly mean: readonly number[]; readonly scale: readonly number[] };
}

const path = v.union(
  [text, v.strictObject({ encoder: text, decoder: text })],
  "the path of a file, or { encoder: 'encoder.onnx', decoder: 'decoder.onnx' }",
);
const optionsSchema = v.strictObject({
  latent: v.optional(text),
  standardized: v.optional(
    v.strictObject(
      {
        mean: v.array(
          v.custom<number>((x) => Number.isFinite(x), 'a finite number'),
          'the mean of each column',
        ),
        scale: v.array(above(0), 'the scale of each column'),
      },
      'means and scales of the columns, such as { mean: [0, 1], scale: [2, 3] }',
    ),
  ),
});

/**
 * An autoencoder in an ONNX file, which PyTorch, JAX and scikit-learn write, or its two halves in two files.
 * @param path relative to the dataset file, or absolute.
 * @example onnx('autoencoder.onnx', { latent: 'z' })
 */
export function onnx(path: ModelPath, options: ModelOptions = {}): ModelSource {
  return modelSource('onnx', path, options);
}

/**
 * An autoencoder in a `.keras` file of Keras 3, or its two halves in two files: a Sequential or Functional model.
 * @param path relative to the dataset file, or absolute.
 * @example keras('autoencoder.keras', { latent: 'code' })
 */
export function keras(path: ModelPath, options: ModelOptions = {}): ModelSource {
  return modelSource('keras', path, options);
}

/**
 * An autoencoder that was exported here as safetensors: `model/weights.safetensors` of a run directory. Weights of other
 * programs say nothing of the network that they belong to: export that as ONNX.
 * @param path relative to the dataset file, or absolute.
 */
export function safetensors(path: string, options: ModelOptions = {}): ModelSource {
  return modelSource('safetensors', path, options);
}

/**
 * An autoencoder as TensorFlow.js saves a `tf.LayersModel`, with its weights beside it, such as `model/model.json` of a run
 * directory; or its two halves in two files.
 * @param path of `model.json`, relative to the dataset file, or absolute.
 */
export function tensorflowJs(path: ModelPath, options: ModelOptions = {}): ModelSource {
  return modelSource('tensorflowJs', path, options);
}

/** @throws DefinitionError at the first thing that is wrong. */
function modelSource(format: ModelFormat, file: ModelPath, options: ModelOptions): ModelSource {
  check(`${format}(path)`, path, file);
  if (format === 'safetensors') check(`${format}(path)`, text, file);
  check(format, optionsSchema, options);
  const { latent, standardized } = options;
  if (standardized !== undefined && standardized.mean.length !== standardized.scale.length)
    throw new DefinitionError(
      `${format}.standardized.scale`,
      `${standardized.mean.length} numbers, one for each mean`,
      String(standardized.scale.length),
    );
  return {
    kind: 'model',
    format,
    paths: typeof file === 'string' ? [file] : [file.encoder, file.decoder],
    latent: latent ?? null,
    standardized: standardized ?? null,
  };
}
