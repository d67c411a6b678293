// Dataset files made from seeds: a right one trains to its end, a wrong one gives an error at the line of its mistake.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../../src/autoencoder/engine.js';
import type { RunEvent } from '../../src/protocol/events.js';
import { createRandom } from '../../src/random/random.js';
import { Run } from '../../src/run/run.js';
import { bundleDataset } from '../../src/session/bundle.js';
import { locateFault } from '../../src/session/locate.js';
import { toFault } from '../../src/worker/fault.js';
import { loadDefinition } from '../../src/worker/load-definition.js';
import { readTable } from '../../src/worker/read-table.js';
import { loadWasm } from '../support/engines.js';
import { readContext } from '../support/read-context.js';
import { runOptions } from '../support/run-options.js';
import { datasetCase, lineOf, smaller, textOf, type DatasetCase } from './dataset-case.js';
import { caseCount } from './size.js';

const cases = caseCount('FUZZ_DATASETS', 60, 10_000);
const firstSeed = Number(process.env.FUZZ_SEED ?? 0);

describe('Dataset files made from seeds', () => {
  let engine: Engine;
  let folder: string;
  before(async () => {
    engine = await loadWasm();
    folder = await mkdtemp(path.join(tmpdir(), 'datasets-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** What is wrong with how a file is taken; null if nothing is. */
  async function complaint(one: DatasetCase): Promise<string | null> {
    const file = path.join(folder, 'made.dataset.ts');
    await writeFile(file, textOf(one));
    const bundled = await bundleDataset(file, null);
    if (!bundled.ok) return `it is not bundled: ${bundled.fault.message}`;
    const events: RunEvent[] = [];
    let phase: 'load' | 'sampling' | 'training' = 'load';
    try {
      const definition = loadDefinition(bundled.bundle.code, file, null);
      phase = 'sampling';
      const run = await Run.start({
        ...runOptions(definition, engine, events),
        readTable: (manifold, field) => readTable(manifold, field, readContext(file)),
      });
      phase = 'training';
      while (!run.isComplete) run.advance(1e9);
      for (const pause of run.finishing(() => false)) assert.equal(pause, undefined);
    } catch (error) {
      const { message, location, ofDataset } = locateFault(toFault(error, phase), bundled.bundle);
      const said = `${location?.line ?? 'no line'}: ${message}`;
      if (one.wrong === null) return `a right file is refused: ${said}`;
      if (!ofDataset) return `the file is not blamed: ${said}`;
      if (!/expected|Uncaught Error: no|cannot read|unknown/.test(message))
        return `it is not said what is expected: ${said}`;
      const line = lineOf(one, one.wrong);
      return location?.line === line ? null : `line ${line} is wrong, and line ${said} is blamed`;
    }
    if (one.wrong !== null) return 'a wrong file is trained';
    return events.at(-1)?.kind === 'finished' ? null : 'there is no result';
  }

  /** The smallest case with a complaint that leaving out a field after another comes to. */
  async function shrink(one: DatasetCase, why: string): Promise<readonly [DatasetCase, string]> {
    for (const other of smaller(one)) {
      const what = await complaint(other);
      if (what !== null) return shrink(other, what);
    }
    return [one, why];
  }

  it(`train, or say where they are wrong (${cases} files)`, async () => {
    const failed: string[] = [];
    for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
      const one = datasetCase(createRandom(seed, 'test'));
      const why = await complaint(one);
      if (why === null) continue;
      const [least, what] = await shrink(one, why);
      failed.push(`seed ${seed}: ${what}\n${textOf(least).split('\n').slice(3).join('\n')}`);
    }
    assert.equal(failed.length, 0, `${failed.length} of ${cases}:\n${failed.slice(0, 30).join('\n')}`);
  });
});
