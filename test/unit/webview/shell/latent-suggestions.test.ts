import assert from 'node:assert/strict';
import {
  circle,
  disk,
  euclidean,
  kleinBottle,
  mobiusStrip,
  projectivePlane,
  sphere,
  spherical,
  torus,
} from '../../../../src/dataset/index.js';
import type { Manifold } from '../../../../src/dataset/manifold.js';
import { describeManifold } from '../../../../src/run/describe.js';
import { latentSuggestions } from '../../../../webview/shell/verdict/latent-suggestions.js';

describe('suggested latent spaces', () => {
  const suggested = (manifold: Manifold, latent = euclidean(1)): readonly string[] =>
    latentSuggestions(describeManifold(manifold, manifold.ambientDimension ?? 3), latent).map(({ code }) => code);

  it('are the least Euclidean space, and a closed one of the same topology', () => {
    assert.deepEqual(suggested(circle()), ['spherical(1)', 'euclidean(2)']);
    assert.deepEqual(suggested(sphere({ dimension: 2 })), ['spherical(2)', 'euclidean(3)']);
    assert.deepEqual(suggested(torus()), ['torus(2)', 'euclidean(3)']);
    assert.deepEqual(suggested(mobiusStrip(), euclidean(2)), ['mobius()', 'euclidean(3)']);
    assert.deepEqual(suggested(projectivePlane()), ['projective(2)', 'euclidean(4)']);
    assert.deepEqual(suggested(kleinBottle()), ['klein()', 'euclidean(4)']);
    assert.deepEqual(suggested(disk()), ['euclidean(2)']);
  });

  it('are none where nothing is obstructed', () => {
    assert.deepEqual(suggested(circle(), euclidean(2)), []);
    assert.deepEqual(latentSuggestions(describeManifold(circle(), 2), spherical(1)), []);
  });
});
