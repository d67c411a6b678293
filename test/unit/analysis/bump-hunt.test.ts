import assert from 'node:assert/strict';
import { huntBump, localSignificance, significanceUncertainty } from '../../../src/analysis/bump-hunt/bump-hunt.js';
import { fitSidebands } from '../../../src/analysis/bump-hunt/smooth-fit.js';
import { createRandom, type Random } from '../../../src/random/random.js';
import { chiSquareLimit } from '../chi-square.js';

/** A falling spectrum on [0, 1] by accept/reject. */
function falling(random: Random): number {
  for (;;) {
    const x = random.uniform();
    if (random.uniform() < (1 - x) ** 2) return x;
  }
}

describe('smooth fit', () => {
  it('gives back counts that are the exponential of a cubic', () => {
    const counts = Float64Array.from({ length: 30 }, (_, bin) =>
      Math.exp(5 - 0.1 * bin + 0.002 * bin ** 2 - 3e-5 * bin ** 3),
    );
    const fit = fitSidebands(counts, [12, 16]);
    assert.ok(fit);
    counts.forEach((count, bin) => assert.ok(Math.abs(fit.expected[bin] / count - 1) < 1e-6));
    assert.ok(fit.chiSquare < 1e-6);
    assert.equal(fit.degreesOfFreedom, 22);
    assert.ok(fit.backgroundError > 0 && fit.backgroundError < Math.sqrt(fit.background));
  });

  it('is none where there are too few counts', () => {
    assert.equal(fitSidebands(new Float64Array(30), [12, 16]), null);
    assert.equal(
      fitSidebands(
        Float64Array.from({ length: 8 }, () => 5),
        [2, 6],
      ),
      null,
    );
  });
});

describe('bump hunt', () => {
  it('has the significance of Li and Ma', () => {
    // 2 (30 ln(30/20) − 10) = 4.3279…
    assert.ok(Math.abs(localSignificance(30, 20) - Math.sqrt(2 * (30 * Math.log(1.5) - 10))) < 1e-12);
    assert.equal(localSignificance(20, 20), 0);
    assert.ok(localSignificance(10, 20) < 0 && localSignificance(0, 2) === -2);
    // Near b, Z is (n − b)/√b.
    assert.ok(Math.abs(localSignificance(1_000_100, 1_000_000) - 0.1) < 1e-5);
    assert.ok(Math.abs(significanceUncertainty(1e6, 1e6, 0) - 1) < 1e-3);
  });

  it('has Z of mean 0 and spread 1, the error of the fit put in, where there is no bump', () => {
    const pulls: number[] = [];
    for (let seed = 0; seed < 60; seed++) {
      const random = createRandom(seed, 'test');
      const values = Float64Array.from({ length: 5000 }, () => falling(random));
      const score = Float32Array.from(values, () => random.uniform());
      const { before } = huntBump({ values, score }, [0.38, 0.42], 0.9);
      assert.ok(before.significance !== null && before.significanceError !== null && before.chiSquare !== null);
      assert.ok(before.chiSquare < chiSquareLimit(before.degreesOfFreedom ?? 0));
      pulls.push(before.significance / before.significanceError);
    }
    const mean = pulls.reduce((a, b) => a + b) / pulls.length;
    const spread = Math.sqrt(pulls.reduce((sum, pull) => sum + (pull - mean) ** 2, 0) / (pulls.length - 1));
    assert.ok(Math.abs(mean) < 4 / Math.sqrt(60), `mean ${mean}`);
    assert.ok(spread > 0.7 && spread < 1.3, `spread ${spread}`);
  });

  it('gains by a cut on a score that tells the signal, and does not by one at random', () => {
    const random = createRandom(1, 'test');
    const background = Array.from({ length: 5000 }, () => falling(random));
    const signal = Array.from({ length: 60 }, () => random.normal(0.4, 0.008));
    const values = Float64Array.from([...background, ...signal]);
    const told = Float32Array.from(values, (_, event) => random.uniform() + (event < 5000 ? 0 : 0.8));
    const { before, after, scan } = huntBump({ values, score: told }, [0.38, 0.42], 0.9);
    assert.ok((before.significance ?? 0) > 1.5 && (after.significance ?? 0) > 2 * (before.significance ?? 0));
    assert.equal(after.counts.length, 36);
    assert.equal(scan[0].significance, before.significance);
    assert.equal(scan.find(({ cut }) => cut === 0.9)?.significance, after.significance);
    const random9 = huntBump({ values, score: Float32Array.from(values, () => random.uniform()) }, [0.38, 0.42], 0.9);
    assert.ok((random9.after.significance ?? 0) < (before.significance ?? 0) + 1);
  });

  it('says nothing of a significance where there are too few events', () => {
    const { before } = huntBump(
      { values: Float64Array.of(0.1, 0.4, 0.9), score: Float32Array.of(1, 2, 3) },
      [0.38, 0.42],
      0.9,
    );
    assert.deepEqual([before.observed, before.background, before.significance], [1, null, null]);
  });
});
