import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isTable } from '../../../src/dataset/draw.js';
import type { DatasetDefinition } from '../../../src/dataset/index.js';
import { namedSignals, validateDefinition } from '../../../src/dataset/validate.js';
import { createRandom } from '../../../src/random/random.js';
import { createDisplay } from '../../../src/run/display.js';
import { drawSample, type Sample } from '../../../src/run/sample.js';

const folder = path.resolve('examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.dataset.ts'));
const call = <T>(_field: string, task: () => T): T => task();

async function load(file: string): Promise<DatasetDefinition> {
  const module = (await import(pathToFileURL(path.join(folder, file)).href)) as { readonly default: DatasetDefinition };
  return module.default;
}

describe('examples', () => {
  for (const file of files) {
    it(`${file} opens with what to look for and why, and its points can be drawn`, async () => {
      const [first, second, third, fourth] = readFileSync(path.join(folder, file), 'utf8').split('\n');
      assert.match(first, /^\/\/ Look for: /);
      assert.match(`${second}\n${third}`, /^\/\/ Why: /m);
      assert.doesNotMatch(fourth, /^\/\//);

      const definition = await load(file);
      validateDefinition(definition);
      for (const manifold of [definition.manifold, ...namedSignals(definition.signal).map(([, signal]) => signal)]) {
        if (isTable(manifold)) continue;
        const sample: Sample = drawSample(manifold, 200, createRandom(0, 'train'), 'manifold', call);
        assert.equal(sample.dimension, definition.manifold.ambientDimension);
        assert.equal(createDisplay(sample, sample, definition, call).count, 200);
      }
    });
  }
});
