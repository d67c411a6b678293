import assert from 'node:assert/strict';
import { inOneGo } from '../../../src/analysis/pieces.js';
import type { Latent } from '../../../src/autoencoder/options.js';
import {
  circle,
  euclidean,
  klein,
  mobius,
  parametric,
  projective,
  sampled,
  spherical,
  torus,
  warp,
  type DatasetDefinition,
  type Manifold,
} from '../../../src/dataset/index.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { provenBy } from '../../../src/run/measures/sample-statements.js';
import { Run } from '../../../src/run/run.js';
import { networkShape } from '../../../src/statements/network-shape.js';
import { loadWasm } from '../../support/engines.js';
import { runOptions } from '../../support/run-options.js';

/** A circle in space of which nothing is known. */
const ring = warp(circle(), ([x, y]) => [x, y, 0.3 * x * y]);

async function eventsOf(
  definition: Pick<DatasetDefinition, 'manifold' | 'autoencoder'>,
  train = 1000,
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  const samples = { train, test: 300 };
  const run = await Run.start(
    runOptions({ ...definition, samples, training: { steps: 200, seed: 0 } }, await loadWasm(), events),
  );
  run.advance(1e9);
  run.finish();
  return events;
}

async function resultOf(...asked: Parameters<typeof eventsOf>): Promise<RunResult> {
  const end = (await eventsOf(...asked)).findLast((event) => event.kind === 'finished');
  assert.ok(end !== undefined);
  return end.result;
}

describe('A theorem from a declaration', () => {
  it('is not told where the run shows that the declaration is wrong, and a warning says why', async () => {
    const stretch = (length: number): Manifold =>
      parametric({
        ambientDimension: 2,
        domain: [[0, length]],
        map: ([t]) => [Math.cos(t), Math.sin(t)],
        topology: { bettiNumbers: [1, 1], antipodalSpheres: [{ name: 'the circle', dimension: 1, radius: 1 }] },
      });
    const autoencoder = { hidden: [16], latent: euclidean(1) };
    for (const [length, isTrue] of [
      [2 * Math.PI, true],
      [1, false],
    ] as const) {
      const events = await eventsOf({ manifold: stretch(length), autoencoder });
      const warnings = events.flatMap((event) => (event.kind === 'warning' ? [event.message] : []));
      const result = events.findLast((event) => event.kind === 'finished')?.result;
      assert.deepEqual(
        [warnings.some((text) => text.startsWith('A theorem (Borsuk–Ulam) is not told')), result?.theory === null],
        [!isTrue, !isTrue],
        warnings.join(' '),
      );
      assert.equal(
        result?.statements?.some(({ kind }) => kind === 'theorem'),
        isTrue,
      );
    }
  });
});

describe('What a sample alone says', () => {
  it('is no bound for networks whose codes jump', () => {
    const points = Float64Array.from({ length: 1000 }, (_, at) =>
      at % 2 === 0 ? Math.cos((Math.PI * at) / 500) : Math.sin((Math.PI * (at - 1)) / 500),
    );
    const sample = { points, dimension: 2, count: 500, parameters: null, labels: [], weights: null };
    const boundsOf = (latent: Latent): number =>
      inOneGo(provenBy(sample, networkShape({ hidden: [1], latent }))).sampleStatements.length;
    assert.ok(boundsOf(euclidean(1)) > 0 && boundsOf(spherical(1)) > 0);
    assert.deepEqual([projective(2), mobius(), klein()].map(boundsOf), [0, 0, 0]);
  });

  it('proves that a ring does not fit into a line, and suggests what has room for it', async () => {
    const { statements = [], suggestions } = await resultOf({
      manifold: ring,
      autoencoder: { hidden: [16], latent: euclidean(1) },
    });
    const proven = statements.filter(({ kind }) => kind === 'persistence bound');
    assert.deepEqual(proven.map(({ name }) => name).sort(), ['loop of the sample', 'persistence of the sample']);
    for (const { bound, within } of proven) {
      assert.ok(bound !== null && bound > 0.85 && bound <= 1.05, String(bound));
      assert.ok(within !== null && within < 0.1);
    }
    assert.deepEqual(suggestions, [
      { latent: spherical(1), because: 'hole' },
      { latent: euclidean(2), because: 'hole' },
    ]);
    assert.deepEqual(
      statements.filter(({ kind }) => kind === 'estimate').map(({ name }) => name),
      ['intrinsic dimension', 'Betti numbers'],
    );
    assert.match(
      statements.find(({ name }) => name === 'Betti numbers')?.text ?? '',
      /b₁ ≥ 1 \(proved of the sample\)/,
    );
  });

  it('suggests what has room for the void of a torus, not for its loops alone, and no sphere', async () => {
    const surface = warp(torus(), (point) => [...point]);
    const { suggestions } = await resultOf(
      { manifold: surface, autoencoder: { hidden: [16], latent: euclidean(1) } },
      5000,
    );
    assert.deepEqual(suggestions, [{ latent: euclidean(3), because: 'hole' }]);
  });

  it('suggests no circle for a disk, in whose sample chance leaves small holes', async () => {
    const disk = sampled({
      ambientDimension: 2,
      sample: (random) => {
        const [t, r] = [random.uniform(0, 2 * Math.PI), Math.sqrt(random.uniform())];
        return [r * Math.cos(t), r * Math.sin(t)];
      },
    });
    const { statements = [], suggestions } = await resultOf({
      manifold: disk,
      autoencoder: { hidden: [16], latent: euclidean(1) },
    });
    assert.ok(statements.some(({ kind }) => kind === 'persistence bound'));
    assert.deepEqual(suggestions, [{ latent: euclidean(2), because: 'hole' }]);
  });

  it('gives the dimension against scale where nothing is declared, and not of built-in manifolds', async () => {
    const network = { hidden: [16], latent: euclidean(1) };
    const { intrinsicDimension, statements = [] } = await resultOf({ manifold: ring, autoencoder: network });
    const likeliest = intrinsicDimension?.curves.find(({ method }) => method === 'maximum likelihood');
    assert.equal(likeliest?.plateau?.dimension, 1);
    assert.deepEqual([intrinsicDimension?.points, intrinsicDimension?.centres], [1000, 500]);
    assert.match(statements.find(({ name }) => name === 'intrinsic dimension')?.text ?? '', /about 1 above scale/);
    assert.equal((await resultOf({ manifold: circle(), autoencoder: network })).intrinsicDimension, null);
    assert.equal((await resultOf({ manifold: ring, autoencoder: network }, 49)).intrinsicDimension, null);
  });

  it('suggests no latent space where a hidden layer is too narrow', async () => {
    const { statements = [], suggestions } = await resultOf({
      manifold: ring,
      autoencoder: { hidden: [16, 1], latent: spherical(1) },
    });
    assert.ok(statements.some(({ kind }) => kind === 'persistence bound'));
    assert.deepEqual(suggestions, []);
  });

  it('proves nothing where there is room, nor of noise', async () => {
    const cloud = sampled({
      ambientDimension: 6,
      sample: (random) => Array.from({ length: 6 }, () => random.normal()),
    });
    for (const [manifold, latent] of [
      [ring, euclidean(2)],
      [ring, spherical(1)],
      [cloud, euclidean(1)],
    ] as const) {
      const { statements = [] } = await resultOf({ manifold, autoencoder: { hidden: [16], latent } });
      assert.ok(!statements.some(({ kind }) => kind === 'persistence bound' || kind === 'theorem'));
    }
  });

  it('warns where a sampler declares fewer holes than its sample has, and makes no estimates besides', async () => {
    const circles = (count: number): Manifold =>
      sampled({
        ambientDimension: 2,
        topology: { bettiNumbers: [1, 1] },
        sample: (random) => {
          const t = random.uniform(0, 2 * Math.PI);
          // Those that touch are one piece.
          return [Math.cos(t) + 2 * random.integer(1, count), Math.sin(t)];
        },
      });
    for (const [count, expected] of [
      [1, []],
      [2, ['The manifold declares b₁ = 1, but the sample says b₁ ≥ 2 (proved of the sample)']],
    ] as const) {
      const events = await eventsOf(
        { manifold: circles(count), autoencoder: { hidden: [16], latent: euclidean(1) } },
        2000,
      );
      const warnings = events.flatMap((event) => (event.kind === 'warning' ? [event.message.split(':')[0]] : []));
      assert.deepEqual(warnings, expected);
      const end = events.findLast((event) => event.kind === 'finished');
      assert.ok(end?.result.statements?.every(({ kind }) => kind !== 'estimate'));
    }
  });
});
