import assert from 'node:assert/strict';
import { superscript, withSuperscripts } from '../../../src/protocol/superscript.js';

describe('a number set high', () => {
  it('has a sign and all digits', () => assert.equal(superscript(-130), '⁻¹³⁰'));

  it('stands in the names of spaces in a text, and nowhere else', () => {
    assert.equal(
      withSuperscripts('sphere S^2 of radius 1, embedded in R^10'),
      'sphere S² of radius 1, embedded in ℝ¹⁰',
    );
    assert.equal(withSuperscripts('torus T^2, POWER^2'), 'torus T², POWER^2');
  });
});
