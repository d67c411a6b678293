import assert from 'node:assert/strict';
import type { Engine } from '../../../src/autoencoder/engine.js';
import { circle, parametric, spherical, type DatasetDefinition, type Manifold } from '../../../src/dataset/index.js';
import type { RunEvent, RunFinished } from '../../../src/protocol/events.js';
import { measureNames, type MeasureName } from '../../../src/protocol/panel.js';
import { Run } from '../../../src/run/run.js';
import { loadWasm } from '../../support/engines.js';
import { runOptions } from '../../support/run-options.js';

const definition: DatasetDefinition = {
  manifold: circle(),
  signal: { inner: circle({ radius: 0.5 }) },
  observables: { height: ([, y]) => y },
  bumpHunt: { observable: 'height', window: [0.2, 0.4] },
  samples: { train: 300, test: 300 },
  autoencoder: { variational: { beta: 1e-3 } },
  training: { steps: 10, batchSize: 64 },
};

/** The public names of a result, in their order; those of measures last. */
const known = [
  'name',
  'file',
  'engine',
  'seed',
  'steps',
  'seconds',
  'stepsPerSecond',
  'parameters',
  'loss',
  'validation',
];
const analysed = ['error', 'supParameters', 'latent', 'signals', 'theory', 'statements', 'suggestions'];
const measured = [
  'baselines',
  'certificate',
  'certificateSearch',
  'injectivity',
  'distortion',
  'homology',
  'intrinsicDimension',
  'bumpHunt',
  'posterior',
  'codeNorm',
  'errorsByLabel',
  'errorByColumn',
] as const;

describe('measures at the end of a run', () => {
  let engine: Engine;
  before(async () => {
    engine = await loadWasm();
  });

  /** @param wanted how many measures the user waits for. */
  async function endOf(wanted: number, of = definition): Promise<RunFinished> {
    const events: RunEvent[] = [];
    const run = await Run.start(runOptions(of, engine, events));
    run.advance(1e9);
    let taken = 0;
    for (const step of run.finishing(
      () => taken <= wanted,
      () => taken++,
    ))
      assert.equal(step, undefined);
    const end = events.findLast((event) => event.kind === 'finished');
    assert.ok(end !== undefined);
    return end;
  }

  it('fill the fields of the result, whose names and order stay', async () => {
    const { result, nearestLandmarks } = await endOf(Infinity);
    assert.deepEqual(Object.keys(result), [...known, ...analysed, ...measured]);
    assert.deepEqual(
      measured.filter((name) => result[name] === null),
      ['intrinsicDimension', 'codeNorm', 'errorsByLabel'],
    );
    assert.ok(nearestLandmarks);
  });

  it('measure the codes that are normalised, where there are such', async () => {
    const { result } = await endOf(Infinity, { ...definition, autoencoder: { latent: spherical(1) } });
    assert.equal(result.posterior, null);
    const { least, median } = result.codeNorm ?? { least: NaN, median: NaN };
    assert.ok(0 < least && least < median, `${least}, ${median}`);
  });

  it('know no other side of a chart that shows one side only, where nothing is declared', async () => {
    const strip = (isTwisted: boolean): Manifold =>
      parametric({
        ambientDimension: 3,
        domain: [
          [0, 2 * Math.PI],
          [-0.3, 0.3],
        ],
        map: ([u, v]) => {
          const half = isTwisted ? u / 2 : 0;
          const distance = 1 + v * Math.cos(half);
          return [distance * Math.cos(u), distance * Math.sin(u), v * Math.sin(half)];
        },
      });
    const shares = await Promise.all(
      [true, false].map(async (isTwisted) => {
        const manifold = strip(isTwisted);
        const { result } = await endOf(Infinity, { ...definition, manifold, signal: undefined, bumpHunt: undefined });
        return result.distortion?.tissot?.reversedShare;
      }),
    );
    assert.equal(shares[0], null);
    assert.equal(typeof shares[1], 'number');
  });

  it('leave them null, the same ones, where the user does not wait', async () => {
    const { result, nearestLandmarks } = await endOf(0);
    assert.deepEqual(Object.keys(result), [...known, ...analysed, ...measured]);
    assert.deepEqual(
      measured.filter((name) => result[name] !== null),
      [],
    );
    assert.equal(nearestLandmarks, null);
  });

  it('are taken in an order, the certificate first', async () => {
    const { result } = await endOf(4);
    assert.ok(result.certificateSearch !== null && result.injectivity !== null);
    assert.deepEqual([result.homology, result.distortion, result.baselines, result.bumpHunt], [null, null, null, null]);
  });

  it('are told one by one before they are taken, as far as the user waits', async () => {
    const run = await Run.start(runOptions(definition, engine, []));
    run.advance(1e9);
    const told: MeasureName[] = [];
    for (const step of run.finishing(
      () => told.length < 3,
      (measure) => told.push(measure),
    ))
      assert.equal(step, undefined);
    assert.deepEqual(told, measureNames.slice(0, 3));
  });
});
