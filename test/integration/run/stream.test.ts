import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dump } from 'npyjs';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { npy, type DatasetDefinition, type Manifold } from '../../../src/dataset/index.js';
import type { TableStream } from '../../../src/dataset/readers/table-stream.js';
import { packEvent } from '../../../src/protocol/event-log.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { createRandom } from '../../../src/random/random.js';
import { Run, type RunOptions } from '../../../src/run/run.js';
import { collectSamples, type Samples } from '../../../src/run/samples.js';
import type { StreamedSource } from '../../../src/run/stream-samples.js';
import { trainingSource } from '../../../src/run/training-source.js';
import { checkpointBytes, hashOfSamples, readCheckpoint } from '../../../src/worker/checkpoint-file.js';
import { openStream } from '../../../src/worker/open-stream.js';
import { readTable, type ReadContext } from '../../../src/worker/read-table.js';
import { loadWasm } from '../../support/engines.js';
import { readContext } from '../../support/read-context.js';
import { runOptions } from '../../support/run-options.js';
import { timeless } from '../../support/timeless.js';

const [rows, dimension] = [12_000, 96];
/** Every this many rows, one has a missing value. */
const missingEvery = 500;

/** Its rows as they are. */
function openedWindows({ streamed, trained }: Samples): StreamedSource {
  assert.ok(streamed !== null);
  return streamed.windows(trainingSource(trained, null).first, null, 64, null);
}

/** The rows of a pass by their first coordinate, which no two share, window by window. */
async function passOver(windows: StreamedSource, count: number): Promise<number[][]> {
  const seen: number[][] = [];
  for (let left = count; left > 0;) {
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
}

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
    // Weights that grow along the file, many of them 0: whole blocks are left out, and others hold rows many times.
    const weighted = new Float64Array(rows * (dimension + 2));
    for (let row = 0; row < rows; row++) {
      const at = row * (dimension + 2);
      weighted.set(values.subarray(row * dimension, (row + 1) * dimension), at);
      const heavy = row % 997 === 3 ? 100 : random.uniform();
      weighted.set([row < 3000 ? 0 : heavy * (row / rows) ** 2, random.uniform() < 0.25 ? 1 : 0], at + dimension);
    }
    await writeFile(path.join(folder, 'weighted.npy'), new Uint8Array(dump(weighted, [rows, dimension + 2])));
  });
  after(() => removeFolder(folder));

  const plain = (stream: boolean): Manifold => npy('wide.npy', { stream });
  const weighted = (stream: boolean): Manifold =>
    npy('weighted.npy', {
      stream,
      columns: [{ from: 0, to: dimension - 1 }],
      labels: [dimension + 1],
      weight: dimension,
      test: { column: dimension + 1, value: 1 },
    });
  const definition = (manifold: Manifold): DatasetDefinition => ({
    manifold,
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
  const collect = (manifold: Manifold): Promise<Samples> =>
    collectSamples(
      definition(manifold),
      5,
      context.guard,
      (manifold, field) => readTable(manifold, field, context),
      inSmallWindows,
    );

  for (const [name, manifold] of [
    ['a file', plain],
    ['a file with weights and a column of rows to test on', weighted],
  ] as const) {
    it(`gives the samples that it gives from memory: ${name}`, async () => {
      const [streamed, whole] = [await collect(manifold(true)), await collect(manifold(false))];
      assert.equal(whole.streamed, null);
      assert.notEqual(streamed.streamed, null);
      assert.deepEqual({ ...streamed, streamed: null, warnings: [] }, { ...whole, warnings: [] });
      const counted = ({ warnings }: Samples): string[] =>
        warnings.filter((words) => words.startsWith('By their weights'));
      assert.deepEqual(counted(streamed), counted(whole));
      await openedWindows(streamed).close();
    });

    it(`is seen as often as from memory in a pass, in windows that are another mix of blocks in the next: ${name}`, async () => {
      const samples = await collect(manifold(true));
      const windows = openedWindows(samples);
      const [first, second] = [
        await passOver(windows, samples.trainCount),
        await passOver(windows, samples.trainCount),
      ];
      assert.ok(first.length > 1, `${first.length} windows`);
      const sorted = (all: readonly number[][]): number[] => all.flat().sort((a, b) => a - b);
      const { points, count } = (await collect(manifold(false))).trained;
      const expected = Array.from({ length: count }, (_, row) => Math.fround(points[row * dimension]));
      assert.deepEqual(
        sorted(first),
        expected.sort((a, b) => a - b),
      );
      assert.deepEqual(sorted(second), sorted(first));
      assert.notDeepEqual(second, first);
      await windows.close();
    });
  }

  it('trains to the same bits each time, as well as from memory, and says how it shuffles', async () => {
    const engine = await loadWasm();
    const train = async (stream: boolean): Promise<RunEvent[]> => {
      const events: RunEvent[] = [];
      const run = await Run.start({
        ...runOptions(definition(plain(stream)), engine, events),
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

  const bytesOf = (events: readonly RunEvent[]): string[] =>
    events.map((event) => Buffer.from(packEvent(timeless(event))).toString('base64'));

  const shorter = {
    samples: { shown: 50 },
    training: { steps: 300, batchSize: 64, validation: { fraction: 0.1 } },
  } as const;
  const inOneWindow: NonNullable<RunOptions['openStream']> = (manifold, field) => openStream(manifold, field, context);

  for (const [what, manifold, open] of [
    ['in small windows', plain, inSmallWindows],
    ['with rows that come several times', weighted, inSmallWindows],
    ['in one window', plain, inOneWindow],
  ] as const) {
    it(`goes on after interruptions to the same bits: ${what}`, async () => {
      const engine = await loadWasm();
      const opened: TableStream[] = [];
      const options = (events: RunEvent[]): RunOptions => ({
        ...runOptions({ ...definition(manifold(true)), ...shorter }, engine, events),
        readTable: (manifold, field) => readTable(manifold, field, context),
        openStream: async (manifold, field) => {
          const stream = await open(manifold, field);
          if (stream !== null) opened.push(stream);
          return stream;
        },
      });
      const whole: RunEvent[] = [];
      const run = await Run.start(options(whole));
      while (!run.isComplete) {
        await run.untilRows();
        run.advance(50);
      }

      const file = path.join(folder, 'checkpoint.bin');
      const random = createRandom(2, 'test');
      const events: RunEvent[] = [];
      let parts = await Run.start(options(events));
      const seen = { within: 0, between: 0 };
      for (let stop = 0; ;) {
        stop += random.integer(40, 80);
        while (!parts.isComplete && parts.step < stop) {
          await parts.untilRows();
          parts.advanceTo(stop, 50);
        }
        // Every other time where the next window is still being read, if it is.
        if (stop % 2 === 0) parts.advanceTo(parts.step + 200, 1e9);
        if (parts.isComplete) break;
        const checkpoint = parts.checkpoint();
        assert.ok(checkpoint !== null);
        seen[checkpoint.trainer.batches.next === 0 ? 'between' : 'within']++;
        const content = { run: checkpoint, samples: hashOfSamples(parts.samples), events: events.length };
        await writeFile(file, checkpointBytes(content));
        const known = [...events];
        // What is lost.
        await parts.untilRows();
        parts.advance(5);
        const { description } = parts;
        for (const stream of opened.splice(0)) await stream.close();
        events.splice(0, events.length, ...known);
        const read = await readCheckpoint(file);
        parts = await Run.start({
          ...options(events),
          resumed: {
            run: description,
            checkpoint: read.run,
            check: (samples) => assert.equal(hashOfSamples(samples), read.samples),
          },
        });
        assert.equal(parts.step, checkpoint.trainer.step);
      }
      assert.ok(seen.within > 1, JSON.stringify(seen));
      if (open === inSmallWindows) assert.ok(seen.between > 0, JSON.stringify(seen));
      assert.deepEqual(bytesOf(events), bytesOf(whole));
      assert.deepEqual(parts.trainer.parameters(), run.trainer.parameters());
    });
  }

  it('knows each row of the file again, and not those in memory alone', async () => {
    const hash = async (file: string): Promise<string | undefined> => {
      const stream = await openStream(npy(file, { stream: true }), 'manifold', context);
      await stream?.close();
      return stream?.hash;
    };
    const before = await hash('wide.npy');
    assert.ok(before !== undefined);
    assert.equal(await hash('wide.npy'), before);
    const bytes = await readFile(path.join(folder, 'wide.npy'));
    bytes[bytes.length - 1] ^= 1;
    await writeFile(path.join(folder, 'changed.npy'), bytes);
    assert.notEqual(await hash('changed.npy'), before);
  });
});
