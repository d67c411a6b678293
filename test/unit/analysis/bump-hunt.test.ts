import assert from 'node:assert/strict';
import { huntBump, measureWindow } from '../../../src/analysis/bump-hunt/bump-hunt.js';
import { chooseFit } from '../../../src/analysis/bump-hunt/choose-fit.js';
import { localSignificance } from '../../../src/analysis/bump-hunt/significance.js';
import { fitSidebands } from '../../../src/analysis/bump-hunt/smooth-fit.js';
import { createRandom, type Random } from '../../../src/random/random.js';
import { spectra } from '../../../scripts/calibrate/spectra.js';
import { calibrate, moments } from '../../../scripts/calibrate/toys.js';

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
    const fit = fitSidebands(counts, [12, 16], 3);
    assert.ok(fit);
    counts.forEach((count, bin) => assert.ok(Math.abs(fit.expected[bin] / count - 1) < 1e-6));
    assert.ok(fit.backgroundError > 0 && fit.backgroundError < Math.sqrt(fit.background));
  });

  it('is missing where there are too few counts', () => {
    assert.equal(fitSidebands(new Float64Array(30), [12, 16], 3), null);
    assert.equal(
      fitSidebands(
        Float64Array.from({ length: 8 }, () => 5),
        [2, 6],
        3,
      ),
      null,
    );
  });
});

describe('the degree of the fit', () => {
  const counts = (exponent: (x: number) => number, scale = 8): Float64Array =>
    Float64Array.from({ length: 36 }, (_, bin) => Math.round(Math.exp(scale + exponent((2 * bin + 1) / 36 - 1))));

  it('is one more than the data need', () => {
    const parabola = (scale: number) =>
      chooseFit(
        counts((x) => -x + 0.3 * x ** 2, scale),
        [16, 20],
      )?.degree;
    assert.equal(parabola(6), 3);
    assert.equal(parabola(8), 4, 'one more of a hundred thousand events');
    assert.equal(
      chooseFit(
        counts((x) => -x - 0.4 * x ** 5),
        [16, 20],
      )?.degree,
      6,
    );
    // A term of even degree is found though the odd one below it gains nothing.
    assert.equal(
      chooseFit(
        counts((x) => -0.4 * x ** 4),
        [16, 20],
      )?.degree,
      5,
    );
  });

  it('joins bins in which fewer than five events are expected', () => {
    const fit = chooseFit(
      Float64Array.from({ length: 36 }, () => 2),
      [16, 20],
    );
    // Three bins of two events make six, and sixteen bins five such.
    assert.deepEqual([fit?.degree, fit?.degreesOfFreedom], [3, 2 * 5 - 4]);
  });
});

describe('bump hunt', () => {
  const z = (observed: number, background: number, backgroundError: number): number =>
    localSignificance({ observed, background, backgroundError }).significance;

  it('has the significance of Li and Ma', () => {
    // n = 30, and 40 events in side bands of twice the window: their equation 17 by hand.
    const [on, off, alpha] = [30, 40, 0.5];
    const first = on * Math.log(((1 + alpha) / alpha) * (on / (on + off)));
    const second = off * Math.log((1 + alpha) * (off / (on + off)));
    assert.ok(Math.abs(z(30, 20, Math.sqrt(40) / 2) - Math.sqrt(2 * (first + second))) < 1e-12);
    assert.equal(z(20, 20, 3), 0);
    assert.ok(z(10, 20, 3) < 0);
    // Without an error of b, that of a counting experiment; with one and many events, (n − b)/√(b + σ²).
    assert.ok(Math.abs(z(30, 20, 1e-3) - Math.sqrt(2 * (30 * Math.log(1.5) - 10))) < 1e-6);
    assert.ok(Math.abs(z(1_002_000, 1_000_000, 1000) - Math.SQRT2) < 2e-3);
    const near = localSignificance({ observed: 1_001_000, background: 1_000_000, backgroundError: 1000 });
    assert.ok(Math.abs(near.significanceError - 1) < 1e-2);
  });

  for (const spectrum of spectra) {
    it(`has Z of mean 0 and spread 1 where there is no bump: ${spectrum.name}`, () => {
      const toys = 200;
      const found = calibrate(spectrum, spectrum.windows, 5000, toys);
      for (const { window, significances } of found) {
        const { mean, spread } = moments(significances);
        assert.ok(significances.length > 0.95 * toys, `withheld in ${toys - significances.length} toys`);
        assert.ok(Math.abs(mean) < 0.25, `mean ${mean} in ${window.join(' to ')}`);
        assert.ok(spread > 0.85 && spread < 1.15, `spread ${spread} in ${window.join(' to ')}`);
      }
    });

    it(`is withheld where a spectrum ends: ${spectrum.name}`, () => {
      const random = createRandom(3, 'test');
      const values = Float64Array.from({ length: 5000 }, () => spectrum.draw(random));
      for (const window of spectrum.atEnds) {
        const { significance, withheld } = measureWindow(values, window);
        const side = window[0] < 0.5 ? 'below' : 'above';
        assert.deepEqual([significance, withheld], [null, { kind: 'spectrum ends', side }]);
      }
    });
  }

  it('is withheld where the fit does not describe the side bands', () => {
    const random = createRandom(4, 'test');
    const smooth = Array.from({ length: 20_000 }, () => random.uniform());
    const peak = Array.from({ length: 800 }, () => random.normal(0.3, 0.004));
    const { withheld, significance, chiSquare } = measureWindow(Float64Array.from([...smooth, ...peak]), [0.38, 0.42]);
    assert.equal(significance, null);
    assert.ok(withheld?.kind === 'bad fit' && withheld.probability < 0.01 && chiSquare !== null);
  });

  it('is withheld where the cut leaves no events on one side', () => {
    const random = createRandom(5, 'test');
    const values = Float64Array.from({ length: 5000 }, () => random.uniform());
    const { before, after } = huntBump({ values, score: Float32Array.from(values), weights: null }, [0.38, 0.42], 0.37);
    assert.equal(before.withheld, null);
    assert.deepEqual(after.withheld, { kind: 'spectrum ends', side: 'below' });
  });

  it('gains by a cut on a score that tells the signal, and does not by one at random', () => {
    const random = createRandom(1, 'test');
    const background = Array.from({ length: 5000 }, () => falling(random));
    const signal = Array.from({ length: 60 }, () => random.normal(0.4, 0.008));
    const values = Float64Array.from([...background, ...signal]);
    const told = Float32Array.from(values, (_, event) => random.uniform() + (event < 5000 ? 0 : 0.8));
    const { before, after, scan } = huntBump({ values, score: told, weights: null }, [0.38, 0.42], 0.9);
    assert.ok((before.significance ?? 0) > 1.5 && (after.significance ?? 0) > 1.5 * (before.significance ?? 0));
    assert.equal(after.counts.length, 36);
    assert.equal(scan[0].significance, before.significance);
    assert.equal(scan.find(({ cut }) => cut === 0.9)?.significance, after.significance);
    const random9 = huntBump(
      { values, score: Float32Array.from(values, () => random.uniform()), weights: null },
      [0.38, 0.42],
      0.9,
    );
    assert.ok((random9.after.significance ?? 0) < (before.significance ?? 0) + 1);
  });

  it('says nothing of a significance where there are too few events', () => {
    const { before } = huntBump(
      { values: Float64Array.of(0.1, 0.4, 0.9), score: Float32Array.of(1, 2, 3), weights: null },
      [0.38, 0.42],
      0.9,
    );
    assert.deepEqual([before.observed, before.background, before.significance], [1, null, null]);
    assert.deepEqual(before.withheld, { kind: 'few events' });
  });
});
