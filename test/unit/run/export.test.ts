import assert from 'node:assert/strict';
import { layout, type Architecture } from '../../../src/autoencoder/architecture.js';
import { decodeFloat64, encodeFloat64 } from '../../../src/autoencoder/float64.js';
import { activations, type Latent } from '../../../src/autoencoder/options.js';
import { createAutoencoder } from '../../../src/model/autoencoder.js';
import { readOnnx } from '../../../src/model/onnx/read-graph.js';
import { createRandom } from '../../../src/random/random.js';
import { exportOnnx } from '../../../src/run/export/onnx.js';
import { exportSafetensors } from '../../../src/run/export/safetensors.js';
import { description } from '../webview/run-events.js';

const dimension = 5;
const random = createRandom(0, 'search');
const numbers = (count: number): number[] => Array.from({ length: count }, () => Math.fround(random.uniform(-1, 1)));

const architectureOf = (change: Partial<Architecture>): Architecture => ({
  ambientDimension: dimension,
  hidden: [8, 7],
  latent: { kind: 'euclidean', dimension: 2 },
  activation: 'tanh',
  initialization: 'glorotUniform',
  variational: null,
  ...change,
});

const standardization = { mean: numbers(dimension), scale: numbers(dimension).map((value) => 1 + Math.abs(value)) };
const runOf = ({ latent, activation }: Architecture, isStandardized: boolean) => ({
  ...description,
  autoencoder: {
    ...description.autoencoder,
    latent,
    activation,
    standardization: isStandardized ? standardization : null,
  },
});

const points = Float64Array.from(numbers(6 * dimension));
const columnwise =
  (of: (value: number, column: number) => number) =>
  (value: number, k: number): number =>
    of(value, k % dimension);

describe('Exported models', () => {
  const latents: readonly Latent[] = [
    { kind: 'euclidean', dimension: 2 },
    { kind: 'sphere', dimension: 2 },
    { kind: 'torus', dimension: 2 },
    { kind: 'mobius', dimension: 2 },
    { kind: 'klein', dimension: 2 },
    {
      kind: 'product',
      dimension: 3,
      factors: [
        { kind: 'sphere', dimension: 1 },
        { kind: 'euclidean', dimension: 2 },
      ],
    },
  ];
  const cases = [
    ...activations.map((activation) => architectureOf({ activation })),
    ...latents.map((latent) => architectureOf({ latent })),
    architectureOf({ variational: { beta: 1 } }),
    architectureOf({ hidden: [] }),
  ];
  for (const architecture of cases) {
    const { latent, activation, variational } = architecture;
    it(`are the network itself in ONNX: ${latent.kind}, ${activation}${variational === null ? '' : ', variational'}`, () => {
      for (const isStandardized of [false, true]) {
        const parameters = Float32Array.from(numbers(layout(architecture).parameters));
        const files = exportOnnx(architecture, parameters, runOf(architecture, isStandardized)) ?? [];
        const graphs = new Map(files.map(({ name, bytes }) => [name, readOnnx(bytes, () => new Uint8Array())]));
        const whole = graphs.get('autoencoder.onnx');
        assert.ok(whole !== undefined && graphs.has('encoder.onnx') && graphs.has('decoder.onnx'));
        const { mean, scale } = standardization;
        const seen = isStandardized ? points.map(columnwise((x, k) => (x - mean[k]) / scale[k])) : points;
        const codes = encodeFloat64(architecture, parameters, seen);
        const given = decodeFloat64(architecture, parameters, codes);
        const expected = isStandardized ? given.map(columnwise((x, k) => x * scale[k] + mean[k])) : given;
        const { encode, decode } = createAutoencoder(whole, 'code', points, dimension);
        assertNear(encode.float64(points), codes);
        assertNear(decode.float64(codes), expected);
        assert.deepEqual(JSON.parse(whole.metadata.get('latent') ?? ''), latent);
      }
    });
  }

  it('have no ONNX file where the code is an eigenvector', () => {
    const architecture = architectureOf({ latent: { kind: 'projective', dimension: 2 } });
    const parameters = new Float32Array(layout(architecture).parameters);
    assert.equal(exportOnnx(architecture, parameters, runOf(architecture, false)), null);
  });

  it('have their weights in the order of PyTorch in a safetensors file', () => {
    const architecture = architectureOf({ hidden: [3] });
    const parameters = Float32Array.from(numbers(layout(architecture).parameters));
    const { bytes } = exportSafetensors(architecture, parameters, runOf(architecture, true));
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    assert.equal(length % 8, 0);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Record<
      string,
      { readonly shape: number[]; readonly data_offsets: [number, number] }
    >;
    assert.deepEqual(Object.keys(header), [
      '__metadata__',
      ...['encoder.0', 'encoder.1', 'decoder.0', 'decoder.1'].flatMap((name) => [`${name}.weight`, `${name}.bias`]),
    ]);
    const {
      shape,
      data_offsets: [from, to],
    } = header['encoder.0.weight'];
    assert.deepEqual(shape, [3, dimension]);
    const weight = new Float32Array(bytes.slice(8 + length + from, 8 + length + to).buffer);
    const [first] = layout(architecture).encoder;
    for (let output = 0; output < 3; output++) {
      for (let input = 0; input < dimension; input++)
        assert.equal(weight[output * dimension + input], parameters[first.weights + input * 3 + output]);
    }
    assert.equal(header['decoder.1.bias'].data_offsets[1] + 8 + length, bytes.length);
  });
});

function assertNear(found: ArrayLike<number>, expected: ArrayLike<number>): void {
  assert.equal(found.length, expected.length);
  for (let k = 0; k < found.length; k++)
    assert.ok(Math.abs(found[k] - expected[k]) < 1e-6, `${found[k]} and ${expected[k]}`);
}
