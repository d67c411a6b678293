import assert from 'node:assert/strict';
import { pack, unpack } from '../../../src/protocol/pack.js';

describe('packing', () => {
  it('gives back what went in, arrays of every type and of length 0 among it', () => {
    const value = {
      text: 'ρ ≥ 1',
      nested: [{ empty: new Float32Array(0), flags: Uint8Array.of(1, 2, 3) }, null, true],
      floats: Float32Array.of(1.5, Number.NaN, -Infinity),
      doubles: Float64Array.of(Math.PI),
      integers: Int32Array.of(-7),
    };
    assert.deepEqual(unpack(pack(value)), value);
  });

  it('packs the part of a buffer that a view shows, no more', () => {
    const view = Float64Array.of(1, 2, 3, 4).subarray(1, 3);
    const packed = pack({ view });
    assert.deepEqual(unpack(packed), { view: Float64Array.of(2, 3) });
    assert.ok(packed.byteLength < 100);
  });

  it('refuses numbers that JSON would turn into null, and arrays that it does not know', () => {
    assert.throws(() => pack({ loss: Number.NaN }), /'loss' is NaN/);
    assert.throws(() => pack({ a: new Int16Array(1) }), /'a' is a Int16Array/);
  });

  it('refuses a buffer that is cut short', () => {
    const packed = pack({ a: Float32Array.of(1, 2, 3) });
    assert.throws(() => unpack(packed.slice(0, 2)));
    assert.throws(() => unpack(packed.slice(0, packed.byteLength - 8)));
  });
});
