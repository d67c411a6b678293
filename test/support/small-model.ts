import { writeOnnx } from '../../src/model/onnx/write.js';
import type { Graph, Node } from '../../src/model/graph.js';

const node = (operator: string, inputs: readonly string[], output: string): Node => ({
  name: output,
  operator,
  domain: '',
  opset: 17,
  inputs,
  outputs: [output],
  attributes: new Map(),
});

/**
 * An ONNX file of an autoencoder of the plane with one latent dimension: the code is tanh of the coordinate along a
 * direction, which the decoder multiplies by that direction.
 * @param angle of the direction, in radians.
 */
export function lineModel(angle: number): Uint8Array<ArrayBuffer> {
  const direction = [Math.cos(angle), Math.sin(angle)];
  const weights = (shape: readonly number[]) =>
    ({ kind: 'real', shape, values: Float64Array.from(direction) }) as const;
  const graph: Graph = {
    inputs: [{ name: 'x', shape: ['N', 2] }],
    outputs: [{ name: 'reconstruction', shape: ['N', 2] }],
    constants: new Map([
      ['w', weights([2, 1])],
      ['v', weights([1, 2])],
    ]),
    nodes: [
      node('MatMul', ['x', 'w'], 'coordinate'),
      node('Tanh', ['coordinate'], 'z'),
      node('MatMul', ['z', 'v'], 'reconstruction'),
    ],
    metadata: new Map(),
    producer: 'test',
  };
  return writeOnnx(graph);
}
