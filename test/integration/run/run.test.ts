import assert from 'node:assert/strict';
import type { Engine } from '../../../src/autoencoder/engine.js';
import {
  circle,
  embed,
  euclidean,
  points,
  restrict,
  sampled,
  sphere,
  spherical,
  torus,
  union,
  type DatasetDefinition,
} from '../../../src/dataset/index.js';
import { validateDefinition } from '../../../src/dataset/validate.js';
import { packEvent } from '../../../src/protocol/event-log.js';
import { describeMethods } from '../../../src/protocol/methods.js';
import type { RunEvent, RunFrame } from '../../../src/protocol/events.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { Run } from '../../../src/run/run.js';
import { loadWasm } from '../../support/engines.js';
import { runOptions } from '../../support/run-options.js';

/** A definition whose types are known at run time only, as those that the worker loads. */
const asLoaded = (definition: unknown): DatasetDefinition => definition as DatasetDefinition;

interface Recorded {
  readonly run: Run;
  readonly events: readonly RunEvent[];
  readonly result: RunResult;
}

describe('run', () => {
  let engine: Engine;
  before(async () => {
    engine = await loadWasm();
  });

  async function start(definition: unknown, seed: number | null, events: RunEvent[]): Promise<Run> {
    return Run.start({ ...runOptions(asLoaded(definition), engine, events), seed });
  }

  /** @param measures how many to take at the end; the certificate comes first. */
  async function record(
    definition: unknown,
    seed: number | null = null,
    { slice = 1e9, measures = Infinity } = {},
  ): Promise<Recorded> {
    const events: RunEvent[] = [];
    const run = await start(definition, seed, events);
    while (!run.isComplete) run.advance(slice);
    let taken = 0;
    for (const step of run.finishing(
      () => taken <= measures,
      () => taken++,
    ))
      assert.equal(step, undefined);
    const last = events[events.length - 1];
    assert.equal(last.kind, 'finished');
    return { run, events, result: last.result };
  }

  /** Two points of one code, far apart; the network at hand is off by at least the bound. */
  function assertCertificate({ run, result: { certificate, error } }: Recorded, bound: number): void {
    assert.ok(certificate && certificate.bound >= bound, JSON.stringify(certificate));
    const { x, y, latentDistance, separation } = certificate;
    assert.ok(latentDistance < 1e-9 && error.sup >= certificate.bound);
    assert.ok(Math.abs(Math.hypot(...x.map((value, i) => value - y[i])) - separation) < 1e-12);
    const off = [x, y].map((point) => run.model.evaluate(Float64Array.from(point)).error[0]);
    assert.deepEqual(certificate.error, off);
    assert.ok(
      Math.max(...off) >= certificate.bound * (1 - 1e-6) && error.sup >= Math.max(...off),
      `${off.join(', ')}, sup ${error.sup}`,
    );
    const { chart } = run.options.definition.manifold;
    assert.deepEqual(certificate.parameters?.map((at) => [...(chart?.map([...at]) ?? [])]) ?? null, chart && [x, y]);
    // In single precision too, up to what it can tell.
    const [code, other] = [x, y].map((point) => run.model.encode(Float64Array.from(point)));
    assert.ok(code.every((value, i) => Math.abs(value - other[i]) < 1e-3));
    assert.equal(certificate.exportedDistance, Math.hypot(...code.map((value, i) => value - other[i])));
    const { proof } = certificate;
    assert.ok(proof?.kind === 'exact' && proof.within < 1e-9 * separation, JSON.stringify(proof));
    assert.equal(certificate.bound, (separation - proof.within) / 2);
  }

  it('shows as many points as the definition says, and comes to the same result whatever they are', async () => {
    const definition = { manifold: circle(), training: { steps: 20 } };
    const few = await record({ ...definition, samples: { test: 2600 } });
    const many = await record({ ...definition, samples: { test: 2600, shown: 2500 } });
    for (const [{ events }, count] of [
      [few, 1500],
      [many, 2500],
    ] as const) {
      const [started] = events;
      assert.ok(started.kind === 'started' && started.display.count === count);
      const frames = events.filter((event) => event.kind === 'frame');
      assert.ok(frames.length > 2 && frames.every(({ error }) => error.length === count));
      const last = events[events.length - 1];
      assert.ok(last.kind === 'finished' && last.nearestLandmarks);
      assert.equal(last.nearestLandmarks.data.length, count);
      assert.equal(started.train?.count, 1500, 'of the training sample no more than by default');
    }
    const untimed = { seconds: 0, stepsPerSecond: 0 };
    assert.deepEqual({ ...many.result, ...untimed }, { ...few.result, ...untimed });
  });

  /*
   * The nets, lengths and constant learning rate of an independent reproduction in PyTorch; its spread over four seeds stands beside
   * each range. It takes ρ at fresh points alone, and at a constant rate the last steps of Adam may end high above the level of those before.
   */
  const circleNet = { hidden: [32, 32], activation: 'tanh' } as const;
  const schedule = { kind: 'constant' } as const;
  const circleTraining = { schedule, steps: 5000, batchSize: 64 } as const;
  const sphereNet = { hidden: [64, 64], activation: 'tanh' } as const;
  const certified = { measures: 1 };
  const sphereTraining = { schedule, steps: 8000, batchSize: 128 } as const;

  type Range = readonly [from: number, to: number];

  /** @param share of the test points with ρ > 0.1 */
  function assertErrors({ run, result: { error } }: Recorded, sup: Range, median: Range, share: Range): void {
    const rho = run.model.evaluate(run.samples.test.points).error;
    const large = rho.filter((value) => value > 0.1).length / rho.length;
    for (const [what, value, [from, to]] of [
      ['sup ρ', error.sup, sup],
      ['median of ρ', error.median, median],
      ['share of ρ > 0.1', large, share],
    ] as const)
      assert.ok(value >= from && value <= to, `${what}: expected from ${from} to ${to}, got ${value}`);
  }

  for (const seed of [0, 1]) {
    it(`cannot reconstruct all of a circle from one coordinate (seed ${seed}), and can from two`, async () => {
      const definition = { manifold: circle(), training: circleTraining };
      const one = await record({ ...definition, autoencoder: { ...circleNet, latent: euclidean(1) } }, seed);
      assert.equal(one.result.theory?.supErrorBound, 1);
      // 1.95 to 2.01, 0.02 to 0.06, 0.17 to 0.20
      assertErrors(one, [1.9, 2.1], [0.01, 0.08], [0.12, 0.28]);
      assertCertificate(one, 0.9);
      assert.deepEqual(one.result.homology?.data.betti, [1, 1]);
      // A line has no loop; where the sample has a gap there, it looks like two.
      assert.equal(one.result.homology.latent.betti[1], 0);
      // A closed curve in a line turns back at least twice, and neighbours at its cut are torn apart.
      assert.ok((one.result.injectivity?.folds ?? 0) >= 2);
      assert.ok(one.result.distortion?.tornEdges && one.result.distortion.tornEdges.torn > 0);
      const two = await record({ ...definition, autoencoder: { ...circleNet, latent: euclidean(2) } }, seed);
      assert.equal(two.result.theory, null);
      // 0.002 to 0.009, 0.0006 to 0.004, 0
      assertErrors(two, [0.001, 0.02], [0.0003, 0.01], [0, 0]);
      assert.equal(two.result.certificate, null);
      assert.ok(two.result.certificateSearch && two.result.certificateSearch.pairs > 20);
      assert.deepEqual(two.result.homology?.latent.betti, [1, 1]);
      assert.deepEqual(two.result.homology.reconstruction.betti, [1, 1]);
      assert.equal(two.result.injectivity, null);
      assert.equal(two.result.distortion?.tornEdges?.torn, 0);
      const [ours, theirs] = [two.result.distortion, one.result.distortion];
      assert.ok((ours.geodesicStress?.stress ?? 1) < 0.3 && (theirs.geodesicStress?.stress ?? 0) > 0.5);
      assert.ok((ours.neighbourhoods?.trustworthiness ?? 0) > 0.99);
    });
  }

  for (const seed of [0, 1]) {
    it(`cannot reconstruct all of a sphere from two coordinates (seed ${seed}), and can from three`, async () => {
      const definition = { manifold: sphere(), training: sphereTraining };
      const two = await record({ ...definition, autoencoder: { ...sphereNet, latent: euclidean(2) } }, seed, certified);
      assert.equal(two.result.theory?.supErrorBound, 1);
      // 1.85 to 1.91, 0.012 to 0.024, 0.01
      assertErrors(two, [1.8, 2.1], [0.008, 0.035], [0.003, 0.08]);
      assertCertificate(two, 0.9);
      const three = await record(
        { ...definition, autoencoder: { ...sphereNet, latent: euclidean(3) } },
        seed,
        certified,
      );
      // 0.002 to 0.005, 0.001 to 0.003, 0
      assertErrors(three, [0.001, 0.05], [0.0003, 0.02], [0, 0]);
      assert.equal(three.result.certificate, null);
    });
  }

  const network = circleNet;
  const samples = { train: 2000, test: 1000 };
  const training = { steps: 2500, batchSize: 64, optimizer: { kind: 'adam', learningRate: 2e-3 } } as const;

  it('has a certificate for a torus in the plane, and for manifolds that are drawn without a chart', async () => {
    const autoencoder = { ...sphereNet, latent: euclidean(2) };
    for (const [manifold, bound] of [
      [torus(), 0.9],
      [{ ...sphere(), chart: null }, 0.5],
      [union([sphere(), embed(circle(), { dimension: 3 })]), 0.5],
    ] as const) {
      assertCertificate(await record({ manifold, samples, training, autoencoder }, null, certified), bound);
    }
  });

  it('proves that there is one code in units of the data, with a kink in the activation too', async () => {
    const autoencoder = { hidden: [16, 16], activation: 'relu', latent: euclidean(1), standardize: true };
    assertCertificate(await record({ manifold: circle({ radius: 40 }), samples, training, autoencoder }), 20);
  });

  it('claims no more of codes on a curved latent space than a decoder as smooth as its own', async () => {
    const autoencoder = { hidden: [16], latent: spherical(1) };
    const { result } = await record({ manifold: sphere(), samples, training, autoencoder }, null, certified);
    assert.ok(result.certificate?.proof?.kind === 'lipschitz', JSON.stringify(result.certificate));
    const { bound, separation, proof, exportedDistance = NaN } = result.certificate;
    assert.ok(proof.constant > 0.1 && exportedDistance < 1e-5);
    assert.equal(bound, (separation - proof.constant * exportedDistance) / 2);
    assert.ok(Math.max(...(result.certificate.error ?? [])) >= bound);
    const said = result.statements?.find(({ kind }) => kind === 'certificate');
    assert.match(
      said?.text ?? '',
      /as exported, so one of them is off by at least .* with a Lipschitz constant of at most/,
    );
  });

  it('has as sup ρ that of the pair of its certificate where the sample has no point so bad', async () => {
    const manifold = restrict(circle(), () => true);
    const autoencoder = { ...network, latent: euclidean(1) };
    const recorded = await record({ manifold, samples: { train: 2000, test: 5 }, training, autoencoder });
    assertCertificate(recorded, 0.9);
    const { result, events } = recorded;
    const analysis = events.findLast((event) => event.kind === 'analysis');
    assert.ok(analysis !== undefined && analysis.error.sup < 0.9, `sup over the sample ${analysis?.error.sup}`);
    assert.deepEqual([result.error.sup, result.supParameters], [Math.max(...(result.certificate?.error ?? [])), null]);
  });

  const quick = { manifold: circle(), samples, autoencoder: network, training: { ...training, steps: 120 } };

  it('covers a circle with a circle, and a sphere with a sphere, once', async () => {
    const round = await record({
      manifold: circle(),
      samples,
      training,
      autoencoder: { ...network, latent: spherical(1) },
    });
    const { degree, windingNumbers } = round.result.injectivity ?? {};
    assert.equal(Math.abs(degree ?? 0), 1);
    assert.deepEqual(windingNumbers, [[degree]]);
    const last = round.events.findLast((event) => event.kind === 'frame');
    assert.deepEqual(last?.injectivity, round.result.injectivity);
    // Close to an isometry, up to a scale.
    assert.ok((round.result.distortion?.geodesicStress?.stress ?? 1) < 0.1);
    const ball = await record({
      manifold: sphere(),
      samples,
      training,
      autoencoder: { ...sphereNet, latent: spherical(2) },
    });
    assert.equal(Math.abs(ball.result.injectivity?.degree ?? 0), 1, JSON.stringify(ball.result.injectivity));
    const { tissot } = ball.result.distortion ?? {};
    assert.ok(tissot && tissot.points > 450 && tissot.singularValues.length === 2);
    for (const { least, greatest } of tissot.singularValues)
      assert.ok(least > 0.6 && greatest < 1.6, JSON.stringify(tissot));
  });

  it('may cover a sphere otherwise at first: codes cross 0 before they are normalised, and the degree changes', async () => {
    const { events, result } = await record(
      { manifold: sphere(), samples, training, autoencoder: { hidden: [32, 32], latent: spherical(2) } },
      3,
      { measures: 2 },
    );
    const degrees = events.flatMap((event) => (event.kind === 'frame' ? [event.injectivity?.degree] : []));
    assert.ok(degrees.includes(0), degrees.join());
    assert.equal(Math.abs(degrees.at(-1) ?? 0), 1);
    assert.ok(result.error.sup < 0.05, `${result.error.sup}`);
    assert.deepEqual(result.statements, []);
  });

  it('draws in its frames what the encoder makes of small circles', async () => {
    const { events } = await record({
      manifold: sphere(),
      samples,
      training: { steps: 60, batchSize: 64 },
      autoencoder: { ...network, latent: euclidean(3) },
    });
    const started = events[0];
    assert.ok(started.kind === 'started' && started.indicatrices);
    const { nodes, dimension, errorMap, radius } = started.indicatrices;
    assert.deepEqual([dimension, errorMap], [2, 0]);
    assert.ok(radius > 0.01 && radius < 0.2, `${radius}`);
    for (const event of events) {
      if (event.kind !== 'frame') continue;
      assert.equal(event.indicatrices.length, nodes.length * 2 * 3);
      assert.ok(event.indicatrices.every(Number.isFinite));
    }
    const { events: flat } = await record({
      ...quick,
      manifold: points([
        [0, 1],
        [1, 0],
        [2, 2],
        [3, 1],
      ]),
      samples: undefined,
      training: { steps: 2, batchSize: 2 },
    });
    assert.ok(flat[0].kind === 'started' && flat[0].indicatrices === null);
  });

  it('is the same to the bit for the same seed, however its time is sliced', async () => {
    const bits = ({ events }: Recorded): Buffer[] =>
      events
        .filter(({ kind }) => kind === 'frame' || kind === 'analysis')
        .map((event) => Buffer.from(packEvent(event)));
    const certificate = ({ result }: Recorded): unknown => result.certificate;
    const [whole, sliced, other] = [
      await record(quick, 1),
      await record(quick, 1, { slice: 0.01 }),
      await record(quick, 2),
    ];
    assert.ok(bits(whole).length > 10);
    assert.deepEqual(bits(sliced), bits(whole));
    assert.deepEqual(certificate(sliced), certificate(whole));
    assert.notDeepEqual(bits(other), bits(whole));
  });

  it('starts with what will be drawn and ends with a frame of the last step', async () => {
    const { events, run } = await record(quick);
    const [started] = events;
    const frames = events.filter((event): event is RunFrame => event.kind === 'frame');
    assert.equal(frames[0].step, 0);
    assert.equal(frames.at(-1)?.step, 120);
    assert.equal(new Set(frames.map(({ step }) => step)).size, frames.length);
    assert.ok(started.kind === 'started' && started.train !== undefined);
    assert.deepEqual(
      [...started.train.points.subarray(0, 20)],
      [...Float32Array.from(run.samples.train.points.subarray(0, 20))],
    );
    const again = run.model.evaluate(started.train.points);
    assert.deepEqual(frames.at(-1)?.train, again);
    for (const frame of frames) {
      assert.equal(frame.train?.error.length, started.train.count);
      assert.equal(frame.codes.length, 1000);
      assert.equal(frame.reconstruction.length, 2000);
      assert.ok(frame.error.every((rho) => rho <= frame.sup));
    }
  });

  it('has the loss of every step in its progress, once', async () => {
    const { events, run } = await record(quick);
    const progress = events.filter((event) => event.kind === 'progress');
    assert.equal(progress.at(-1)?.step, 120);
    const reference = engine.compile({
      architecture: run.settings.architecture,
      ...run.settings.training,
      points: Float32Array.from(run.samples.train.points),
    });
    const losses = reference.trainSteps(120);
    let from = 0;
    for (const { step, trainLoss } of progress) {
      const mean = losses.slice(from, step).reduce((sum, loss) => sum + loss, 0) / (step - from);
      assert.ok(Math.abs(trainLoss - mean) < 1e-9);
      from = step;
    }
  });

  it('flags a signal that lies far from the background', async () => {
    const signal = { far: sampled({ ambientDimension: 2, sample: (random) => [random.normal(), 8] }) };
    const { result } = await record({ ...quick, signal });
    assert.equal(result.signals[0].name, 'far');
    assert.ok(result.signals[0].auc > 0.95, `${result.signals[0].auc}`);
    assert.deepEqual(
      result.baselines?.map(({ name, signal }) => `${name}: ${signal}`),
      ['PCA: far', 'Mahalanobis distance: far', 'distance to neighbour 5: far', 'isolation forest: far'],
    );
    for (const { name, auc, aucError } of result.baselines.slice(1))
      assert.ok(auc > 0.9 && aucError < 0.02, `${name}: ${auc} ± ${aucError}`);
    assert.equal((await record(quick)).result.baselines, null);
  });

  it('hunts a bump where the definition asks for one, and names an observable that is not there', async () => {
    const signal = { bump: sampled({ ambientDimension: 2, sample: (random) => [random.normal(0.1, 0.01), 0.995] }) };
    const hunting = { ...quick, signal, observables: { x: ([x]: readonly number[]) => x } };
    const bumpHunt = { observable: 'x', window: [0.05, 0.15], cut: 0.5, signalFraction: 0.05 };
    const { result } = await record({ ...hunting, bumpHunt });
    assert.equal(result.bumpHunt?.signalEvents, 53);
    assert.ok((result.bumpHunt.significanceBefore ?? 0) > 4, JSON.stringify(result.bumpHunt));
    assert.equal((await record(hunting)).result.bumpHunt, null);
    const background = sampled({ ambientDimension: 2, sample: (random) => [random.uniform(-0.5, 0.5), 0.9] });
    const noise = sampled({ ambientDimension: 2, sample: (random) => [random.uniform(-0.5, 0.5), 0.9] });
    const other = { ...hunting, signal: { noise, ...signal }, bumpHunt: { ...bumpHunt, background, signal: 'bump' } };
    const { result: named } = await record(other);
    assert.equal(named.bumpHunt?.signal, 'bump');
    const { before } = named.bumpHunt;
    assert.ok(before.from > -0.6 && before.to < 0.6, 'the spectrum is that of the background to hunt in');
    assert.ok((named.bumpHunt.significanceBefore ?? 0) > 4, JSON.stringify(named.bumpHunt));
    assert.throws(
      () => validateDefinition({ ...other, bumpHunt: { ...bumpHunt, signal: 'Z' } }),
      /bumpHunt\.signal: expected the name of one of the signals \(noise, bump\), got "Z"/,
    );
    assert.throws(
      () => validateDefinition({ ...other, bumpHunt: { ...bumpHunt, background: sphere({ dimension: 2 }) } }),
      /bumpHunt\.background: expected points of 2 coordinates, as those of `manifold`, got points of 3/,
    );
    assert.throws(
      () => validateDefinition({ ...hunting, bumpHunt: { ...bumpHunt, observable: 'm12' } }),
      /bumpHunt\.observable: expected the name of one of the observables \(x\), got "m12"/,
    );
  });

  it('splits given points into two samples that have no point in common', async () => {
    const list = Array.from({ length: 100 }, (_, index): [number, number] => [index, -index]);
    const { run, result } = await record({ manifold: points(list), training: { steps: 5, batchSize: 8 } });
    const { train, test } = run.samples;
    assert.deepEqual([train.count, test.count], [80, 20]);
    const firsts = [...train.points, ...test.points].filter((_, index) => index % 2 === 0);
    assert.deepEqual(
      firsts.toSorted((a, b) => a - b),
      list.map(([x]) => x),
    );
    assert.deepEqual([result.certificate, result.certificateSearch], [null, null]);
  });

  it('standardises columns that differ in scale, and no others', async () => {
    const manifold = sampled({ ambientDimension: 2, sample: (random) => [random.normal(500, 100), random.normal()] });
    const { run } = await record({ manifold, samples, training: { steps: 5 } });
    const { standardization } = run.description.autoencoder;
    assert.ok(standardization);
    assert.ok(Math.abs(standardization.mean[0] - 500) < 15 && Math.abs(standardization.scale[0] - 100) < 10);
    assert.equal((await record(quick)).run.description.autoencoder.standardization, null);
  });

  it('passes on what training does beyond the plain loss, and says so', async () => {
    const training = {
      ...quick.training,
      optimizer: { kind: 'adam', weightDecay: 0.01 },
      gradientClipping: { norm: 1 },
      denoising: { standardDeviation: 0.1 },
      topological: { weight: 0.5 },
    };
    const plain = await record(quick);
    assert.deepEqual(describeMethods(plain.run.description), []);
    const { run, result } = await record({
      ...quick,
      autoencoder: { ...quick.autoencoder, variational: { beta: 0.001 } },
      training,
    });
    assert.deepEqual(describeMethods(run.description), [
      'weight decay 0.01',
      'gradient clipped at 1',
      'variational, β = 0.001',
      'topological loss × 0.5',
      'denoising, σ = 0.1',
    ]);
    const { latent } = run.description.autoencoder;
    assert.equal(run.model.encode(run.samples.test.points).length, run.samples.test.count * latent.dimension);
    assert.notEqual(result.error.sup, plain.result.error.sup);
  });

  it('ends where the loss is no number any more, and says what to do', async () => {
    const wild = {
      ...quick,
      training: { ...quick.training, steps: 500, optimizer: { kind: 'sgd', learningRate: 1e20 } },
    };
    await assert.rejects(record(wild), /Training diverged by step \d+: .* Try a smaller learning rate/);
  });

  it('leaves out of its result what the user does not wait for', async () => {
    const events: RunEvent[] = [];
    const run = await start(quick, null, events);
    let taken = 0;
    for (const step of run.finishing(
      () => taken <= 1,
      () => taken++,
    ))
      assert.equal(step, undefined);
    const last = events[events.length - 1];
    assert.equal(last.kind, 'finished');
    assert.ok(last.result.certificateSearch);
    assert.deepEqual([last.result.homology, last.result.bumpHunt], [null, null]);
  });

  it('has a result when it is stopped before its first step', async () => {
    const events: RunEvent[] = [];
    const run = await start(quick, null, events);
    run.finish();
    const last = events[events.length - 1];
    assert.equal(last.kind, 'finished');
    assert.equal(last.reason, 'stopped');
    assert.deepEqual([last.result.steps, last.result.loss.train, last.result.stepsPerSecond], [0, null, null]);
  });

  it('refuses points that single precision cannot hold', async () => {
    const list = Array.from({ length: 100 }, (_, index): [number, number] => [index, index === 70 ? 1e39 : 0]);
    const given = { manifold: points(list), training: { steps: 5, batchSize: 8 } };
    await assert.rejects(record(given), /manifold: expected numbers of at most 3\.4e38, .* got 1e\+39 as coordinate 2/);
    const drawn = sampled({ ambientDimension: 1, sample: (random) => [random.uniform() < 0.5 ? 0 : -1e300] });
    await assert.rejects(record({ manifold: drawn, samples }), /got -1e\+300 as coordinate 1/);
  });

  it('refuses a batch that is larger than the sample', async () => {
    await assert.rejects(
      record({ ...quick, training: { batchSize: 5000 } }),
      /training\.batchSize: expected at most 2000/,
    );
  });
});
