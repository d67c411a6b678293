// A damaged model is read as another model, or refused with an error of one or two sentences: it never hangs nor crashes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { layout, type Architecture } from '../../src/autoencoder/architecture.js';
import { exportModels } from '../../src/autoencoder/tfjs/export.js';
import { createAutoencoder } from '../../src/model/autoencoder.js';
import type { Graph } from '../../src/model/graph.js';
import { ModelError } from '../../src/model/model-error.js';
import { readOnnx } from '../../src/model/onnx/read-graph.js';
import { createRandom, type Random } from '../../src/random/random.js';
import { exportSafetensors } from '../../src/run/export/safetensors.js';
import { graphOfLayersModel } from '../../src/run/import/tensorflow-js.js';
import { graphOfSafetensors } from '../../src/run/import/safetensors.js';
import { graphOfKeras } from '../../src/worker/read-keras-file.js';
import { description } from '../unit/webview/run-events.js';
import { mutate } from './mutations.js';
import { caseCount } from './size.js';

const cases = caseCount('FUZZ_MODELS', 1000, 20_000);
const firstSeed = Number(process.env.FUZZ_SEED ?? 0);
/** Milliseconds that no model of a few kilobytes may take: a thousand times what one takes. */
const longest = 10_000;

interface Stored {
  readonly name: string;
  readonly model: string;
  readonly x: readonly number[];
}

const stored = JSON.parse(readFileSync('test/unit/model/golden/graphs.json', 'utf8')) as readonly Stored[];

/** Files of Keras 3, as `test/reference/make-keras.py` writes them. */
interface StoredKeras {
  readonly model: string;
  readonly dimension: number;
  readonly points: readonly number[];
}
const kerasFiles = Object.values(
  JSON.parse(readFileSync('test/unit/model/golden/keras.json', 'utf8')) as Readonly<Record<string, StoredKeras>>,
);

const architecture: Architecture = {
  ambientDimension: 3,
  hidden: [4],
  latent: { kind: 'sphere', dimension: 1 },
  activation: 'leakyRelu',
  initialization: 'glorotUniform',
  variational: null,
};
const weights = Float32Array.from({ length: layout(architecture).parameters }, (_, k) => Math.sin(k));

/** A damaged model, how it was damaged, and points that it takes. */
interface Damaged {
  readonly what: string;
  readonly read: () => Graph | Promise<Graph>;
  readonly points: Float64Array;
  readonly dimension: number;
}

describe('Damaged models', () => {
  /** @param share of them that is refused at least. */
  async function examineAll(count: number, share: number, damaged: (random: Random) => Damaged): Promise<void> {
    let refused = 0;
    for (let k = 0; k < count; k++) {
      const { what, read, points, dimension } = damaged(createRandom(firstSeed + k, 'search'));
      const where = `seed ${firstSeed + k}: ${what}`;
      const from = performance.now();
      try {
        const autoencoder = createAutoencoder(await read(), null, points, dimension);
        autoencoder.decode.float32(autoencoder.encode.float32(points));
      } catch (error) {
        assert.ok(error instanceof ModelError, `${where}: ${error instanceof Error ? (error.stack ?? '') : ''}`);
        assert.ok(error.message.length > 15 && !error.message.includes('undefined'), `${where}: ${error.message}`);
        refused++;
      }
      assert.ok(performance.now() - from < longest, `${where}: it took ${performance.now() - from} ms`);
    }
    assert.ok(refused > count * share, `${refused} were refused`);
  }

  it(`are refused in words or read as another model, ${cases} of them`, async function () {
    this.timeout(cases * 100 + longest);
    await examineAll(cases, 1 / 5, (random) => {
      const { name, model, x } = stored[random.integer(0, stored.length - 1)];
      const { kind, bytes } = mutate(new Uint8Array(Buffer.from(model, 'base64')), random);
      const read = (): Graph =>
        readOnnx(bytes, (file) => {
          throw new ModelError(`there is no file ${file}`);
        });
      return { what: `${name}, ${kind}`, read, points: Float64Array.from(x), dimension: x.length / 4 };
    });
  });

  it('are so in files of Keras, in the archive and in its parts', async function () {
    const count = Math.ceil(cases / 4);
    this.timeout(count * 400 + longest);
    await examineAll(count, 1 / 10, (random) => {
      const { model, points, dimension } = kerasFiles[random.integer(0, kerasFiles.length - 1)];
      const whole = new Uint8Array(Buffer.from(model, 'base64'));
      const part = ['', 'config.json', 'model.weights.h5'][random.integer(0, 2)];
      const files = unzipSync(whole);
      const { kind, bytes } = mutate(part === '' ? whole : files[part], random);
      const file = part === '' ? bytes : zipSync({ ...files, [part]: bytes });
      const read = (): Promise<Graph> => graphOfKeras(file, 2 ** 24);
      return { what: `${part}, ${kind}`, read, points: Float64Array.from(points), dimension };
    });
  });

  it('are so in files that are exported here', async function () {
    const count = Math.ceil(cases / 2);
    this.timeout(count * 100 + longest);
    const { latent, activation } = architecture;
    const run = { ...description, autoencoder: { ...description.autoencoder, latent, activation } };
    const ours = exportSafetensors(architecture, weights, run).bytes;
    const [json, numbers] = await exportModels(architecture, weights, null);
    await examineAll(count, 1 / 10, (random) => {
      const isTensorflowJs = random.integer(0, 1) === 1;
      const { kind, bytes } = mutate(new Uint8Array(isTensorflowJs ? json.bytes : ours), random);
      const read = (): Graph =>
        isTensorflowJs
          ? graphOfLayersModel(new TextDecoder().decode(bytes), () => numbers.bytes)
          : graphOfSafetensors(bytes);
      const points = Float64Array.from({ length: 12 }, (_, k) => Math.cos(k));
      return { what: `${isTensorflowJs ? 'TensorFlow.js' : 'safetensors'}, ${kind}`, read, points, dimension: 3 };
    });
  });
});
