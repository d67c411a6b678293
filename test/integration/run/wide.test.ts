import assert from 'node:assert/strict';
import { euclidean, npy, torus, type DatasetDefinition } from '../../../src/dataset/index.js';
import { plainTable, type Table } from '../../../src/dataset/readers/table.js';
import { joinEvents, packEvent } from '../../../src/protocol/event-log.js';
import type { RunEvent, RunFinished, RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { projectOn } from '../../../src/protocol/projection.js';
import { createRandom } from '../../../src/random/random.js';
import { Run } from '../../../src/run/run.js';
import { createReport } from '../../../src/session/report.js';
import { dataTable } from '../../../webview/views/data/table.js';
import { pointsTable } from '../../../webview/points/points-table.js';
import { wholeReconstruction } from '../../../webview/points/reconstruction.js';
import { builtDistribution } from '../../support/distribution.js';
import { loadWasm } from '../../support/engines.js';
import { runOptions } from '../../support/run-options.js';

const megabyte = 1e6;

/** Points of a few dimensions, with some noise, in D columns. */
function wideTable(rows: number, dimension: number): Table {
  const random = createRandom(1, 'train');
  const directions = Float64Array.from({ length: 4 * dimension }, () => random.normal());
  const values = new Float64Array(rows * dimension);
  for (let row = 0; row < rows; row++) {
    const along = [random.normal(), random.normal(), random.normal(), random.normal()];
    for (let k = 0; k < dimension; k++) {
      const sum = along.reduce((total, factor, j) => total + factor * directions[j * dimension + k], 0);
      values[row * dimension + k] = Math.tanh(sum) + 0.05 * random.normal();
    }
  }
  return plainTable(dimension, values);
}

interface Recorded {
  readonly started: RunStarted;
  readonly frames: readonly RunFrame[];
  readonly finished: RunFinished;
  readonly packed: readonly ArrayBuffer[];
  readonly run: Run;
}

/** A run of the definition to its end, without the measures of the result. */
async function record(definition: DatasetDefinition, table: Table | null): Promise<Recorded> {
  const events: RunEvent[] = [];
  const options = runOptions(definition, await loadWasm(), events);
  const run = await Run.start({
    ...options,
    readTable: (manifold, field) => (table === null ? options.readTable(manifold, field) : Promise.resolve(table)),
  });
  while (!run.isComplete) run.advance(1000);
  const ending = run.finishing(() => false);
  while (ending.next().done !== true);
  const [started] = events;
  const finished = events.at(-1);
  assert.ok(started.kind === 'started' && finished?.kind === 'finished');
  const frames = events.filter((event) => event.kind === 'frame');
  return { started, frames, finished, packed: events.map(packEvent), run };
}

const wide: DatasetDefinition = {
  manifold: npy('wide.npy'),
  autoencoder: { hidden: [128, 32], latent: euclidean(2) },
  training: { steps: 60, batchSize: 64 },
};

async function bytesOf({ packed }: Recorded): Promise<{ readonly log: number; readonly report: number }> {
  return { log: joinEvents(packed).length, report: (await createReport(await builtDistribution(), packed)).length };
}

describe('the record of a run', () => {
  it('of 4,000 × 1,024 holds sixty pictures in 20 MB, and its report is below 10 MB', async () => {
    // So long that it has as many pictures as any: of a short one they are a share of the training.
    const long = { ...wide, training: { steps: 1700, batchSize: 64 } };
    const recorded = await record(long, wideTable(4000, 1024));
    const { log, report } = await bytesOf(recorded);
    assert.ok(recorded.frames.length > 30, `${recorded.frames.length} pictures`);
    assert.ok(log <= 20 * megabyte, `${log} bytes of events`);
    assert.ok(report <= 10 * megabyte, `${report} bytes of report`);
  });

  it('of 2,000 × 5,000 has the same budget', async () => {
    const recorded = await record(wide, wideTable(2000, 5000));
    const { log, report } = await bytesOf(recorded);
    assert.ok(log <= 20 * megabyte, `${log} bytes of events`);
    assert.ok(report <= 10 * megabyte, `${report} bytes of report`);
  });

  it('of 100,000 shown points is below 30 MB, with fewer pictures', async () => {
    const samples = { train: 1000, test: 100_000, shown: 100_000 };
    const recorded = await record({ manifold: torus(), samples, training: { steps: 120 } }, null);
    const { report } = await bytesOf(recorded);
    assert.equal(recorded.started.display.count, 100_000);
    assert.ok(recorded.frames.length >= 4, `${recorded.frames.length} pictures`);
    assert.ok(report <= 30 * megabyte, `${report} bytes of report`);
  });
});

describe('pictures of points of many coordinates', () => {
  const dimension = 40;
  let recorded: Recorded;
  before(async () => {
    recorded = await record({ ...wide, signal: npy('signal.npy') }, wideTable(500, dimension));
  });

  it('hold what the network makes of them along the axes of the projection', () => {
    const { started, frames, run } = recorded;
    const { projection, display, signals, train } = started;
    const last = frames.at(-1);
    assert.ok(projection && train && last?.train);
    for (const [k, share] of projection.shares.entries()) {
      const axis = projection.axes.subarray(k * dimension, (k + 1) * dimension);
      assert.ok(Math.abs(axis.reduce((sum, x) => sum + x * x, 0) - 1) < 1e-9);
      assert.ok(share > 0 && share <= (k === 0 ? 1 : projection.shares[k - 1]));
    }
    const { reconstruction, error } = run.model.evaluate(display.points);
    assert.deepEqual(last.reconstruction, projectOn(projection, reconstruction));
    assert.deepEqual(last.error, error);
    const ofTrain = run.samples.train.points.subarray(0, train.count * dimension);
    assert.deepEqual(train.points, projectOn(projection, new Float32Array(ofTrain)));
    assert.equal(last.train.reconstruction.length, 3 * train.count);
    assert.equal(last.signals[0].reconstruction.length, 3 * signals[0].count);
  });

  it('give all coordinates after the last step, through the decoder, and before it those along the axes', () => {
    const { started, frames, finished, run } = recorded;
    const [first, last] = [frames[0], frames.at(-1)];
    assert.ok(last);
    const whole = wholeReconstruction({ started, finished }, last);
    assert.ok(whole);
    const { reconstruction } = run.model.evaluate(started.display.points);
    assert.equal(whole.length, reconstruction.length);
    const apart = whole.reduce((most, value, at) => Math.max(most, Math.abs(value - reconstruction[at])), 0);
    assert.ok(apart < 1e-5, `${apart} apart`);
    assert.equal(wholeReconstruction({ started, finished }, first), null);

    const names = (frame: RunFrame): readonly string[] =>
      dataTable({ started, finished }, frame, { kind: 'error' }).map(({ name }) => name);
    assert.ok(names(last).includes('reconstruction x₄₀'));
    assert.ok(!names(first).includes('reconstruction x₄₀'));
    assert.ok(names(first).includes('reconstruction principal component 3'));
    const selected = new Uint8Array(started.display.count).fill(1);
    const csv = pointsTable({ started, finished }, last, selected).split('\n');
    assert.equal(csv.length, started.display.count + 2);
    assert.ok(csv[0].includes('reconstruction x₄₀'));
  });
});
