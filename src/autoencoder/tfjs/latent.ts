import * as tf from '@tensorflow/tfjs-core';
import { normEpsilon, type CodePart, type LatentCode } from '../latent-code.js';
import { project } from '../projector.js';

/** The codes that the encoder's numbers stand for: the parts of them on their curved spaces, the others as they are. */
export function toLatent({ size, parts }: LatentCode, x: tf.Tensor2D): tf.Tensor2D {
  if (parts.length === 0) return x;
  const rows = x.shape[0];
  const pieces: tf.Tensor2D[] = [];
  let end = 0;
  for (const part of parts) {
    if (part.start > end) pieces.push(tf.slice2d(x, [0, end], [rows, part.start - end]));
    pieces.push(curve(part, tf.slice2d(x, [0, part.start], [rows, part.size])));
    end = part.start + part.size;
  }
  if (size > end) pieces.push(tf.slice2d(x, [0, end], [rows, size - end]));
  return pieces.length === 1 ? pieces[0] : tf.concat2d(pieces, 1);
}

function curve(part: CodePart, x: tf.Tensor2D): tf.Tensor2D {
  switch (part.kind) {
    case 'unitVector':
      return normalize(x);
    case 'projector':
      return projector(x, part.order);
    case 'pointOnLine': {
      const [line, point] = pointOnLine(x);
      return tf.concat2d([line, point], 1);
    }
    case 'unitVectorInPlane': {
      const [line, point] = pointOnLine(x);
      const height = tf.slice2d(x, [0, 4], [x.shape[0], 1]);
      return tf.concat2d([line, normalize(tf.concat2d([point, height], 1))], 1);
    }
  }
}

/** From the first four columns: (cos 2θ, sin 2θ), and the projection on the line of angle θ. */
function pointOnLine(x: tf.Tensor2D): [line: tf.Tensor2D, point: tf.Tensor2D] {
  const rows = x.shape[0];
  const line = normalize(tf.slice2d(x, [0, 0], [rows, 2]));
  const [c1, c2] = tf.split(line, 2, 1);
  const plane = tf.slice2d(x, [0, 2], [rows, 2]);
  const [w1, w2] = tf.split(plane, 2, 1);
  // The reflection of the plane in the line; the middle between a point and its image is its projection.
  const mirrored = tf.concat([tf.add(tf.mul(c1, w1), tf.mul(c2, w2)), tf.sub(tf.mul(c2, w1), tf.mul(c1, w2))], 1);
  return [line, tf.mul(tf.add(plane, mirrored), 0.5)];
}

function normalize(x: tf.Tensor2D): tf.Tensor2D {
  return tf.div(x, tf.sqrt(tf.add(tf.sum(tf.square(x), 1, true), normEpsilon)));
}

/** Projectors on the leading eigenvectors of rows of symmetric matrices. The library has no eigenvectors: computed here. */
function projector(x: tf.Tensor2D, order: number): tf.Tensor2D {
  const [rows, size] = x.shape;
  const projectorOf = tf.customGrad((input) => {
    if (!(input instanceof tf.Tensor)) throw new TypeError('expected a tensor');
    const numbers = input.dataSync();
    const projections = Array.from({ length: rows }, (_, row) =>
      project(numbers.subarray(row * size, (row + 1) * size), order),
    );
    const perRow = (of: (row: number) => Float64Array): tf.Tensor2D => {
      const values = new Float32Array(rows * size);
      for (let row = 0; row < rows; row++) values.set(of(row), row * size);
      return tf.tensor2d(values, [rows, size]);
    };
    return {
      value: perRow((row) => projections[row].projector),
      gradFunc: (gradient: tf.Tensor2D) => {
        const values = gradient.dataSync();
        return perRow((row) => projections[row].pullBack(values.subarray(row * size, (row + 1) * size)));
      },
    };
  });
  return projectorOf(x);
}
