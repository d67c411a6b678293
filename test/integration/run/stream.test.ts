import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dump } from 'npyjs';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { npy, type DatasetDefinition } from '../../../src/dataset/index.js';
import type { TableStream } from '../../../src/dataset/readers/table-stream.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { createRandom } from '../../../src/random/random.js';
import { Run, type RunOptions } from '../../../src/run/run.js';
import { collectSamples, type Samples } from '../../../src/run/samples.js';
import { openStream } from '../../../src/worker/open-stream.js';
import { readTable, type ReadContext } from '../../../src/worker/read-table.js';
import { loadWasm } from '../../support/engines.js';
import { readContext } from '../../support/read-context.js';
import { runOptions } from '../../support/run-options.js';

const [rows, dimension] = [12_000, 96];
/** Every so many rows, one has a missing value. */
const missingEvery = 500;

describe('a file that is read while it is trained on', () => {
  let folder: string;
  let context: ReadContext;
  before(async () => {
    folder = await temporaryFolder();
    context = readContext(path.join(folder, 'x.dataset.ts'));
    const random = createRandom(0, 'train');
    const values = new Float64Array(rows * dimension);
    for (let row = 0; row < rows; row++) {
      const [x, y] = [random.normal(), random.normal()];
      for (let k = 0; k < dimension; k++) values[row * dimension + k] = Math.sin(x * k) + Math.cos(y * k) + row / rows;
      if (row % missingEvery === 0) values[row * dimension + 3] = NaN;
    }
    await writeFile(path.join(folder, 'wide.npy'), new Uint8Array(dump(values, [rows, dimension])));
  });
  after(() => removeFolder(folder));

  const definition = (stream: boolean): DatasetDefinition => ({
    manifold: npy('wide.npy', { stream }),
    autoencoder: { hidden: [16] },
    training: { steps: 400, batchSize: 64, validation: { fraction: 0.1 } },
  });

  /** Streams with windows of about two of the file's blocks, which hold 2,730 rows each. */
  const inSmallWindows: NonNullable<RunOptions['openStream']> = async (
    manifold,
    field,
  ): Promise<TableStream | null> => {
    const stream = await openStream(manifold, field, context);
    return stream && { ...stream, windowNumbers: 4000 * dimension };
  };
  const collect = (stream: boolean): Promise<Samples> =>
    collectSamples(
      definition(stream),
      5,
      context.guard,
      (manifold, field) => readTable(manifold, field, context),
      inSmallWindows,
    );

  it('gives the samples that it gives from memory', async () => {
    const [streamed, whole] = [await collect(true), await collect(false)];
    assert.equal(whole.streamed, null);
    assert.equal(streamed.streamed?.count, whole.train.count);
    assert.equal(streamed.trainCount, whole.trainCount);
    for (const name of ['train', 'validation', 'test'] as const)
      assert.deepEqual(streamed[name]?.points, whole[name]?.points, name);
    await streamed.streamed.windows(null, 64).close();
  });

  it('is seen row by row, each once in a pass, in windows that are another mix of blocks in the next', async () => {
    const samples = await collect(true);
    const windows = samples.streamed?.windows(null, 64);
    assert.ok(windows !== undefined);
    /** The rows of a pass by their first coordinate, which no two share, window by window. */
    const pass = async (): Promise<number[][]> => {
      const seen: number[][] = [];
      for (let left = samples.trainCount; left > 0;) {
        await windows.untilReady();
        const part = windows.next();
        assert.ok(part !== null && part.count <= windows.most);
        const points = new Float32Array(part.count * dimension);
        part.gather(
          Uint32Array.from({ length: part.count }, (_, row) => row),
          points,
          dimension,
        );
        seen.push(Array.from({ length: part.count }, (_, row) => points[row * dimension]));
        left -= part.count;
      }
      return seen;
    };
    const [first, second] = [await pass(), await pass()];
    assert.ok(first.length > 1, `${first.length} windows`);
    const sorted = (all: readonly number[][]): number[] => all.flat().sort((a, b) => a - b);
    const { points } = samples.train;
    const expected = Array.from({ length: samples.train.count }, (_, row) => Math.fround(points[row * dimension]));
    assert.deepEqual(
      sorted(first),
      expected.sort((a, b) => a - b),
    );
    assert.deepEqual(sorted(second), sorted(first));
    assert.notDeepEqual(second, first);
    await windows.close();
  });

  it('trains to the same bits each time, as well as from memory, and says how it shuffles', async () => {
    const engine = await loadWasm();
    const train = async (stream: boolean): Promise<RunEvent[]> => {
      const events: RunEvent[] = [];
      const run = await Run.start({
        ...runOptions(definition(stream), engine, events),
        readTable: (manifold, field) => readTable(manifold, field, context),
        openStream: inSmallWindows,
      });
      while (!run.isComplete) {
        await run.untilRows();
        run.advance(50);
      }
      const ending = run.finishing(() => false);
      while (ending.next().done !== true);
      return events;
    };
    const [once, again, whole] = [await train(true), await train(true), await train(false)];
    const lossOf = (events: readonly RunEvent[]): RunResult['loss'] => {
      const last = events.at(-1);
      assert.ok(last?.kind === 'finished');
      return last.result.loss;
    };
    assert.deepEqual(lossOf(again), lossOf(once));
    assert.ok(Math.abs(lossOf(once).test / lossOf(whole).test - 1) < 0.2);
    const warnings = once.flatMap((event) => (event.kind === 'warning' ? event.message : []));
    assert.ok(
      warnings.some((message) => message.includes('shuffled within windows of about 4,000 rows')),
      warnings.join('\n'),
    );
    assert.ok(warnings.some((message) => message.includes('24 rows left out, where a value is missing')));
  });

  it('is refused with what to do where rows are drawn by weight, or the format has no blocks', async () => {
    await assert.rejects(
      openStream(npy('wide.npy', { stream: true, weight: 0 }), 'manifold', context),
      /manifold: cannot read wide.npy: expected `stream: true` or a `weight`, got both: rows are drawn by weight/,
    );
  });
});
