import * as tf from '@tensorflow/tfjs-core';
import { normEpsilon } from '../latent-code.js';
import type { TopologicalLoss, Variational } from '../options.js';
import { spanningTree, squaredDistance } from '../spanning-tree.js';

/*
 * What is trained on beside the mean squared error; options.ts has the formulas.
 */

/** β times the divergence of N(mean, e^logVariance) from N(0, 1), a sum over coordinates and a mean over rows. */
export function weightedDivergence({ beta }: Variational, mean: tf.Tensor2D, logVariance: tf.Tensor2D): tf.Scalar {
  const terms = tf.sub(tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), logVariance), 1);
  return tf.mul(tf.sum(terms), beta / (2 * mean.shape[0]));
}

/** @param points of the mini-batch, rows × D, at least two of them. */
export function topologicalLoss({ weight }: TopologicalLoss, points: Float32Array, codes: tf.Tensor2D): tf.Scalar {
  const [rows, size] = codes.shape;
  const dimension = points.length / rows;
  const [ofPoints, ofCodes] = [spanningTree(points, dimension), spanningTree(codes.dataSync(), size)];
  const edges = [...ofPoints.edges, ...ofCodes.edges];
  const count = edges.length / 2;
  const distance = (a: number, b: number): number => Math.sqrt(squaredDistance(points, dimension, a, b) + normEpsilon);
  const scale = distance(...ofPoints.farthest);
  const expected = Float32Array.from(
    { length: count },
    (_, edge) => distance(edges[2 * edge], edges[2 * edge + 1]) / scale,
  );
  // A row for each pair, with 1 at one point and −1 at the other.
  const incidence = new Float32Array((count + 1) * rows);
  [...edges, ...ofCodes.farthest].forEach((row, index) => {
    incidence[Math.floor(index / 2) * rows + row] += index % 2 === 0 ? 1 : -1;
  });
  const differences = tf.matMul(tf.tensor2d(incidence, [count + 1, rows]), codes);
  const distances = tf.sqrt(tf.add(tf.sum(tf.square(differences), 1), normEpsilon));
  const relative = tf.div(tf.slice(distances, 0, count), tf.slice(distances, count, 1));
  return tf.mul(tf.sum(tf.squaredDifference(relative, tf.tensor1d(expected))), weight / (2 * (rows - 1)));
}
