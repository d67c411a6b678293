// A damaged model is read as another model, or refused with an error of one or two sentences: it never hangs nor crashes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createAutoencoder } from '../../src/model/autoencoder.js';
import { ModelError } from '../../src/model/model-error.js';
import { readOnnx } from '../../src/model/onnx/read-graph.js';
import { createRandom } from '../../src/random/random.js';
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

describe('Damaged models', () => {
  it(`are refused in words or read as another model, ${cases} of them`, function () {
    this.timeout(cases * 100 + longest);
    let refused = 0;
    for (let k = 0; k < cases; k++) {
      const random = createRandom(firstSeed + k, 'search');
      const { name, model, x } = stored[random.integer(0, stored.length - 1)];
      const { kind, bytes } = mutate(new Uint8Array(Buffer.from(model, 'base64')), random);
      const what = `seed ${firstSeed + k}: ${name}, ${kind}`;
      const from = performance.now();
      try {
        const graph = readOnnx(bytes, (file) => {
          throw new ModelError(`there is no file ${file}`);
        });
        const points = Float64Array.from(x);
        const autoencoder = createAutoencoder(graph, null, points, x.length / 4);
        autoencoder.decode.float32(autoencoder.encode.float32(points));
      } catch (error) {
        assert.ok(error instanceof ModelError, `${what}: ${error instanceof Error ? (error.stack ?? '') : ''}`);
        assert.ok(error.message.length > 15 && !error.message.includes('undefined'), `${what}: ${error.message}`);
        refused++;
      }
      assert.ok(performance.now() - from < longest, `${what}: it took ${performance.now() - from} ms`);
    }
    assert.ok(refused > cases / 5, `${refused} were refused`);
  });
});
