import assert from 'node:assert/strict';
import { outcomes, outcomesWith } from '../../../src/protocol/outcomes.js';
import type { Statement } from '../../../src/protocol/statement.js';
import { fullResult } from '../full-result.js';

const signals = fullResult.signals.map(({ name }) => name);

describe('outcomes of a run', () => {
  it('have each a label of their own', () => {
    const labels = outcomesWith([...signals, 'outer']).map(({ label }) => label());
    assert.equal(new Set(labels).size, labels.length, labels.join(', '));
    assert.equal(labels.length, Object.keys(outcomes).length + signals.length + 1);
  });

  it('are all in a full result, with a text for each', () => {
    const texts = outcomesWith(signals).map(({ label, of }) => [label(), of(fullResult)?.text ?? 'missing']);
    assert.deepEqual(Object.fromEntries(texts), {
      steps: '12,300',
      'time (s)': '4.56',
      'test loss': '0.0123',
      'sup ρ': '1.98',
      'test points by weight, (Σw)²/Σw²': '3,210',
      'mean ρ': '0.310',
      'median ρ': '0.250',
      '0.99-quantile of ρ': '1.56',
      'share of points with a large ρ': '6.5 %',
      'lower bound of sup ρ': '1.55',
      'bound of the certificate': '0.999',
      folds: '4',
      'winding numbers': '0, −1',
      degree: '−1',
      'share of torn edges': '0.0250',
      'geodesic stress': '0.730',
      'median anisotropy': '2.50',
      'share folded over': '0.125',
      trustworthiness: '0.971',
      continuity: '0.987',
      'divergence of densities, σ = 0.1': '0.0942',
      'intrinsic dimension, estimated': 'about 1 above scale 0.210',
      'Betti numbers, data': '1, 1 (dimension 2 is too costly)',
      'Betti numbers, latent space': '1, 0',
      'Betti numbers, reconstruction': '2, 0',
      'active latent dimensions': '0 of 1',
      'least norm before normalisation': '0.200',
      'AUC of simpler detectors': 'PCA 0.912 ± 0.013',
      'significance before the cut on ρ': '3.20',
      'significance after the cut on ρ': '−0.500',
      'AUC of inner': '0.912 ± 0.013',
    });
  });

  it('say of a bound from the sample how near the data it holds, rounded up', () => {
    const ofSample: Statement = {
      ...{ kind: 'persistence bound', name: 'loop', text: 'Loop.', bound: 18.79, within: 1.0312, forbids: true },
      ...{ assumptions: [], source: '' },
    };
    const figure = outcomes.theory.of({ statements: [ofSample] });
    assert.deepEqual(figure, { value: 18.79, text: '18.7, within 1.04 of the data', reason: 'Loop.' });
    assert.equal(outcomes.theory.of({ statements: [{ ...ofSample, within: null }] })?.text, '18.7');
  });

  it('say why a significance is withheld, and of PCA that it is arbitrary', () => {
    const { bumpHunt, baselines } = fullResult;
    assert.ok(bumpHunt !== null && baselines !== null);
    const withheld = { kind: 'spectrum ends', side: 'above' } as const;
    const ended = {
      ...bumpHunt,
      significanceBefore: null,
      before: { ...bumpHunt.before, significance: null, withheld },
    };
    const figure = outcomes.significanceBefore.of({ bumpHunt: ended });
    assert.deepEqual([figure?.value, figure?.text], [null, 'withheld']);
    assert.match(figure?.reason ?? '', /^the spectrum ends just above the window/);
    const arbitrary = baselines.map((one) => ({ ...one, arbitrary: 'degenerate axes' as const }));
    assert.equal(
      outcomes.baselines.of({ baselines: arbitrary })?.text,
      'PCA (arbitrary: its axes are degenerate) 0.912 ± 0.013',
    );
  });

  it('read every field of a result that is no part of its definition', () => {
    const definition = ['name', 'file', 'seed', 'parameters', 'latent'];
    // Of speed, place and beside the signals: told elsewhere.
    const elsewhere = ['stepsPerSecond', 'validation', 'supParameters'];
    const read = new Set<PropertyKey>();
    const watched = new Proxy(fullResult, {
      get: (result, name): unknown => {
        read.add(name);
        return Reflect.get(result, name);
      },
    });
    for (const { of } of outcomesWith(signals)) of(watched);
    assert.deepEqual(
      Object.keys(fullResult).filter((name) => !read.has(name)),
      Object.keys(fullResult).filter((name) => definition.includes(name) || elsewhere.includes(name)),
    );
  });

  it('are unknown, all of them, before a run has begun', () => {
    for (const { label, of } of outcomesWith(signals)) assert.equal(of({}), null, label());
  });

  it('say of a certificate that none was found only where one was sought', () => {
    const { certificate } = outcomes;
    assert.deepEqual(certificate.of({ ...fullResult, certificate: null }), {
      value: null,
      text: 'no two points with the same code',
    });
    assert.equal(certificate.of({ ...fullResult, certificate: null, certificateSearch: null }), null);
  });

  it('know which are distances, and show a mean of whole numbers as a number', () => {
    const distances = Object.entries(outcomes).flatMap(([key, { isDistance }]) => (isDistance ? [key] : []));
    assert.deepEqual(distances, ['sup', 'mean', 'median', 'quantile99', 'theory', 'certificate']);
    assert.deepEqual([outcomes.folds.format(2.4), outcomes.folds.format(-2)], ['2.40', '−2']);
  });
});
