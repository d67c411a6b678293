import assert from 'node:assert/strict';
import type { Latent } from '../../../src/autoencoder/options.js';
import { codesOnLine } from '../../../webview/points/latent/index.js';
import { lengthOf, lineNodes } from '../../../webview/state/latent-line.js';
import type { Model } from '../../../webview/state/model.js';
import { initialModel, reduce, type Action } from '../../../webview/state/reducer.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { description, startedOf } from './run-events.js';

const at = (...numbers: number[]): Float32Array => Float32Array.from(numbers);

/** Asserts that a line goes through codes, evenly. */
function assertLine(latent: Latent, from: Float32Array, to: Float32Array, expected: readonly number[]): void {
  const codes = codesOnLine(latent, from, to, expected.length / from.length) ?? [];
  assert.equal(codes.length, expected.length);
  expected.forEach((x, k) => assert.ok(Math.abs(codes[k] - x) < 1e-6, `${codes.join()} instead of ${expected.join()}`));
}

describe('a line in the latent space', () => {
  const half = Math.SQRT1_2;

  it('is straight in ℝᵈ', () => {
    assertLine({ kind: 'euclidean', dimension: 1 }, at(1), at(3), [1, 2, 3]);
    assertLine({ kind: 'euclidean', dimension: 2 }, at(0, 1), at(2, 0), [0, 1, 1, 0.5, 2, 0]);
  });

  it('is the shorter great circle on a sphere, and one of them between opposite points', () => {
    assertLine({ kind: 'sphere', dimension: 1 }, at(1, 0), at(0, -1), [1, 0, half, -half, 0, -1]);
    assertLine({ kind: 'sphere', dimension: 2 }, at(0, 0, 1), at(0, 1, 0), [0, 0, 1, 0, half, half, 0, 1, 0]);
    assertLine({ kind: 'sphere', dimension: 2 }, at(0, 1, 0), at(0, 1, 0), [0, 1, 0, 0, 1, 0]);
    const across = codesOnLine({ kind: 'sphere', dimension: 2 }, at(0, 0.6, 0.8), at(0, -0.6, -0.8), 3) ?? at();
    assert.ok(Math.abs(Math.hypot(...across.subarray(3, 6)) - 1) < 1e-6);
    assert.ok(Math.abs(across[4] * 0.6 + across[5] * 0.8) < 1e-6, 'its middle is at right angles to its ends');
  });

  it('is straight in the square of the angles of a torus, and does not go over the seam', () => {
    const circle = (...angles: number[]): number[] => angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]);
    const torus: Latent = { kind: 'torus', dimension: 2 };
    assertLine(torus, at(...circle(-3, 0)), at(...circle(3, 1)), [
      ...circle(-3, 0),
      ...circle(0, 0.5),
      ...circle(3, 1),
    ]);
  });

  it('is not known in other spaces', () => {
    assert.equal(codesOnLine({ kind: 'mobius', dimension: 2 }, at(1, 0, 0, 0), at(0, 1, 0, 0), 3), null);
  });

  it('has an image with a length', () => {
    assert.equal(lengthOf(at(0, 0, 3, 4, 3, 5), 2), 6);
    assert.equal(lengthOf(at(1, 2), 2), 0);
  });
});

describe('the line of the panel', () => {
  const line = { from: at(0, 0), to: at(1, 1) };
  const start: Model = initialModel(readViewSettings(null), true);
  const after = (...actions: Action[]): Model => actions.reduce(reduce, start);
  const run: Action = { kind: 'events', reset: true, events: [startedOf(2)] };
  const image = new Float32Array(2 * lineNodes);

  it('keeps its image while it is drawn on, until there is another', () => {
    const laid = after(run, { kind: 'line', line });
    assert.deepEqual(laid.line?.image, { kind: 'asked' });
    const drawn = reduce(laid, { kind: 'lineImage', points: image });
    assert.deepEqual(reduce(drawn, { kind: 'line', line: { ...line, to: at(2, 2) } }).line, {
      from: at(0, 0),
      to: at(2, 2),
      image: { kind: 'drawn', points: image },
    });
    assert.deepEqual(reduce(drawn, { kind: 'lineImage', points: null }).line?.image, { kind: 'refused' });
    assert.equal(reduce(drawn, { kind: 'line', line: null }).line, null);
  });

  it('has no image where there is no line any more', () => {
    assert.equal(after(run, { kind: 'lineImage', points: image }).line, null);
  });

  it('stays when the dataset is trained again, without its image, unless its latent space is another', () => {
    const drawn = after(run, { kind: 'line', line }, { kind: 'lineImage', points: image });
    const again = (dimension: number): Action => {
      const { autoencoder } = description;
      const events = [
        startedOf(2, { ...description, autoencoder: { ...autoencoder, latent: { kind: 'euclidean', dimension } } }),
      ];
      return { kind: 'events', reset: false, events };
    };
    assert.deepEqual(reduce(drawn, again(2)).line, { ...line, image: { kind: 'asked' } });
    assert.equal(reduce(drawn, again(3)).line, null);
  });
});
