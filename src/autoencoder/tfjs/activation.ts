import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../options.js';
import { leakySlope } from '../../layers/scalar-activation.js';

/**
 * An activation function on a tensor. elu has α = 1; gelu is the exact x Φ(x) (Hendrycks & Gimpel, arXiv:1606.08415).
 */
export function activate(activation: Activation, x: tf.Tensor2D): tf.Tensor2D {
  switch (activation) {
    case 'relu':
      return tf.relu(x);
    case 'leakyRelu':
      return tf.leakyRelu(x, leakySlope);
    case 'elu':
      return tf.elu(x);
    case 'tanh':
      return tf.tanh(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'softplus':
      return tf.softplus(x);
    case 'gelu':
      return tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));
    case 'sin':
      return tf.sin(x);
    case 'linear':
      return x;
  }
}
