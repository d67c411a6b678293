import assert from 'node:assert/strict';
import { mkdtemp, rm, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { layout, type Architecture } from '../../../src/autoencoder/architecture.js';
import { decodeFloat64, encodeFloat64 } from '../../../src/autoencoder/float64.js';
import { activations, type Latent } from '../../../src/autoencoder/options.js';
import { exportModels } from '../../../src/autoencoder/tfjs/export.js';
import { safetensors, tensorflowJs, type ModelSource } from '../../../src/dataset/index.js';
import { createAutoencoder } from '../../../src/model/autoencoder.js';
import { ModelError } from '../../../src/model/model-error.js';
import { createRandom } from '../../../src/random/random.js';
import { exportSafetensors } from '../../../src/run/export/safetensors.js';
import { declaredLatent } from '../../../src/run/examined-network.js';
import { graphOfLayersModel } from '../../../src/run/import/tensorflow-js.js';
import { graphOfSafetensors } from '../../../src/run/import/safetensors.js';
import { readModel } from '../../../src/worker/read-model.js';
import { description } from '../../unit/webview/run-events.js';

const dimension = 3;
const random = createRandom(0, 'search');
const numbers = (count: number): number[] => Array.from({ length: count }, () => Math.fround(random.uniform(-1, 1)));
const scaling = { mean: [1, -2, 0.5], scale: [2, 0.5, 3] };

const architectureOf = (change: Partial<Architecture>): Architecture => ({
  ambientDimension: dimension,
  hidden: [5, 4],
  latent: { kind: 'euclidean', dimension: 2 },
  activation: 'tanh',
  initialization: 'glorotUniform',
  variational: null,
  ...change,
});

const latents: readonly Latent[] = [
  { kind: 'euclidean', dimension: 4 },
  { kind: 'sphere', dimension: 2 },
  { kind: 'torus', dimension: 2 },
  { kind: 'mobius', dimension: 2 },
  { kind: 'klein', dimension: 2 },
];

describe('What is exported here', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'exports-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function write(name: string, bytes: Uint8Array): Promise<void> {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }

  const points = Float64Array.from(numbers(7 * dimension));
  const cases = [
    ...activations.map((activation) => architectureOf({ activation })),
    ...latents.map((latent) => architectureOf({ latent })),
    architectureOf({ variational: { beta: 1 } }),
  ];
  for (const architecture of cases) {
    const { latent, activation, variational } = architecture;
    it(`is read again as the network that it is: ${JSON.stringify(latent)}, ${activation}${variational === null ? '' : ', variational'}`, async () => {
      const parameters = Float32Array.from(numbers(layout(architecture).parameters));
      const run = {
        ...description,
        autoencoder: { ...description.autoencoder, latent, activation, standardization: scaling },
      };
      await write('weights.safetensors', exportSafetensors(architecture, parameters, run).bytes);
      for (const { path: name, bytes } of await exportModels(architecture, parameters, scaling))
        await write(name, bytes);
      const seen = points.map((x, k) => (x - scaling.mean[k % dimension]) / scaling.scale[k % dimension]);
      const codes = encodeFloat64(architecture, parameters, seen);
      const given = decodeFloat64(architecture, parameters, codes).map(
        (x, k) => x * scaling.scale[k % dimension] + scaling.mean[k % dimension],
      );
      const check = async (source: ModelSource, expected: number): Promise<void> => {
        const { graph, between } = await readModel(source, path.join(folder, 'a.dataset.ts'), () => undefined);
        const found = createAutoencoder(graph, between ?? 'code', points, dimension);
        assertNear(found.encode.float64(points), codes, expected);
        assertNear(found.decode.float64(codes), given, expected);
        assert.deepEqual(declaredLatent(graph), latent);
      };
      await check(safetensors('weights.safetensors'), 1e-12);
      // The scaling is part of its weights, which are rounded.
      await check(tensorflowJs('model.json'), 1e-5);
      await check(tensorflowJs({ encoder: 'encoder/model.json', decoder: 'decoder/model.json' }), 1e-5);
    });
  }

  it('is refused where a graph cannot hold it, or it is damaged, with the reason', async () => {
    const refused = (task: () => unknown, message: RegExp): void => {
      assert.throws(task, (error) => {
        assert.ok(error instanceof ModelError, String(error));
        assert.match(error.message, message);
        return true;
      });
    };
    const exported = (change: Partial<Architecture>): Uint8Array => {
      const architecture = architectureOf(change);
      const { latent, activation } = architecture;
      const run = { ...description, autoencoder: { ...description.autoencoder, latent, activation } };
      const parameters = new Float32Array(layout(architecture).parameters);
      return exportSafetensors(architecture, parameters, run).bytes;
    };
    refused(() => graphOfSafetensors(exported({ latent: { kind: 'projective', dimension: 2 } })), /eigenvectors/);
    const whole = exported({});
    refused(() => graphOfSafetensors(whole.subarray(0, 5)), /it has 5 bytes/);
    refused(() => graphOfSafetensors(whole.subarray(0, 60)), /its header should have/);
    refused(
      () => graphOfSafetensors(whole.subarray(0, whole.length - 4)),
      /the array "decoder\.2\.bias" of shape \[3\]: expected 12 bytes/,
    );
    const header = '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  ';
    const others = new Uint8Array(8 + header.length + 4);
    others[0] = header.length;
    others.set(new TextEncoder().encode(header), 8);
    refused(() => graphOfSafetensors(others), /weights alone do not say what the network does/);
    refused(() => graphOfLayersModel('{', () => new Uint8Array()), /expected JSON/);
    refused(() => graphOfLayersModel('{}', () => new Uint8Array()), /without modelTopology/);
    const [model, weights] = await exportModels(
      architectureOf({}),
      new Float32Array(layout(architectureOf({})).parameters),
      null,
    );
    const json = new TextDecoder().decode(model.bytes);
    refused(
      () => graphOfLayersModel(json, () => weights.bytes.subarray(0, 40)),
      /the array "[^"]+\/kernel" of shape \[3, 5\]: expected bytes 0 to 60 of weights\.bin, got 40 bytes/,
    );
    refused(
      () => graphOfLayersModel(json.replaceAll('"dtype":"float32"', '"dtype":"uint8"'), () => weights.bytes),
      /expected float32/,
    );
  });
});

function assertNear(found: ArrayLike<number>, expected: ArrayLike<number>, within: number): void {
  assert.equal(found.length, expected.length);
  for (let k = 0; k < found.length; k++)
    assert.ok(Math.abs(found[k] - expected[k]) < within, `${found[k]} and ${expected[k]}`);
}
