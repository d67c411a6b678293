import assert from 'node:assert/strict';
import { createAutoencoder } from '../../../src/model/autoencoder.js';
import type { Attribute, Graph, Node, Port } from '../../../src/model/graph.js';
import { ModelError } from '../../../src/model/model-error.js';
import { readOnnx } from '../../../src/model/onnx/read-graph.js';
import { writeOnnx } from '../../../src/model/onnx/write.js';
import { real } from '../../../src/model/tensor.js';

const matrix = (rows: number, columns: number) => real([rows, columns], new Float64Array(rows * columns).fill(0.5));

const node = (
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, Attribute>> = {},
): Node => ({
  name: `the ${operator}`,
  operator,
  domain: '',
  opset: 17,
  inputs,
  outputs: [output],
  attributes: new Map(Object.entries(attributes)),
});

/** x of 3 numbers to 2 and back, with something in between. */
const graphOf = ({ between = [], ...change }: { readonly between?: readonly Node[] } & Partial<Graph> = {}): Graph => ({
  inputs: [{ name: 'x', shape: ['N', 3] }],
  outputs: [{ name: 'y', shape: ['N', 3] }],
  constants: new Map([
    ['A', matrix(3, 2)],
    ['B', matrix(2, 3)],
  ]),
  nodes: [node('MatMul', ['x', 'A'], 'z'), ...between, node('MatMul', [between.at(-1)?.outputs[0] ?? 'z', 'B'], 'y')],
  metadata: new Map(),
  producer: 'test',
  ...change,
});

const noFiles = (name: string): Uint8Array => {
  throw new ModelError(`there is no file ${name}`);
};
const examine = (bytes: Uint8Array, latent: string | null = null) =>
  createAutoencoder(readOnnx(bytes, noFiles), latent, Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6), 3);

const cases: readonly (readonly [what: string, graph: Graph, message: RegExp])[] = [
  [
    'a random operator',
    graphOf({ between: [node('RandomNormalLike', ['z'], 'r')] }),
    /the RandomNormalLike .*draws random numbers.*model\.eval/,
  ],
  [
    'a quantised operator',
    graphOf({ between: [node('QuantizeLinear', ['z'], 'q')] }),
    /QuantizeLinear.*quantised.*float32/,
  ],
  [
    'an unknown operator',
    graphOf({ between: [node('Einstein', ['z'], 'q')] }),
    /the node the Einstein is Einstein: this operator is not read/,
  ],
  ['control flow', graphOf({ between: [node('Loop', ['z'], 'q')] }), /control flow/],
  ['a recurrent layer', graphOf({ between: [node('LSTM', ['z'], 'q')] }), /recurrent/],
  ['a cycle', graphOf({ between: [node('Add', ['z', 'b'], 'a'), node('Neg', ['a'], 'b')] }), /cycle/],
  ['a tensor that nothing makes', graphOf({ between: [node('Add', ['z', 'w'], 'a')] }), /"w", which nothing makes/],
  [
    'two inputs',
    graphOf({
      inputs: [
        { name: 'x', shape: ['N', 3] },
        { name: 'u', shape: ['N', 2] },
      ],
    }),
    /expected one input, got 2: x \[N, 3\], u \[N, 2\]/,
  ],
  [
    'a row of another width',
    graphOf({ inputs: [{ name: 'x', shape: ['N', 4] }] }),
    /the input x of shape \[N, 4\] takes points of 4 coordinates, and those of the data have 3/,
  ],
  [
    'several sizes that are not fixed',
    graphOf({ inputs: [{ name: 'x', shape: ['N', 'C', 'W'] }] }),
    /expected a fixed size of a row/,
  ],
  [
    'no reconstruction',
    graphOf({ outputs: [{ name: 'z', shape: ['N', 2] }] }),
    /expected an output of 3 numbers.*z of 2.*onnx\(\{ encoder, decoder \}\)/,
  ],
  [
    'shapes that do not fit',
    graphOf({ between: [node('Reshape', ['z', 'A'], 'a')] }),
    /the node the Reshape \(Reshape\) with inputs .*expected a shape/,
  ],
  [
    'rows that depend on each other',
    graphOf({ between: [node('ReduceMean', ['z'], 'm', { axes: [0], keepdims: 1 }), node('Sub', ['z', 'm'], 'a')] }),
    /depends on the points beside it/,
  ],
  [
    'batch normalisation in training',
    graphOf({
      constants: new Map([
        ['A', matrix(3, 2)],
        ['B', matrix(2, 3)],
        ['s', real([2], Float64Array.of(1, 1))],
      ]),
      between: [node('BatchNormalization', ['z', 's', 's', 's', 's'], 'n', { training_mode: 1 })],
    }),
    /model\.eval/,
  ],
];

describe('Models that are refused', () => {
  for (const [what, graph, message] of cases) {
    it(`say so: ${what}`, () => {
      assert.throws(
        () => examine(writeOnnx(graph)),
        (error) => (error instanceof ModelError && message.test(error.message)) || assert.fail(String(error)),
      );
    });
  }

  it('say so where the file is no model, cut short, or of an old version', () => {
    const bytes = writeOnnx(graphOf());
    for (const length of [0, 1, 10, 40, bytes.length - 5])
      assert.throws(() => examine(bytes.slice(0, length)), ModelError, `${length} bytes`);
    assert.throws(() => examine(new TextEncoder().encode('<html>not a model</html>')), /damaged or no ONNX file/);
    const old = graphOf();
    const nodes = old.nodes.map((one) => ({ ...one, opset: 5 }));
    assert.throws(() => examine(writeOnnx({ ...old, nodes })), /version 7 to 25 \(opset\), got 5/);
  });

  it('say which latent tensors there are where a name is wrong', () => {
    const bytes = writeOnnx(graphOf({ between: [node('Tanh', ['z'], 'code')] }));
    assert.throws(
      () => examine(bytes, 'w'),
      /got "w", which the model does not have\. There are: z \(2\), code \(2\)\./,
    );
    assert.equal(examine(bytes).latent.tensor, 'code');
    assert.equal(examine(bytes, 'z').latent.tensor, 'z');
    assert.equal(examine(bytes, 'the Tanh').latent.tensor, 'code');
  });

  it('say so where some paths go round the named tensor', () => {
    const graph = graphOf({
      nodes: [
        node('MatMul', ['x', 'A'], 'z'),
        node('Tanh', ['z'], 'a'),
        node('Add', ['a', 'z'], 'b'),
        node('MatMul', ['b', 'B'], 'y'),
      ],
    });
    assert.throws(() => examine(writeOnnx(graph), 'a'), /which some paths go round/);
  });

  it('are missing where the rows are fixed to one, or have no axis', () => {
    const shapes: readonly Port['shape'][] = [[1, 3], [3], null];
    for (const shape of shapes) {
      const { encode } = examine(writeOnnx(graphOf({ inputs: [{ name: 'x', shape }] })));
      const codes = encode.float64(Float64Array.of(1, 2, 3, 4, 5, 6));
      assert.deepEqual([...codes], [3, 3, 7.5, 7.5]);
    }
  });
});
