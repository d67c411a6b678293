import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import type { CodePart, LatentCode } from '../latent-code.js';
import { toLatent } from './latent.js';

/*
 * What an exported model may hold that TensorFlow.js and Keras do not bring along: who loads such a model registers a
 * layer of the same name.
 */

/** x ↦ sin x. */
export class Sine extends layers.layers.Layer {
  static readonly className = 'Sine';
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.sin(onlyInput(inputs));
  }
}
tf.serialization.registerClass(Sine);

interface LatentSpaceConfig extends tf.serialization.ConfigDict {
  readonly parts: CodePart[];
}

/**
 * From the numbers of the last dense layer of an encoder to a curved latent space, part by part: each has a `kind`, the
 * index `start` of its first number, its `size`, and, for a projector, the `order` of its matrix.
 */
export class LatentSpace extends layers.layers.Layer {
  static readonly className = 'LatentSpace';
  private readonly parts: readonly CodePart[];

  constructor(config: LatentSpaceConfig) {
    super(typeof config.name === 'string' ? { name: config.name } : {});
    this.parts = config.parts;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = onlyInput(inputs);
    const code: LatentCode = { size: x.shape.at(-1) ?? 0, parts: this.parts };
    return toLatent(code, tf.reshape(x, [x.shape[0], code.size]));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), parts: this.parts.map((part) => ({ ...part })) };
  }
}
tf.serialization.registerClass(LatentSpace);

function onlyInput(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
  return Array.isArray(inputs) ? inputs[0] : inputs;
}
