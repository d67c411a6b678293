import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { SignalResult } from '../../src/protocol/result.js';
import { trainAll, type Ending, type Training } from './train.js';

type Range = readonly [from: number, to: number];

/** How the runs of a training should end. */
interface Expectation extends Training {
  readonly sup?: Range;
  readonly median?: Range;
  /** Share of the test points with ρ > 0.1. */
  readonly share?: Range;
  readonly q99?: Range;
  /** AUC of each signal. */
  readonly auc?: Range;
  /** What else the head of the file promises. */
  readonly also?: (ending: Ending) => void;
}

const expectations: Expectation[] = [];

/** An example as it is. */
function example(name: string, seeds: readonly number[], expected: Omit<Expectation, keyof Training>): void {
  expectations.push({ name, example: name, change: null, seeds, ...expected });
}

/** An example with some fields changed. */
function variant(
  name: string,
  of: string,
  change: string,
  seeds: readonly number[],
  expected: Omit<Expectation, keyof Training>,
): void {
  expectations.push({ name, example: of, change, seeds, ...expected });
}

const anything: Range = [0, Infinity];
/** All is reconstructed. */
const perfect = { sup: [0, 0.02], median: [0, 0.005], share: [0, 0] } as const;

// The long ones first, so that the cores are busy to the end.
example('torus-wide', [0], { sup: [1, 2.3], median: [0.01, 0.05], share: [0.02, 0.1] });
example('rotating-shape', [0], { sup: [3.04, 8.5], median: [0.05, 0.5] });
example('rotating-shape-two-latents', [0], { sup: [0, 0.18], median: [0, 0.15] });
example('rotating-shape-spherical-latent', [0], { sup: [0, 0.25], median: [0, 0.25] });
example('top-decay', [0], { sup: [90, 180], median: [1, 6] });
example('top-decay-sphere-product-latent', [0], { sup: [0, 8], median: [0, 2] });
example('three-body', [0], { sup: [0.577, 1.3], median: [0.01, 0.03], q99: [0.05, 0.25] });
example('three-body-six-latents', [0], { sup: [0, 0.04], median: [0.002, 0.01], share: [0, 0] });
example('three-body-spherical-latent', [0], { sup: [0, 0.12], median: [0.005, 0.02], share: [0, 0.001] });
example('bump-hunt', [0], {
  sup: [0.3, 1.3],
  auc: [0.45, 0.55],
  also: ({ result: { bumpHunt } }) => {
    assert.ok(
      (bumpHunt?.significanceBefore ?? 0) > 3,
      `the bump is plain before the cut, at Z = ${bumpHunt?.significanceBefore}`,
    );
    assert.ok(
      (bumpHunt?.significanceAfter ?? 9) < 2.5,
      `it is gone after the cut, at Z = ${bumpHunt?.significanceAfter}`,
    );
  },
});
// Room for all of the background; a third of the steps shows it.
const roomFor = (latent: string): string =>
  `autoencoder: { ...example.autoencoder, latent: ${latent} }, training: { ...example.training, epochs: undefined, steps: 2_000 }`;
variant('bump hunt, d = 6', 'bump-hunt', roomFor('euclidean(6)'), [0], { sup: [0, 0.06], auc: [0.5, 0.62] });
variant('bump hunt, S⁵', 'bump-hunt', roomFor('spherical(5)'), [0], { sup: [0, 0.12], auc: [0.45, 0.55] });

example('circle', [0, 1], { sup: [1.9, 2.05], median: [0.01, 0.07], share: [0.15, 0.3] });
example('circle-two-latents', [0], perfect);
example('circle-spherical-latent', [0], perfect);
example('circle-gap', [0], { sup: [0, 0.25], median: [0, 0.03], auc: [0.99, 1] });
example('circle-gap-two-latents', [0], { sup: [0, 0.15], median: [0, 0.03], auc: [0.45, 0.6] });
example('circle-rare-arc', [0], {
  sup: [1.5, 2.05],
  median: [0, 0.03],
  auc: [0.98, 1],
  also: ({ points, error }) => {
    const worst = error.indexOf(Math.max(...error));
    assert.ok(Math.abs(Math.atan2(points[2 * worst + 1], points[2 * worst])) < Math.PI / 8, 'the cut lies elsewhere');
  },
});
example('sphere', [0], { sup: [1.8, 2.05], median: [0.005, 0.04], share: [0.02, 0.15] });
example('sphere-three-latents', [0], perfect);
example('sphere-spherical-latent', [0], perfect);
example('sphere-anomalies', [0], {
  sup: [1.8, 2.05],
  auc: [0.97, 1],
  also: ({ result }) =>
    assert.ok(result.error.sup > result.signals[0].error.sup, 'the tail of the background reaches furthest'),
});
example('two-body', [0], { sup: [Math.SQRT1_2, 1.45], median: [0.005, 0.03] });
example('two-body-three-latents', [0], perfect);
example('two-body-spherical-latent', [0], perfect);
example('double-cone', [0], {
  sup: [0.3, 1.2],
  also: ({ points, error }) => {
    const median = (isWanted: (height: number) => boolean): number => {
      const some = error.filter((_, row) => isWanted(points[3 * row + 2])).toSorted();
      return some[some.length >> 1];
    };
    assert.ok(median((z) => z < 0) > 2 * median((z) => z > 0), 'ρ is larger on the sheet that is rare');
  },
});
example('klein-bottle', [0], { sup: [1, 2.5], median: [0.01, 0.08] });
example('klein-bottle-two-latents', [0], { sup: [1, 1.5], median: [0.5, 0.9] });
example('klein-bottle-klein-latent', [0], { sup: [0, 0.05], median: [0, 0.02], share: [0, 0] });
example('mobius-strip', [0], { sup: [0.4, 1.2], median: [0.005, 0.04] });
example('mobius-strip-mobius-latent', [1], { sup: [0, 0.1], median: [0, 0.02], share: [0, 0] });
example('projective-plane', [0], { sup: [0, 0.05], median: [0, 0.01], share: [0, 0] });
example('linked-rings', [0], { sup: [0.4, 1.2], median: [0.003, 0.04] });
example('trefoil', [0], { sup: [2.5, 5], median: [0.05, 0.5] });
example('trefoil-two-latents', [0], { sup: [1, 2.2], median: [0.01, 0.08] });
example('torus', [0], { sup: [1, 2.5], median: [0.1, 0.8] });
example('torus-torus-latent', [0], { sup: [0, 0.05] });
example('torus-narrow', [0], { sup: [1, 2.2], median: [0.4, 0.9], share: [0.85, 1] });
example('torus-medium', [0], { sup: [1, 2.3], median: [0.02, 0.1], share: [0.08, 0.3] });
example('torus-sample', [0], {
  sup: [0.7, 3],
  median: [0.02, 0.4],
  also: ({ result: { statements = [], suggestions = [] } }) => {
    const bound = statements.find(({ kind }) => kind === 'persistence bound')?.bound ?? 0;
    assert.ok(bound > 0.6 && bound < 1, `the sample alone proves ${bound}, at most the reach of the torus, 1`);
    assert.ok(suggestions.some(({ latent }) => latent.kind === 'euclidean' && latent.dimension === 3));
  },
});
example('gaussian-noise', [0], {
  sup: [2.5, 6],
  median: [1.3, 1.7],
  also: ({ result: { statements = [], suggestions } }) => {
    assert.deepEqual(suggestions, []);
    assert.ok(
      statements.every(({ kind, forbids }) => kind === 'certificate' || !forbids),
      'nothing holds for every network',
    );
  },
});
example('coupled-oscillators', [0], { sup: [Math.SQRT1_2, 3.5], median: [0.01, 0.12] });
example('coupled-oscillators-torus-latent', [0], perfect);
example('pendulum', [0], { sup: [0.866, 2.3], median: [0.005, 0.05] });
example('pendulum-spherical-latent', [0], perfect);
example('spheres', [0], { sup: [20, 32] });
example('penguins', [0], {
  sup: [1, 2.5],
  median: [0.3, 0.55],
  also: ({ result: { errorsByLabel } }) =>
    assert.deepEqual(
      errorsByLabel?.map(({ label }) => label),
      ['species', 'island', 'sex'],
    ),
});
example('digits', [0], {
  sup: [38, 60],
  median: [18, 28],
  also: ({ result: { errorsByLabel } }) => {
    const [{ categories }] = errorsByLabel ?? [{ categories: [] }];
    assert.equal(categories.length, 10);
    assert.equal(categories.at(-1)?.category, '0', 'the ring stands apart, and is reconstructed best');
  },
});
example('events', [0], {
  sup: [60, 140],
  auc: [0.56, 0.68],
  also: ({ result: { signals, baselines, error } }) => {
    const neighbour = baselines?.find(({ name }) => name.startsWith('distance to neighbour'));
    const [{ auc }] = signals;
    assert.ok(
      (neighbour?.auc ?? 0) > auc + 0.03,
      `the distance to a neighbour flags more than ρ: ${neighbour?.auc}, ${auc}`,
    );
    assert.ok((error.effectiveCount ?? Infinity) < 0.5 * 542, `${error.effectiveCount} effective events`);
  },
});
example('airports', [0], { sup: [20, 120], median: [1, 8] });
example('earthquakes', [0], { sup: [0.2, 2.1], median: [0, 0.01] });
example('earthquakes-spherical-latent', [0], { sup: [0, 0.2], median: [0, 0.003] });

describe('examples, trained to their end', function () {
  this.timeout(1_200_000);
  let endings: ReadonlyMap<string, readonly Ending[]> = new Map();
  before(async () => {
    endings = await trainAll(expectations);
  });
  const of = (name: string): readonly Ending[] => endings.get(name) ?? assert.fail(`${name} has not been trained`);

  for (const { name, seeds, sup, median, share, q99, auc, also } of expectations) {
    it(`${name}: ends as its head says (seed ${seeds.join(', ')})`, () => {
      assert.deepEqual(
        of(name)
          .map(({ seed }) => seed)
          .toSorted(),
        seeds,
      );
      for (const ending of of(name)) {
        const { result, error } = ending;
        const large = error.filter((rho) => rho > 0.1).length / error.length;
        assertWithin('sup ρ', result.error.sup, sup);
        assertWithin('median of ρ', result.error.median, median);
        assertWithin('0.99-quantile of ρ', result.error.q99, q99);
        assertWithin('share of ρ > 0.1', large, share);
        result.signals.forEach((signal: SignalResult) => assertWithin(`AUC of ${signal.name}`, signal.auc, auc));
        // No network beats topology; the sample of a manifold without a chart may miss the place.
        if (result.theory !== null && result.certificate !== null)
          assert.ok(result.certificate.bound <= result.error.sup * 1.001);
        also?.(ending);
      }
    });
  }

  it('have a sup ρ five times less where the latent space is the sphere that the data are', () => {
    for (const [sphere, plane] of [
      ['sphere-spherical-latent', 'sphere'],
      ['two-body-spherical-latent', 'two-body'],
      ['circle-spherical-latent', 'circle'],
      ['three-body-spherical-latent', 'three-body'],
    ]) {
      const [matching, euclidean] = [of(sphere)[0], of(plane)[0]].map(({ result }) => result.error.sup);
      assert.ok(matching < euclidean / 5, `${sphere}: ${matching}, ${plane}: ${euclidean}`);
    }
  });

  it('are all of them here', () => {
    const files = readdirSync('examples').flatMap((file) => /^(.*)\.dataset\.ts$/.exec(file)?.[1] ?? []);
    const asserted = new Set(expectations.filter(({ change }) => change === null).map(({ name }) => name));
    assert.deepEqual(
      // Those of models from elsewhere train nothing: test/integration/run/pytorch-models.test.ts.
      files.filter((file) => !asserted.has(file) && !file.startsWith('pytorch-')),
      [],
    );
  });
});

function assertWithin(name: string, value: number, [from, to]: Range = anything): void {
  assert.ok(value >= from && value <= to, `${name}: expected from ${from} to ${to}, got ${value}`);
}
