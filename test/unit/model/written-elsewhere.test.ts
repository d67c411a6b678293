// Files that other libraries wrote, and what they make of a few points: `test/reference/make-keras-files.py` and
// `make-sklearn.py`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createAutoencoder } from '../../../src/model/autoencoder.js';
import type { Graph } from '../../../src/model/graph.js';
import { readOnnx } from '../../../src/model/onnx/read-graph.js';
import { graphOfKeras } from '../../../src/worker/read-keras-file.js';

/** A model as base64, points as rows × dimension, and its output in single precision. */
interface Stored {
  readonly model: string;
  readonly dimension: number;
  readonly points: readonly number[];
  readonly reconstruction: readonly number[];
}

const readers: Readonly<Record<string, (bytes: Uint8Array) => Graph | Promise<Graph>>> = {
  'keras-3.9.2': (bytes) => graphOfKeras(bytes, 2 ** 24),
  'keras-3.16.0': (bytes) => graphOfKeras(bytes, 2 ** 24),
  sklearn: (bytes) => readOnnx(bytes, () => assert.fail('no weights are in other files')),
};

for (const [library, read] of Object.entries(readers)) {
  const file = `test/unit/model/golden/${library}.json`;
  const models = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Stored>>;
  describe(`Models that ${library} wrote`, () => {
    for (const [name, { model, dimension, points, reconstruction }] of Object.entries(models)) {
      it(`give what it gives: ${name}`, async () => {
        const graph = await read(new Uint8Array(Buffer.from(model, 'base64')));
        const { encode, decode } = createAutoencoder(graph, null, Float64Array.from(points), dimension);
        const found = decode.float64(encode.float64(Float64Array.from(points)));
        assert.equal(found.length, reconstruction.length);
        const scale = reconstruction.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
        const farthest = reconstruction.reduce((most, value, k) => Math.max(most, Math.abs(value - found[k])), 0);
        assert.ok(farthest < 1e-6 * scale, `they differ by ${farthest}`);
      });
    }
  });
}
