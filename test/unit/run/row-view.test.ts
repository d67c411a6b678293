// What points look like: by the dataset, or by the shape of the rows of a file.
import assert from 'node:assert/strict';
import { image, profile } from '../../../src/dataset/index.js';
import { resolveView } from '../../../src/run/row-view.js';

describe('the view of a row', () => {
  it('is that of the dataset, where it has as many numbers', () => {
    assert.deepEqual(resolveView(image({ height: 2, width: 3 }), null, 6), {
      kind: 'image',
      height: 2,
      width: 3,
      channels: 1,
    });
    assert.deepEqual(resolveView(profile({ length: 5 }), null, 5), {
      kind: 'profile',
      length: 5,
      x: [0, 4],
      label: 'x',
    });
  });

  it('is refused where points have another number of coordinates', () => {
    assert.throws(
      () => resolveView(image({ height: 28, width: 28 }), null, 64),
      /view: expected points of height × width × channels = 28 × 28 × 1 = 784 coordinates, got points of 64/,
    );
    assert.throws(
      () => resolveView(profile({ length: 5 }), null, 6),
      /view: expected points of length = 5 coordinates, got points of 6/,
    );
  });

  it('is a picture where the file has an array of pictures, and numbers of other shapes', () => {
    assert.deepEqual(resolveView(undefined, [8, 8], 64), { kind: 'image', height: 8, width: 8, channels: 1 });
    assert.deepEqual(resolveView(undefined, [4, 5, 3], 60), { kind: 'image', height: 4, width: 5, channels: 3 });
    assert.equal(resolveView(undefined, [4, 5, 7], 140), null);
    assert.equal(resolveView(undefined, null, 64), null);
  });

  it('is refused with wrong sizes', () => {
    assert.throws(() => image({ height: 0, width: 3 }), /image\.height/);
    assert.throws(() => profile({ length: 1 }), /profile\.length/);
  });
});
