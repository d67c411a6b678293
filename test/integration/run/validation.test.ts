import assert from 'node:assert/strict';
import type { Engine } from '../../../src/autoencoder/engine.js';
import { circle, euclidean, noise, type DatasetDefinition, type TrainingOptions } from '../../../src/dataset/index.js';
import type { TrainedNetwork } from '../../../src/protocol/description.js';
import type { RunEvent, RunFinished } from '../../../src/protocol/events.js';
import { Run } from '../../../src/run/run.js';
import { createValidation } from '../../../src/run/validation.js';
import { loadWasm } from '../../support/engines.js';
import { runOptions } from '../../support/run-options.js';

/** A hundred noisy points and a network that learns them by heart. */
function overfitting(training: TrainingOptions, radius = 1): DatasetDefinition {
  return {
    manifold: noise(circle({ radius }), { standardDeviation: 0.2 }),
    samples: { train: 100, test: 100 },
    autoencoder: { hidden: [48, 48], latent: euclidean(1) },
    training: {
      batchSize: 16,
      optimizer: { kind: 'adam', learningRate: 5e-3 },
      schedule: { kind: 'constant' },
      ...training,
    },
  };
}

describe('validation', () => {
  let engine: Engine;
  before(async () => {
    engine = await loadWasm();
  });

  async function start(
    definition: DatasetDefinition,
    { previous = null, seed = null }: { previous?: TrainedNetwork | null; seed?: number | null } = {},
  ): Promise<{ run: Run; events: RunEvent[] }> {
    const events: RunEvent[] = [];
    const run = await Run.start({ ...runOptions(definition, engine, events), seed, previous });
    return { run, events };
  }

  function finish(run: Run, events: readonly RunEvent[]): RunFinished {
    run.finish();
    const last = events[events.length - 1];
    assert.equal(last.kind, 'finished');
    return last;
  }

  async function record(definition: DatasetDefinition, previous: TrainedNetwork | null = null, slice = 1e9) {
    const { run, events } = await start(definition, { previous });
    while (!run.isComplete) run.advance(slice);
    const finished = finish(run, events);
    return { run, events, finished, measured: events.filter((event) => event.kind === 'validation') };
  }

  it('takes its points out of the training sample, by the seed', async () => {
    const plain = (await start(overfitting({}))).run.samples;
    const split = (await start(overfitting({ validation: { count: 30 } }))).run.samples;
    const xs = (points: Float64Array | undefined): number[] =>
      [...(points ?? [])].filter((_, index) => index % 2 === 0);
    const [all, train, held] = [plain.train, split.train, split.validation ?? undefined].map((sample) =>
      xs(sample?.points),
    );
    assert.deepEqual([plain.validation, train.length, held.length], [null, 70, 30]);
    assert.deepEqual([...train, ...held].toSorted(), all.toSorted());
    assert.deepEqual(split.test, plain.test);
    const again = (await start(overfitting({ validation: { fraction: 0.3 } }))).run.samples;
    assert.deepEqual(again.validation, split.validation);
    const other = (await start(overfitting({ validation: { count: 30 } }), { seed: 1 })).run.samples;
    assert.notDeepEqual(xs(other.validation?.points).length, 0);
    // Not simply the first or the last ones.
    const places = held.map((x) => all.indexOf(x));
    assert.ok(Math.min(...places) < 20 && Math.max(...places) > 79, places.join(', '));
  });

  it('measures the loss once an epoch, or as often as the definition says, and after the last step', async () => {
    const { measured, run } = await record(overfitting({ steps: 25, validation: {} }));
    assert.equal(run.settings.validation?.count, 10);
    // 90 points in batches of 16
    assert.deepEqual(
      measured.map(({ step }) => step),
      [5, 10, 15, 20, 25],
    );
    const often = await record(overfitting({ steps: 25, validation: { every: 12 } }));
    assert.deepEqual(
      often.measured.map(({ step }) => step),
      [12, 24, 25],
    );
    const points = Float32Array.from(run.samples.validation?.points ?? []);
    assert.equal(measured.at(-1)?.loss, run.trainer.loss(points));
  });

  it('ends early with the network of the lowest loss, to the bit', async () => {
    const definition = overfitting({
      steps: 20_000,
      validation: { fraction: 0.4, every: 20 },
      earlyStopping: { patience: 15 },
    });
    const { run, events, finished, measured } = await record(definition);
    assert.equal(finished.reason, 'early');
    const { validation, steps } = finished.result;
    assert.ok(validation !== null && steps < 20_000);
    const losses = measured.map(({ loss }) => loss);
    const lowest = losses.indexOf(Math.min(...losses));
    assert.deepEqual(validation.best, { step: 20 * (lowest + 1), loss: losses[lowest] });
    assert.deepEqual([validation.last.step, validation.restored], [steps, true]);
    assert.equal(steps, validation.best.step + 15 * 20);

    const { architecture, training } = run.settings;
    const reference = engine.compile({
      architecture,
      ...training,
      points: Float32Array.from(run.samples.train.points),
    });
    reference.trainSteps(validation.best.step);
    assert.deepEqual(run.trainer.parameters(), reference.parameters());
    const picture = events.findLast((event) => event.kind === 'frame');
    assert.equal(picture?.step, steps);
    assert.deepEqual(picture.codes, reference.encode(Float32Array.from(run.samples.test.points)));

    const sliced = await record(definition, null, 0.01);
    assert.deepEqual(sliced.finished.result.error, finished.result.error);
  });

  it('keeps the last network where only early stopping is asked for, and the best one without it', async () => {
    const early = overfitting({
      steps: 20_000,
      validation: { fraction: 0.4, every: 20 },
      earlyStopping: { patience: 3 },
      keepBest: false,
    });
    assert.equal((await record(early)).finished.result.validation?.restored, false);
    const { finished } = await record(
      overfitting({ steps: 1500, keepBest: true, validation: { fraction: 0.4, every: 20 } }),
    );
    assert.deepEqual([finished.reason, finished.result.validation?.restored], ['completed', true]);
  });

  it('keeps the best network of a run that the user stops, too', async () => {
    const { run, events } = await start(
      overfitting({ steps: 20_000, keepBest: true, validation: { fraction: 0.4, every: 20 } }),
    );
    while (run.step < 1490) run.advanceOneStep();
    const { reason, result } = finish(run, events);
    assert.equal(reason, 'stopped');
    assert.ok(result.validation);
    assert.deepEqual([result.validation.last.step, result.validation.restored], [1490, true]);
  });

  it('counts as an improvement what falls by more than the least one', () => {
    const every = 10;
    const validation = createValidation(
      { count: 1, every, earlyStopping: { patience: 2, minimumImprovement: 0.1 }, keepBest: true },
      1000,
    );
    const losses = [1, 0.95, 0.85, 0.8, 0.76, 0.5];
    const exhausted = losses.map((loss, k) => {
      validation.take(every * (k + 1), loss, () => Float32Array.of(loss));
      return validation.isExhausted;
    });
    assert.deepEqual(exhausted, [false, false, false, false, true, false]);
    assert.equal(validation.bestParameters, null, 'the last network is the best');
    validation.take(70, Number.NaN, () => Float32Array.of(0));
    assert.deepEqual(validation.bestParameters, Float32Array.of(0.5));
  });

  it('refuses a sample that leaves nothing to train on, or no batch', async () => {
    await assert.rejects(
      start(overfitting({ validation: { count: 100 } })),
      /training\.validation: expected fewer points than the 100 of the training sample, got 100/,
    );
    await assert.rejects(
      start(overfitting({ batchSize: 80, validation: { count: 30 } })),
      /training\.batchSize: expected at most 70/,
    );
  });

  it('goes on from a network before where only the data have changed', async () => {
    const training = { steps: 400, schedule: { kind: 'cosine' } } as const;
    const before = await record(overfitting(training));
    const previous = { run: before.run.description, parameters: before.run.trainer.parameters() };
    const { run, events } = await start(overfitting(training, 1.1), { previous });
    assert.equal(run.description.training?.warmStart, true);
    assert.deepEqual(run.trainer.parameters(), previous.parameters);
    assert.equal(events.find((event) => event.kind === 'frame')?.step, 0);
    for (const other of [
      await start(overfitting({ ...training, batchSize: 8 }, 1.1), { previous }),
      await start(overfitting(training, 1.1), { previous, seed: 5 }),
    ]) {
      assert.equal(other.run.description.training?.warmStart, false);
      assert.notDeepEqual(other.run.trainer.parameters(), previous.parameters);
    }
  });
});
