import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { circle, onnx, phaseSpace, sphere, type DatasetDefinition } from '../../../src/dataset/index.js';
import { createAutoencoder } from '../../../src/model/autoencoder.js';
import { readOnnx } from '../../../src/model/onnx/read-graph.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import { Examination } from '../../../src/run/examination.js';
import { readModel } from '../../../src/worker/read-model.js';

/** What PyTorch makes of some points: `test/reference/make-models.py`. */
type Stored = Readonly<
  Record<string, { readonly points: number[]; readonly codes: number[]; readonly reconstruction: number[] }>
>;
const stored = JSON.parse(readFileSync('test/unit/model/golden/examples.json', 'utf8')) as Stored;

const dimensions: Readonly<Record<string, number>> = { circle: 2, sphere: 3, 'three-body': 9, 'rotating-shape': 576 };

const greatest = (found: ArrayLike<number>, expected: readonly number[]): number =>
  expected.reduce((most, value, k) => Math.max(most, Math.abs(found[k] - value)), 0);

/** Compares derivatives of codes with central differences. */
function assertSlopes(
  encode: (rows: Float64Array) => ArrayLike<number>,
  pushForward: ((rows: Float64Array, directions: Float64Array) => Float64Array) | null,
  points: Float64Array,
): void {
  assert.ok(pushForward !== null);
  const directions = points.map((_, k) => Math.sin(7 * k));
  const moved = (step: number): ArrayLike<number> => encode(points.map((x, k) => x + step * directions[k]));
  const [before, after] = [moved(-1e-6), moved(1e-6)];
  pushForward(points, directions).forEach((slope, k) => {
    const difference = (after[k] - before[k]) / 2e-6;
    assert.ok(Math.abs(slope - difference) <= 1e-6 * Math.max(1, Math.abs(slope)), `${slope} and ${difference}`);
  });
}

/** The end of an examination of a model of the examples. */
async function examine(definition: DatasetDefinition) {
  const events: RunEvent[] = [];
  const examination = await Examination.start({
    definition: { samples: { train: 1000, test: 1000 }, ...definition },
    source: { file: 'test.dataset.ts', hash: '', version: '0', point: null },
    seed: null,
    version: 0,
    guard: (_field, task) => task(),
    readTable: () => Promise.reject(new Error('no tables here')),
    readModel: (source) => readModel(source, path.resolve('examples/x.dataset.ts'), () => undefined),
    emit: (event) => void events.push(event),
  });
  for (const pause of examination.finishing(() => true)) assert.equal(pause, undefined);
  const end = events.at(-1);
  assert.ok(end?.kind === 'finished');
  return { result: end.result, run: examination.description };
}

describe('The models of the examples', () => {
  for (const [name, { points, codes, reconstruction }] of Object.entries(stored)) {
    it(`give the codes and errors that PyTorch gives: ${name}`, () => {
      const bytes = new Uint8Array(readFileSync(`examples/models/${name}.onnx`));
      assert.ok(bytes.length <= 200_000);
      const graph = readOnnx(bytes, () => new Uint8Array());
      const { encode, decode, pushForward, isContinuous } = createAutoencoder(
        graph,
        null,
        Float64Array.from(points),
        dimensions[name],
      );
      assert.ok(isContinuous);
      const found = encode.float64(Float64Array.from(points));
      assert.ok(greatest(found, codes) < 1e-6, `codes differ by ${greatest(found, codes)}`);
      assert.ok(greatest(decode.float64(found), reconstruction) < 1e-6);
      assertSlopes(encode.float64, pushForward, Float64Array.from(points));
      const single = encode.float32(new Float32Array(points));
      assert.ok(greatest(decode.float32(single), reconstruction) < 1e-6);
    });
  }

  it('have a proved certificate, and a bound that they cannot beat: the circle', async () => {
    const { result, run } = await examine({ manifold: circle(), model: onnx('models/circle.onnx') });
    assert.deepEqual(run.autoencoder.widths, [2, 32, 32, 1, 32, 32, 2]);
    assert.equal(result.theory?.supErrorBound, 1);
    assert.ok(result.error.sup >= 1);
    assert.ok(result.certificate !== null && result.certificate.bound >= 0.999);
    assert.equal(result.certificate.proof?.kind, 'exact');
  });

  it('count batch normalisation among the layers: the sphere', async () => {
    const { result, run } = await examine({ manifold: sphere({ dimension: 2 }), model: onnx('models/sphere.onnx') });
    assert.deepEqual(run.autoencoder.latent, { kind: 'euclidean', dimension: 2 });
    assert.equal(result.theory?.supErrorBound, 1);
    assert.ok(result.error.sup >= 1);
    assert.ok(result.certificate !== null && result.certificate.bound >= 0.99);
  });

  it('have the bound of their latent space: three-body phase space', async () => {
    const { result } = await examine({ manifold: phaseSpace({ particles: 3 }), model: onnx('models/three-body.onnx') });
    assert.ok(result.theory !== null && Math.abs(result.theory.supErrorBound - 1 / Math.sqrt(3)) < 1e-9);
    assert.ok(result.certificate !== null && result.certificate.bound > 0.1);
  });
});
