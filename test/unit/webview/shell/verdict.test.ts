import assert from 'node:assert/strict';
import type { RunFrame, RunStarted } from '../../../../src/protocol/events.js';
import type { RunResult } from '../../../../src/protocol/result.js';
import { readViewSettings } from '../../../../webview/state/view-settings.js';
import { initialModel, reduce } from '../../../../webview/state/reducer.js';
import { verdictOf, type Verdict } from '../../../../webview/shell/verdict/verdict.js';
import { description, finishedOf, frameOf, startedOf } from '../run-events.js';

type Manifold = RunStarted['run']['manifold'];
type Latent = RunStarted['run']['autoencoder']['latent'];

interface Case {
  readonly manifold?: Partial<Manifold>;
  readonly latent?: Latent;
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

/** The verdict on a run of data of radius 1 whose last step is 10. */
function verdictOn({ manifold = {}, latent, frame = {}, result = {}, finished = true }: Case): Verdict {
  const run = {
    ...description,
    manifold: { ...description.manifold, ...manifold },
    autoencoder: { ...description.autoencoder, latent: latent ?? description.autoencoder.latent },
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
  return verdictOf(model.run, shown, 1, '');
}

describe('The verdict', () => {
  it('is "torn" where a theorem gives a bound, which is rounded down', () => {
    const { kind, headline, detail, gauge, reasons } = verdictOn({
      manifold: circle,
      latent: line,
      result: { theory },
    });
    assert.equal(kind, 'torn');
    assert.match(headline, /^Torn: no continuous encoder to ℝ¹ can avoid it$/);
    assert.match(detail, /off by ρ = 1\.90; no network of this shape gets below 0\.666\./);
    assert.equal(gauge.bound, 0.6666);
    assert.deepEqual(reasons, [theory.reason]);
  });

  it('rounds the bound of a certificate down too', () => {
    const certificate = { bound: 0.6666, separation: 1.3332, latentDistance: 0, x: [1, 0], y: [0, 1] };
    const { reasons } = verdictOn({ manifold: circle, latent: line, result: { certificate } });
    assert.match(reasons[0], /1\.33 apart have the same code, so one of them is off by at least 0\.666,/);
  });

  it('is "torn" where the data do not embed, without a bound', () => {
    const { kind, gauge } = verdictOn({ manifold: circle, latent: line });
    assert.deepEqual([kind, gauge.bound], ['torn', null]);
  });

  it('reads like a success where the largest error is small', () => {
    const { kind, headline, detail } = verdictOn({
      manifold: circle,
      latent: { kind: 'sphere', dimension: 1 },
      frame: { sup: 0.002 },
    });
    assert.deepEqual([kind, headline], ['healed', 'Healed: S¹ holds the circle']);
    assert.equal(detail, 'The worst point is off by ρ = 0.00200.');
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

  it('says that nothing is known of data that declare nothing', () => {
    const { kind, detail } = verdictOn({});
    assert.equal(kind, 'unknown');
    assert.match(detail, /No lower bound is known/);
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
