import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { layout, type Architecture } from '../../../src/autoencoder/architecture.js';
import { decodeFloat64, encodeFloat64 } from '../../../src/autoencoder/float64.js';
import { onnx, type ModelSource } from '../../../src/dataset/index.js';
import { createAutoencoder } from '../../../src/model/autoencoder.js';
import { ModelError } from '../../../src/model/model-error.js';
import { createRandom } from '../../../src/random/random.js';
import { exportOnnx } from '../../../src/run/export/onnx.js';
import { readModel } from '../../../src/worker/read-model.js';
import { description } from '../../unit/webview/run-events.js';

/** A model with its weights beside it, and what PyTorch makes of some points: `test/reference/make-external.py`. */
const stored = JSON.parse(readFileSync('test/unit/model/golden/external.json', 'utf8')) as {
  readonly 'model.onnx': string;
  readonly 'weights.bin': string;
  readonly points: readonly number[];
  readonly reconstruction: readonly number[];
};

describe('The files of a model', () => {
  let folder: string;
  const dependencies: string[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'models-'));
    dependencies.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (name: string, bytes: Uint8Array): Promise<void> => writeFile(path.join(folder, name), bytes);
  const decoded = (name: 'model.onnx' | 'weights.bin') => new Uint8Array(Buffer.from(stored[name], 'base64'));

  async function examine(source: ModelSource, points: Float64Array, dimension: number) {
    const depend = (file: string): void => void dependencies.push(path.relative(folder, file));
    const { graph, between } = await readModel(source, path.join(folder, 'a.dataset.ts'), depend);
    return createAutoencoder(graph, between ?? source.latent, points, dimension);
  }

  const rejects = (source: ModelSource, dimension: number, message: RegExp): Promise<void> =>
    assert.rejects(examine(source, new Float64Array(dimension).fill(0.5), dimension), (error: unknown) => {
      assert.ok(error instanceof ModelError, String(error));
      assert.match(error.message, message);
      return true;
    });

  describe('weights beside it', () => {
    const points = Float64Array.from(stored.points);

    it('are read, and a change of them is one of the model', async () => {
      await write('model.onnx', decoded('model.onnx'));
      await write('weights.bin', decoded('weights.bin'));
      const { encode, decode } = await examine(onnx('model.onnx'), points, 3);
      const found = decode.float64(encode.float64(points));
      assert.ok(stored.reconstruction.every((value, k) => Math.abs(found[k] - value) < 1e-9));
      assert.deepEqual([...new Set(dependencies)], ['model.onnx', 'weights.bin']);
    });

    it('are missed where they are not there', async () => {
      await write('model.onnx', decoded('model.onnx'));
      await rejects(
        onnx('model.onnx'),
        3,
        /the tensor "0\.weight" of shape \[16, 3\]: .*there is no file weights\.bin in /,
      );
      assert.deepEqual(
        [...new Set(dependencies)],
        ['model.onnx', 'weights.bin'],
        'it is tried again once they are there',
      );
    });

    it('are refused where they are of another size', async () => {
      await write('model.onnx', decoded('model.onnx'));
      await write('weights.bin', decoded('weights.bin').subarray(0, 100));
      await rejects(
        onnx('model.onnx'),
        3,
        /the tensor "0\.weight" of shape \[16, 3\]: expected 192 bytes from byte 0 of weights\.bin, got a file of 100 bytes/,
      );
    });

    it('are never looked for elsewhere', async () => {
      await mkdir(path.join(folder, 'in'));
      await write('weights.bin', decoded('weights.bin'));
      const elsewhere = Buffer.from(decoded('model.onnx')).toString('latin1').replaceAll('weights.bin', '../weig.bin');
      await write('in/model.onnx', Buffer.from(elsewhere, 'latin1'));
      await rejects(onnx('in/model.onnx'), 3, /expected weights beside the model, got the path "\.\.\/weig\.bin"/);
    });
  });

  describe('an encoder and a decoder', () => {
    const random = createRandom(0, 'search');
    const numbers = (count: number): number[] => Array.from({ length: count }, () => random.uniform(-1, 1));
    const architectureOf = (dimension: number): Architecture => ({
      ambientDimension: 4,
      hidden: [6],
      latent: { kind: 'euclidean', dimension },
      activation: 'tanh',
      initialization: 'glorotUniform',
      variational: null,
    });
    const halves = onnx({ encoder: 'encoder.onnx', decoder: 'decoder.onnx' });

    /** Writes the halves of a network. @returns its parameters. */
    async function writeHalves(dimension: number, wanted: readonly string[]): Promise<Float32Array> {
      const architecture = architectureOf(dimension);
      const parameters = Float32Array.from(numbers(layout(architecture).parameters));
      for (const { name, bytes } of exportOnnx(architecture, parameters, description) ?? [])
        if (wanted.includes(name)) await write(name, bytes);
      return parameters;
    }

    it('are one model', async () => {
      const parameters = await writeHalves(2, ['encoder.onnx', 'decoder.onnx']);
      const points = Float64Array.from(numbers(5 * 4));
      const { encode, decode, widths } = await examine(halves, points, 4);
      const codes = encodeFloat64(architectureOf(2), parameters, points);
      const expected = decodeFloat64(architectureOf(2), parameters, codes);
      assert.ok(encode.float64(points).every((value, k) => Math.abs(value - codes[k]) < 1e-12));
      assert.ok(decode.float64(codes).every((value, k) => Math.abs(value - expected[k]) < 1e-12));
      assert.deepEqual(widths, [4, 6, 2, 6, 4]);
      assert.deepEqual([...new Set(dependencies)], ['encoder.onnx', 'decoder.onnx']);
    });

    it('are missed where one is not there', async () => {
      await writeHalves(2, ['encoder.onnx']);
      await rejects(halves, 4, /there is no file decoder\.onnx/);
    });

    it('are refused where the decoder takes codes of another width', async () => {
      await writeHalves(2, ['encoder.onnx']);
      await writeHalves(3, ['decoder.onnx']);
      await rejects(halves, 4, /the decoder takes codes of shape \[N, 3\], and the encoder gives \[N, 2\]/);
    });

    it('are refused where they are two encoders, or in the wrong order', async () => {
      await writeHalves(2, ['encoder.onnx', 'decoder.onnx']);
      await rejects(
        onnx({ encoder: 'encoder.onnx', decoder: 'encoder.onnx' }),
        4,
        /the decoder takes codes of shape \[N, 4\]/,
      );
      await rejects(
        onnx({ encoder: 'decoder.onnx', decoder: 'encoder.onnx' }),
        4,
        /the input encoder\/code of shape \[N, 2\] takes points of 2 coordinates, and those of the data have 4/,
      );
    });

    it('have the output of the encoder that is named', async () => {
      await writeHalves(2, ['encoder.onnx', 'decoder.onnx']);
      await rejects({ ...halves, latent: 'mean' }, 4, /expected an output "mean" of the encoder, got code/);
      const { codeSize } = await examine({ ...halves, latent: 'code' }, new Float64Array(4).fill(0.5), 4);
      assert.equal(codeSize, 2);
    });
  });
});
