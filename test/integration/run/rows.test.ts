// Runs on tables whose rows have labels and weights.
import assert from 'node:assert/strict';
import { csv, euclidean, type DatasetDefinition } from '../../../src/dataset/index.js';
import { categoryLabel } from '../../../src/dataset/readers/label.js';
import { plainTable, type Table } from '../../../src/dataset/readers/table.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { createRandom } from '../../../src/random/random.js';
import { Run } from '../../../src/run/run.js';
import { loadWasm } from '../../support/engines.js';
import { runOptions } from '../../support/run-options.js';

const rows = 600;
/** A common class along one line and a rare one along another, which one latent dimension cannot both hold. */
function tableOf(weightOf: ((isRare: boolean) => number) | null): Table {
  const random = createRandom(1, 'test');
  const isRare = Array.from({ length: rows }, (_, row) => row % 10 === 0);
  const values = Float64Array.from(
    isRare.flatMap((rare) => {
      const t = random.uniform(-1, 1);
      return rare ? [0, t] : [t, 0];
    }),
  );
  return {
    ...plainTable(2, values),
    labels: [categoryLabel('kind', ['common', 'rare'], Uint32Array.from(isRare, Number))],
    weights: weightOf === null ? null : Float64Array.from(isRare, weightOf),
  };
}

const definition: DatasetDefinition = {
  manifold: csv('rows.csv'),
  autoencoder: { hidden: [16], latent: euclidean(1) },
  training: { steps: 1500, batchSize: 32 },
};

async function resultOf(
  table: Table,
  of: DatasetDefinition = definition,
): Promise<{ result: RunResult; events: RunEvent[] }> {
  const events: RunEvent[] = [];
  const run = await Run.start({
    ...runOptions(of, await loadWasm(), events),
    readTable: () => Promise.resolve(table),
  });
  while (!run.isComplete) run.advance(50);
  run.finish();
  const end = events.at(-1);
  assert.ok(end?.kind === 'finished');
  return { result: end.result, events };
}

describe('a run on rows with labels and weights', () => {
  it('tells which class is reconstructed worst, and which columns make that up', async () => {
    const { result } = await resultOf(tableOf(null));
    const [label] = result.errorsByLabel ?? [];
    assert.equal(label.label, 'kind');
    assert.deepEqual(
      label.categories.map(({ category }) => category),
      ['rare', 'common'],
    );
    assert.equal(
      label.categories.reduce((sum, { count }) => sum + count, 0),
      result.error.count,
    );
    assert.equal(Math.max(...label.categories.map(({ sup }) => sup)), result.error.sup);
    const rare = result.errorByColumn?.byLabel[0].categories.find(({ category }) => category === 'rare');
    assert.equal(rare?.columns[0].column, 1, 'the coordinate along which the rare ones vary');
    const total = result.errorByColumn?.columns.reduce((sum, { share }) => sum + share, 0) ?? 0;
    assert.ok(Math.abs(total - 1) < 1e-9);
  });

  it('learns what is heavy rather than what is frequent', async () => {
    const { result, events } = await resultOf(tableOf((isRare) => (isRare ? 200 : 1)));
    const medians = new Map(result.errorsByLabel?.[0].categories.map(({ category, median }) => [category, median]));
    assert.ok((medians.get('rare') ?? 9) < (medians.get('common') ?? 0), JSON.stringify([...medians]));
    assert.ok((result.error.effectiveCount ?? Infinity) < 30, `${result.error.effectiveCount} effective points`);
    assert.ok(events.some((event) => event.kind === 'warning' && /those to test on, 120 as \d+\./.test(event.message)));
    const [started] = events;
    assert.ok(started.kind === 'started' && started.display.weights?.length === started.display.count);
  });

  it('is the same run with equal weights as with none', async () => {
    const [none, equal] = [await resultOf(tableOf(null)), await resultOf(tableOf(() => 0.5))];
    assert.equal(equal.result.error.median, none.result.error.median);
    assert.ok(Math.abs(equal.result.loss.test / none.result.loss.test - 1) < 1e-5);
  });

  it('refuses to train on negative weights', async () => {
    await assert.rejects(
      resultOf(tableOf((isRare) => (isRare ? -1 : 1))),
      /manifold: expected weights of at least 0 to train on, got -1/,
    );
  });
});
