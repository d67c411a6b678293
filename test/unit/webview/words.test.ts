import assert from 'node:assert/strict';
import type { HomologyResult, HomologySummary } from '../../../src/protocol/result.js';
import { huntInWords } from '../../../webview/state/hunt-words.js';
import { listDeclared, shapesInWords } from '../../../webview/views/homology/betti-words.js';
import { bothHalves, bothHalvesAt } from '../../../webview/views/histogram/both-halves.js';
import { aucInWords } from '../../../webview/state/auc-words.js';
import { initialModel, reduce } from '../../../webview/state/reducer.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { frameOf, startedOf } from './run-events.js';

describe('the area under a ROC curve', () => {
  it('is no better than chance within two standard deviations of one half, above and below', () => {
    assert.equal(aucInWords(0.499, 0.012), 'no better than chance');
    assert.equal(aucInWords(0.52, 0.012), 'no better than chance');
    assert.equal(aucInWords(0.9, Number.NaN), 'no better than chance');
  });

  it('is told by how far it lies above, or that it lies below', () => {
    assert.deepEqual(
      [0.55, 0.7, 0.9, 0.987].map((auc) => aucInWords(auc, 0.001)),
      ['little better than chance', 'better than chance', 'much better than chance', 'nearly always told apart'],
    );
    assert.match(aucInWords(0.3, 0.01), /^worse than chance/);
  });
});

describe('errors', () => {
  it('are told by how many are large, beside the largest', () => {
    assert.equal(
      bothHalves({ above: 0.5, of: 'bound', share: 0.0134 }, 1.98),
      '1.34 % of the test points have a large error (ρ > 0.5, half of the bound); the largest found is 1.98.',
    );
    assert.match(bothHalves({ above: 0.05, of: 'radius', share: 0 }, 0.01) ?? '', /^No test point has a large error/);
    assert.equal(bothHalves(null, 1), null);
  });

  it('are told by one analysis: where it is of an earlier step than the picture, the words say so', () => {
    const frames = [frameOf(1000, 3), frameOf(2000, 3)];
    const large = { above: 0.5, of: 'bound', share: 0.0002 } as const;
    const error = { count: 50, sup: 700, mean: 0.1, median: 0.1, q90: 0.2, q99: 0.3, q999: 0.4, large };
    const analysis = { kind: 'analysis', step: 1000, error, supParameters: null, signals: [], theory: null } as const;
    const { run } = reduce(initialModel(readViewSettings(null), true), {
      kind: 'events',
      reset: true,
      events: [startedOf(3), ...frames, analysis],
    });
    assert.ok(run !== null);
    const words =
      '0.02 % of the test points have a large error (ρ > 0.5, half of the bound); the largest found is 700.';
    assert.equal(bothHalvesAt(run, frames[0]), words);
    assert.equal(bothHalvesAt(run, frames[1]), `After 1,000 steps: ${words}`);
  });
});

describe('a bump hunt', () => {
  it('is told by Z before and after the cut', () => {
    const words = (before: number, after: number): string =>
      huntInWords({ significance: before }, { significance: after });
    assert.equal(words(3.94, 1.66), 'Z 3.9 before the cut on ρ, 1.7 after: the cut weakens the bump.');
    assert.match(words(1.2, 4.1), /the cut makes the bump clearer/);
    assert.match(words(-0.4, 0.3), /^Z −0.4 before the cut on ρ, 0.3 after: the cut changes little/);
  });

  it('is told by the reason where Z is withheld', () => {
    const [known, none] = [{ significance: 2 }, { significance: null }];
    const ends = { significance: null, withheld: { kind: 'spectrum ends', side: 'below' } } as const;
    const bad = { significance: null, withheld: { kind: 'bad fit', probability: 0.0041 } } as const;
    assert.match(huntInWords(known, none), /^Z 2.0 before the cut on ρ; withheld after: too few events/);
    assert.match(huntInWords(ends, ends), /^Z is withheld: the spectrum ends just below the window/);
    assert.match(huntInWords(bad, known), /^Z 2.0 after the cut on ρ; withheld before: .*probability 0\.00410\.$/);
  });
});

describe('estimated Betti numbers', () => {
  const summary = (...betti: number[]): HomologySummary => ({
    barcodes: betti.map(() => []),
    betti,
    scales: [0.1, 1],
    voids: 'not sought',
  });
  const result = (data: number[], latent: number[], reconstruction: number[]): HomologyResult => ({
    data: summary(...data),
    latent: summary(...latent),
    reconstruction: summary(...reconstruction),
    bottleneck: [],
    landmarks: 200,
  });

  it('are told as an estimate, components only where not all have one', () => {
    assert.equal(
      shapesInWords(result([1, 2, 1], [1, 0, 0], [1, 1, 0])),
      'Estimated, at the longest gap: data 2 loops, 1 void; codes no loop; reconstructions 1 loop.',
    );
    assert.equal(
      shapesInWords(result([2, 2], [1, 0], [1, 2])),
      'Estimated, at the longest gap: data 2 components, 2 loops; codes 1 component, no loop; reconstructions 1 component, 2 loops.',
    );
  });

  it('are told once where they are the same', () => {
    assert.equal(
      shapesInWords(result([1, 1], [1, 1], [1, 1])),
      'Estimated, at the longest gap: 1 component, 1 loop, in data, codes and reconstructions alike.',
    );
    assert.equal(
      shapesInWords(result([1, 1], [1, 0], [1, 1])),
      'Estimated, at the longest gap: data and reconstructions 1 loop; codes no loop.',
    );
    assert.equal(
      shapesInWords(result([1, 1], [1, 0], [1, 0])),
      'Estimated, at the longest gap: data 1 loop; codes and reconstructions no loop.',
    );
  });

  it('that are declared are listed, where there are many without zeros', () => {
    assert.equal(listDeclared([1, 1]), 'b₀\u00a0=\u00a01, b₁\u00a0=\u00a01');
    assert.equal(listDeclared([1, 0, 0, 0, 0, 1]), 'b₀\u00a0=\u00a01, b₅\u00a0=\u00a01, all others 0');
  });
});
