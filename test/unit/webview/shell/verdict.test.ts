import assert from 'node:assert/strict';
import type { RunFrame, RunStarted } from '../../../../src/protocol/events.js';
import { holdingShare } from '../../../../src/holding.js';
import type { RunResult } from '../../../../src/protocol/result.js';
import type { Statement } from '../../../../src/protocol/statement.js';
import { readViewSettings } from '../../../../webview/state/view-settings.js';
import { initialModel, reduce } from '../../../../webview/state/reducer.js';
import { verdictOf, type Verdict } from '../../../../webview/shell/verdict/verdict.js';
import { description, finishedOf, frameOf, startedOf } from '../run-events.js';

type Manifold = RunStarted['run']['manifold'];
type Latent = RunStarted['run']['autoencoder']['latent'];

interface Case {
  readonly manifold?: Partial<Manifold>;
  readonly latent?: Latent;
  readonly widths?: readonly number[];
  readonly frame?: Partial<RunFrame>;
  readonly result?: Partial<RunResult>;
  /** Whether the run is over. */
  readonly finished?: boolean;
}

const circle: Partial<Manifold> = {
  name: 'circle',
  intrinsicDimension: 1,
  bettiNumbers: [1, 1],
  embeddingDimension: 2,
};
const line: Latent = { kind: 'euclidean', dimension: 1 };
const theory = { supErrorBound: 0.6666, reason: 'Borsuk–Ulam: …' };
/** That the data do not fit, without a number. */
const unfit: Statement = {
  kind: 'theorem',
  name: 'embedding dimension',
  text: 'It does not fit.',
  bound: null,
  forbids: true,
  assumptions: [],
  within: null,
  source: 'a paper',
};

/** The verdict on a run of data of radius 1 whose last step is 10. */
function verdictOn({ manifold = {}, latent, widths, frame = {}, result = {}, finished = true }: Case): Verdict {
  const run = {
    ...description,
    manifold: { ...description.manifold, ...manifold },
    autoencoder: {
      ...description.autoencoder,
      latent: latent ?? description.autoencoder.latent,
      widths: widths ?? description.autoencoder.widths,
    },
  };
  const shown = { ...frameOf(10, 2), sup: 1.9, ...frame };
  const error = { count: 2, sup: shown.sup, mean: 0, median: 0, q90: 0, q99: 0, q999: 0 };
  const whole: RunResult = {
    ...finishedOf({ steps: 10, seconds: 1 }).result,
    error,
    ...result,
  };
  const model = reduce(initialModel(readViewSettings(null), true), {
    kind: 'events',
    reset: true,
    events: [
      startedOf(2, run),
      shown,
      { kind: 'analysis', step: 10, error, supParameters: null, signals: whole.signals, theory: whole.theory },
      ...(finished ? [{ kind: 'finished', reason: 'completed', result: whole } as const] : []),
    ],
  });
  assert.ok(model.run !== null);
  return verdictOf(model.run, shown, { radius: 1, rms: 1 }, '');
}

describe('The verdict', () => {
  it('is "torn" where a theorem gives a bound, which is rounded down', () => {
    const { kind, headline, detail, gauge, reasons } = verdictOn({
      manifold: circle,
      latent: line,
      result: { statements: [{ ...unfit, text: theory.reason, bound: theory.supErrorBound, source: '' }] },
    });
    assert.equal(kind, 'torn');
    assert.match(headline, /^Torn: no continuous encoder to ℝ¹ can avoid it$/);
    assert.match(detail, /ρ = 1\.90; no network of this shape gets below 0\.666\./);
    assert.equal(gauge.bound, 0.6666);
    assert.deepEqual(reasons, [theory.reason]);
  });

  it('rounds the bound of a certificate down too', () => {
    const certificate = { bound: 0.6666, separation: 1.3332, latentDistance: 0, x: [1, 0], y: [0, 1] };
    const { reasons } = verdictOn({ manifold: circle, latent: line, result: { certificate } });
    assert.match(
      reasons[0],
      /1\.33 apart have the same code\. No decoder can reconstruct both: one of them is off by at least 0\.666\./,
    );
  });

  it('is "torn" where the data do not embed, without a bound', () => {
    const { kind, headline, gauge, reasons } = verdictOn({
      manifold: circle,
      latent: line,
      result: { statements: [unfit] },
    });
    assert.deepEqual([kind, gauge.bound], ['torn', null]);
    assert.equal(headline, 'Torn: the circle does not fit into ℝ¹');
    assert.deepEqual(reasons, ['It does not fit. Source: a paper.']);
  });

  it('names what a theorem assumes, and is not "torn" where the run shows the opposite', () => {
    const assumed = { ...unfit, assumptions: ['normalised'] as const };
    const sphere: Latent = { kind: 'sphere', dimension: 1 };
    const { kind, detail } = verdictOn({ manifold: circle, latent: sphere, result: { statements: [assumed] } });
    assert.equal(kind, 'torn');
    assert.match(detail, /must share a code, as long as the code stays away from 0 before it is normalised\./);
    const small = { manifold: circle, latent: sphere, frame: { sup: 0.001 }, result: { statements: [assumed] } };
    assert.equal(verdictOn(small).kind, 'healed');
    assert.equal(verdictOn({ ...small, result: { statements: [unfit] } }).kind, 'torn');
  });

  it('blames a layer that is narrower than the latent space, not the latent space', () => {
    const { headline } = verdictOn({
      manifold: circle,
      widths: [2, 1, 2, 1, 2],
      result: { statements: [{ ...unfit, bound: 1 }] },
    });
    assert.equal(headline, 'Torn: no network with a layer of width 1 can avoid it');
  });

  it('says of a bound from the sample where it holds', () => {
    const bound: Statement = { ...unfit, kind: 'persistence bound', bound: 1.698, within: 0.1605 };
    const { headline, detail } = verdictOn({ latent: line, result: { statements: [bound] } });
    assert.equal(headline, 'Torn: the sample alone shows that ℝ¹ cannot hold the data');
    assert.match(detail, /; within 0\.161 of your data, no network of this shape gets below 1\.69\./);
  });

  it('reads like a success of data that declare nothing too', () => {
    assert.equal(verdictOn({ frame: { sup: 0.002 } }).headline, 'Healed: ℝ² holds the data');
  });

  it('does not hope for more steps where the network is linear', () => {
    const { headline } = verdictOn({ manifold: circle, widths: [2, 2, 2] });
    assert.match(headline, /^Linear: a network without a hidden layer/);
  });

  it('reads like a success where the largest error is small', () => {
    const { kind, headline, detail } = verdictOn({
      manifold: circle,
      latent: { kind: 'sphere', dimension: 1 },
      frame: { sup: 0.002 },
    });
    assert.deepEqual([kind, headline], ['healed', 'Healed: S¹ holds the circle']);
    assert.equal(detail, 'Worst of 2 test points: ρ = 0.00200.');
  });

  it('says that the data are held by the same rule as the search for a latent space', () => {
    const kindAt = (sup: number): string =>
      verdictOn({ manifold: circle, latent: { kind: 'sphere', dimension: 1 }, frame: { sup } }).kind;
    const limit = holdingShare;
    assert.deepEqual([kindAt(limit), kindAt(1.01 * limit)], ['healed', 'untrained']);
  });

  it('says among which points the worst one is the worst', () => {
    const search = { points: 1024, pairs: 30, leastSeparation: 0.1, latentDistance: null };
    assert.match(verdictOn({ result: { certificateSearch: search } }).detail, /^Worst point found: /);
    assert.match(verdictOn({ result: { supParameters: [1] } }).detail, /^Worst point found: /);
    assert.match(verdictOn({}).detail, /^Worst of 2 test points: /);
    assert.match(verdictOn({ finished: false }).detail, /^Worst point seen: /);
  });

  it('claims no success before the end, nor failure', () => {
    const latent: Latent = { kind: 'sphere', dimension: 1 };
    const early = { manifold: circle, latent, finished: false };
    assert.equal(verdictOn({ ...early, frame: { sup: 0.002 } }).kind, 'training');
    assert.equal(verdictOn(early).kind, 'training');
    assert.equal(verdictOn({ manifold: circle, latent }).kind, 'untrained');
  });

  it('is "folded" where the degree is not 1 or −1', () => {
    const injectivity = { folds: null, windingNumbers: [[0]], degree: 0 };
    const latent: Latent = { kind: 'sphere', dimension: 1 };
    const { kind, detail } = verdictOn({ manifold: circle, latent, result: { injectivity } });
    assert.equal(kind, 'folded');
    assert.match(detail, /Winding number 0/);
  });

  it('speaks of a homeomorphism only where the data have the dimension and the Betti numbers of the latent space', () => {
    const injectivity = { folds: null, windingNumbers: null, degree: 1 };
    const latent: Latent = { kind: 'sphere', dimension: 2 };
    const surface = (bettiNumbers: readonly number[]): string => {
      const manifold = { ...circle, name: 'surface', intrinsicDimension: 2, bettiNumbers, embeddingDimension: 3 };
      return verdictOn({ manifold, latent, result: { injectivity } }).reasons.join(' ');
    };
    assert.match(surface([1, 0, 1]), /Degree 1\. The data cover S² once, as in a homeomorphism\./);
    assert.match(surface([1, 2, 1]), /Degree 1\. How often the codes cover S²/);
    assert.doesNotMatch(surface([1, 2, 1]), /homeomorphism/);
  });

  it('says that nothing is known of data that declare nothing', () => {
    const { kind, headline, detail } = verdictOn({});
    assert.deepEqual([kind, headline], ['unknown', 'No bound found: the data declare no topology']);
    assert.doesNotMatch(detail, /bound/);
  });

  it('leads with the signal or the bump hunt of such data', () => {
    const roc = { backgroundEfficiency: [0, 1], signalEfficiency: [0, 1] };
    const error = { count: 2, sup: 1, mean: 0, median: 0, q90: 0, q99: 0, q999: 0 };
    const signal = {
      name: 'bump',
      count: 2,
      error,
      auc: 0.499,
      aucError: 0.01,
      rejection: 2,
      significanceImprovement: 1,
      roc,
    };
    const { headline } = verdictOn({ result: { signals: [signal] } });
    assert.equal(headline, 'bump: AUC 0.499, no better than chance');
    const found = verdictOn({ result: { signals: [{ ...signal, auc: 0.9 }] } });
    assert.equal(found.headline, 'bump: AUC 0.900, much better than chance');
    const low = verdictOn({ result: { signals: [{ ...signal, auc: 0.1 }] } });
    assert.equal(low.headline, 'bump: AUC 0.100, worse than chance: the signal has the smaller errors');
  });
});
