// The point that is told, and its residuals.
import assert from 'node:assert/strict';
import { divergingColors } from '../../../webview/drawing/color-maps.js';
import { chosenPoint, residuals, worstPoints } from '../../../webview/views/point/chosen-point.js';
import { frameOf } from './run-events.js';

describe('the point that is told', () => {
  const frame = { ...frameOf(1, 4), error: Float32Array.of(1, 4, 2, 3) };

  it('is the one under the pointer, else the worst of the selected ones, else the worst of all', () => {
    assert.equal(chosenPoint(frame, 2, null), 2);
    assert.equal(chosenPoint(frame, null, Uint8Array.of(1, 0, 1, 0)), 2);
    assert.equal(chosenPoint(frame, null, null), 1);
    assert.deepEqual([...worstPoints(frame, null, 3)], [1, 3, 2]);
  });

  it('has its coordinates with the largest residual first', () => {
    const rows = residuals(Float32Array.of(1, 2, 3), Float32Array.of(1.5, 2, 1));
    assert.deepEqual(
      rows.map(({ column, residual }) => [column, residual]),
      [
        [2, -2],
        [0, 0.5],
        [1, 0],
      ],
    );
  });

  it('has residuals in colours that are as strong on both sides of a pale middle', () => {
    const brightness = (at: number) =>
      divergingColors[4 * at] + divergingColors[4 * at + 1] + divergingColors[4 * at + 2];
    assert.ok(brightness(127) > 700 && brightness(0) < 450 && brightness(255) < 450);
  });
});
