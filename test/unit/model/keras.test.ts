import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { createAutoencoder } from '../../../src/model/autoencoder.js';
import { parseKeras } from '../../../src/model/keras/config.js';
import { readKeras } from '../../../src/model/keras/read-keras.js';
import { ModelError } from '../../../src/model/model-error.js';
import { real } from '../../../src/model/tensor.js';
import { graphOfKeras } from '../../../src/worker/read-keras-file.js';

/** Files in the layout of Keras 3, with what NumPy makes of them: `test/reference/make-keras.py`. */
type Stored = Readonly<
  Record<
    string,
    {
      readonly model: string;
      readonly dimension: number;
      readonly points: readonly number[];
      readonly reconstruction: readonly number[];
    }
  >
>;
const stored = JSON.parse(readFileSync('test/unit/model/golden/keras.json', 'utf8')) as Stored;
const mostBytes = 2 ** 24;

const read = (name: string) => graphOfKeras(new Uint8Array(Buffer.from(stored[name].model, 'base64')), mostBytes);

describe('Models of Keras 3', () => {
  for (const [name, { dimension, points, reconstruction }] of Object.entries(stored)) {
    it(`give what NumPy gives: ${name}`, async () => {
      const { encode, decode } = createAutoencoder(await read(name), null, Float64Array.from(points), dimension);
      const found = decode.float64(encode.float64(Float64Array.from(points)));
      const farthest = reconstruction.reduce((most, value, k) => Math.max(most, Math.abs(found[k] - value)), 0);
      assert.ok(farthest < 1e-9, `they differ by ${farthest}`);
      const single = decode.float32(encode.float32(Float32Array.from(points)));
      assert.ok(reconstruction.every((value, k) => Math.abs(single[k] - value) < 1e-5));
    });
  }

  it('name tensors after layers, and have a sphere where the code is divided by its length', async () => {
    const { points } = stored.sphere;
    const found = createAutoencoder(await read('sphere'), 'code', Float64Array.from(points), 3);
    assert.deepEqual([found.codeSize, found.latent.tensor, found.latent.isNormalized], [2, 'code', true]);
    assert.equal(found.isContinuous, true);
    const nested = createAutoencoder(await read('nested'), null, Float64Array.from(stored.nested.points), 2);
    assert.equal(nested.latent.tensor, 'encoder');
    assert.deepEqual(nested.widths, [2, 7, 1, 7, 2]);
    assert.ok(nested.denseEncoder !== null);
  });

  const described = (layers: readonly unknown[]) => ({ class_name: 'Sequential', config: { name: 'm', layers } });
  const dense = (name: string, config = {}) => ({ class_name: 'Dense', config: { name, units: 2, ...config } });
  const graphOf = (value: unknown) =>
    readKeras(parseKeras(value), {
      weightsOf: () => [real([3, 2], new Float64Array(6))],
      own: new Map(),
      metadata: new Map(),
      producer: '',
    });

  const refused: readonly (readonly [what: string, value: unknown, message: RegExp])[] = [
    [
      'a class of its own',
      { class_name: 'Autoencoder', config: {} },
      /Sequential or Functional model, got Autoencoder/,
    ],
    ['nothing at all', [], /Sequential or Functional model, got none/],
    ['missing weights', described([dense('a')]), /the layer a \(Dense\): expected 2 arrays of weights, got \[3, 2\]/],
    [
      'a Lambda',
      described([{ class_name: 'Lambda', config: { name: 'l' } }]),
      /the layer l \(Lambda\): its code is not/,
    ],
    ['a recurrent layer', described([{ class_name: 'LSTM', config: {} }]), /the layer LSTM \(LSTM\): this kind/],
    [
      'three places for the two ends of an axis',
      described([
        { class_name: 'Cropping1D', config: { name: 'cut', cropping: [1, 2, 3], batch_input_shape: [null, 4, 1] } },
      ]),
      /the layer cut \(Cropping1D\): expected one or two numbers as its cropping, got \[1,2,3\]/,
    ],
    [
      'an activation of its own',
      described([dense('a', { use_bias: false, activation: 'mine' })]),
      /the layer a \(Dense\): the activation "mine" is not read/,
    ],
    [
      'normalisation along another axis',
      described([
        dense('a', { use_bias: false }),
        { class_name: 'BatchNormalization', config: { name: 'b', axis: 0 } },
      ]),
      /the layer b \(BatchNormalization\): expected the last axis, 1, as its axis, got 0/,
    ],
    [
      'a cycle',
      {
        class_name: 'Functional',
        config: {
          layers: [
            { class_name: 'InputLayer', config: { name: 'x', batch_shape: [null, 3] }, inbound_nodes: [] },
            { ...dense('a', { use_bias: false }), inbound_nodes: [[['b', 0, 0, {}]]] },
            { ...dense('b', { use_bias: false }), inbound_nodes: [[['a', 0, 0, {}]]] },
          ],
          input_layers: [['x', 0, 0]],
          output_layers: [['b', 0, 0]],
        },
      },
      /needs what the layer b gives before it is called/,
    ],
  ];
  for (const [what, value, message] of refused) {
    it(`are refused with the reason: ${what}`, () => {
      assert.throws(
        () => graphOf(value),
        (error) => (error instanceof ModelError && message.test(error.message)) || assert.fail(String(error)),
      );
    });
  }

  it('are refused where the file is damaged', async () => {
    const whole = new Uint8Array(Buffer.from(stored.nested.model, 'base64'));
    const rejects = (bytes: Uint8Array, message: RegExp) =>
      assert.rejects(graphOfKeras(bytes, mostBytes), (error: unknown) => {
        assert.ok(error instanceof ModelError);
        assert.match(error.message, message);
        return true;
      });
    await rejects(whole.subarray(0, 500), /a ZIP archive/);
    await rejects(
      zipSync({ 'config.json': strToU8('{}') }),
      /config\.json and model\.weights\.h5, got one with config\.json/,
    );
    await rejects(
      zipSync({ 'config.json': strToU8('{}'), 'model.weights.h5': strToU8('no') }),
      /model\.weights\.h5: expected an HDF5 file/,
    );
    await rejects(zipSync({ 'model.weights.h5': new Uint8Array(2 ** 25) }), /at most 16 MiB/);
  });
});
