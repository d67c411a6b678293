import assert from 'node:assert/strict';
import type { RunFinished } from '../../../src/protocol/events.js';
import { isRunOf, isSamePoint, showsPoint, wantedPoint, type RunNumbers } from '../../../src/protocol/point-run.js';
import { pointInWords } from '../../../src/protocol/point-words.js';
import type { SweepRow } from '../../../src/protocol/sweep-table.js';
import { description, finishedOf } from '../webview/run-events.js';

const latent = { kind: 'sphere', dimension: 1 } as const;
const point = { 'autoencoder.latent': latent, 'training.seed': 3 };
const columns = ['steps', 'sup'].map((name) => ({ name, label: name, isDistance: false, isNumber: true }));
const row: SweepRow = {
  ...{ index: 0, id: '', state: 'done', point, values: ['spherical(1)', 3], message: null, folder: null },
  outcomes: [100, 0.1 + 0.2],
};
const wanted = wantedPoint({ hash: '00', columns }, row, 'S¹, seed 3');
const numbers: RunNumbers = { seed: 3, latent: 'S¹', steps: 100, sup: 0.1 + 0.2 };

describe('the run of a point of a sweep', () => {
  it('is known by its numbers, to the last bit', () => {
    assert.ok(isRunOf(wanted, numbers));
    for (const other of [{ sup: 0.3 }, { steps: 99 }, { seed: 4 }, { latent: 'ℝ¹' }])
      assert.ok(!isRunOf(wanted, { ...numbers, ...other }), JSON.stringify(other));
    const gap = { ...wanted, point: { gap: 0.1 } };
    assert.ok(isRunOf(gap, { ...numbers, seed: 9 }), 'a sweep that varies no seed takes the one of the file');
  });

  it('is known by none where the point has no result', () => {
    const missing = wantedPoint({ hash: '00', columns }, { ...row, outcomes: [null, null] }, '');
    assert.equal(missing.outcome, null);
    assert.ok(!isRunOf(missing, numbers));
  });

  it('is on show once it was trained to its end with the values of the point', () => {
    const run = { ...description, seed: 3, point: { 'autoencoder.latent': latent } };
    const finished: RunFinished = finishedOf({ steps: 100, seconds: 1 });
    assert.ok(showsPoint(wanted, run, finished));
    assert.ok(!showsPoint(wanted, run, null));
    assert.ok(!showsPoint(wanted, run, { ...finished, reason: 'stopped' }));
    assert.ok(!showsPoint(wanted, { ...run, hash: '01' }, finished));
    assert.ok(!showsPoint(wanted, { ...run, seed: 4 }, finished));
    assert.ok(!showsPoint(wanted, { ...run, point: null }, finished));
  });

  it('is compared and told by the values of the point, whatever their order', () => {
    assert.ok(isSamePoint({ a: 1, b: [2] }, { b: [2], a: 1 }));
    assert.ok(!isSamePoint({ a: 1 }, { a: 1, b: 2 }));
    const words = pointInWords({ 'autoencoder.latent': latent, 'autoencoder.hidden': [8, 8], gap: 0.5 });
    assert.equal(words, 'S¹, hidden [8, 8], gap 0.5');
  });
});
