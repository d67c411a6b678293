import assert from 'node:assert/strict';
import type { Manifold } from '../../../src/dataset/manifold.js';
import { circle, sampled, sphere, torus } from '../../../src/dataset/index.js';
import { latentName } from '../../../src/protocol/latent-name.js';
import { latentCandidates } from '../../../src/statements/latent-candidates.js';

const names = (
  manifold: Manifold,
  {
    dimension = manifold.intrinsicDimension,
    isEuclidean = false,
    hidden = [32, 32],
  }: { readonly dimension?: number | null; readonly isEuclidean?: boolean; readonly hidden?: readonly number[] } = {},
): readonly string[] =>
  latentCandidates({
    space: { name: manifold.name, topology: manifold.topology, intrinsicDimension: dimension },
    ambientDimension: manifold.ambientDimension ?? 0,
    hidden,
    isEuclidean,
  }).map(latentName);

/** Points of which nothing is declared. */
const unknown = (ambientDimension: number): Manifold =>
  sampled({ ambientDimension, sample: () => Array.from({ length: ambientDimension }, () => 0) });

describe('latent spaces to try', () => {
  it('are flat ones up to twice the dimension, and curved ones that no theorem forbids, the smallest first', () => {
    assert.deepEqual(names(circle()), ['ℝ¹', 'S¹', 'ℝ²']);
    assert.deepEqual(names(sphere({ dimension: 2 })), ['ℝ¹', 'ℝ²', 'S²', 'ℝ³']);
  });

  it('have the torus and the Klein bottle for a torus only where its Betti numbers allow them', () => {
    const tried = names(torus());
    assert.ok(tried.includes('T²') && !tried.includes('S²') && !tried.includes('ℝP²'), tried.join(' '));
    // A closed surface lies in another only as the whole of it.
    assert.ok(!tried.includes('the Möbius band'));
  });

  it('leave out curved ones where a layer is too narrow for them, and with a variational autoencoder', () => {
    assert.deepEqual(names(circle(), { hidden: [1] }), ['ℝ¹', 'ℝ²']);
    assert.deepEqual(names(circle(), { isEuclidean: true }), ['ℝ¹', 'ℝ²']);
  });

  it('of data that declare nothing follow from the estimated dimension', () => {
    assert.deepEqual(names(unknown(5), { dimension: 1 }), ['ℝ¹', 'S¹', 'ℝ²']);
    assert.deepEqual(names(unknown(5), { dimension: null }), ['ℝ¹', 'ℝ²', 'ℝ³', 'ℝ⁴', 'ℝ⁵']);
    assert.deepEqual(names(unknown(3), { dimension: 3 }), ['ℝ¹', 'ℝ²', 'ℝ³']);
  });

  it('are at most ten flat ones, to the end', () => {
    const tried = names(unknown(64), { dimension: 9 });
    assert.equal(tried.length, 10);
    assert.deepEqual(tried.slice(0, 6), ['ℝ¹', 'ℝ²', 'ℝ³', 'ℝ⁴', 'ℝ⁵', 'ℝ⁶']);
    assert.equal(tried.at(-1), 'ℝ¹⁸');
  });
});
