import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import type { LatentCode, NormalizedGroup } from '../latent-code.js';
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

interface NormalizedGroupsConfig extends tf.serialization.ConfigDict {
  readonly groups: { readonly start: number; readonly size: number }[];
}

/** Divides each group of numbers by its Euclidean norm: the latent spaces of spheres and tori. */
export class NormalizedGroups extends layers.layers.Layer {
  static readonly className = 'NormalizedGroups';
  readonly #groups: readonly NormalizedGroup[];

  constructor(config: NormalizedGroupsConfig) {
    super({});
    this.#groups = config.groups;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = onlyInput(inputs);
    const code: LatentCode = { size: x.shape.at(-1) ?? 0, groups: this.#groups };
    return toLatent(code, tf.reshape(x, [x.shape[0], code.size]));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), groups: this.#groups.map(({ start, size }) => ({ start, size })) };
  }
}
tf.serialization.registerClass(NormalizedGroups);

function onlyInput(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
  return Array.isArray(inputs) ? inputs[0] : inputs;
}
