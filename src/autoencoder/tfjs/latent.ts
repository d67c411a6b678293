import * as tf from '@tensorflow/tfjs-core';
import { normEpsilon, type LatentCode } from '../latent-code.js';

/** The codes that the encoder's numbers stand for: groups of them normalised, the others as they are. */
export function toLatent({ size, groups }: LatentCode, x: tf.Tensor2D): tf.Tensor2D {
  if (groups.length === 0) return x;
  const rows = x.shape[0];
  const parts: tf.Tensor2D[] = [];
  let end = 0;
  for (const group of groups) {
    if (group.start > end) parts.push(tf.slice2d(x, [0, end], [rows, group.start - end]));
    const part = tf.slice2d(x, [0, group.start], [rows, group.size]);
    const norm = tf.sqrt(tf.add(tf.sum(tf.square(part), 1, true), normEpsilon));
    parts.push(tf.div(part, norm));
    end = group.start + group.size;
  }
  if (size > end) parts.push(tf.slice2d(x, [0, end], [rows, size - end]));
  return parts.length === 1 ? parts[0] : tf.concat2d(parts, 1);
}
