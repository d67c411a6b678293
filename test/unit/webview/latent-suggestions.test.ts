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
} from '../../../src/dataset/index.js';
import type { Manifold } from '../../../src/dataset/manifold.js';
import { describeManifold } from '../../../src/run/describe.js';
import { latentSuggestions } from '../../../webview/shell/latent-suggestions.js';

describe('suggested latent spaces', () => {
  const suggested = (manifold: Manifold, latent = euclidean(1)): readonly string[] =>
    latentSuggestions(describeManifold(manifold, manifold.ambientDimension ?? 3), latent).map(({ code }) => code);

  it('are the least Euclidean space, and a closed one of the same topology', () => {
    assert.deepEqual(suggested(circle()), ['euclidean(2)', 'spherical(1)']);
    assert.deepEqual(suggested(sphere({ dimension: 2 })), ['euclidean(3)', 'spherical(2)']);
    assert.deepEqual(suggested(torus()), ['euclidean(3)', 'torus(2)']);
    assert.deepEqual(suggested(mobiusStrip(), euclidean(2)), ['euclidean(3)', 'mobius()']);
    assert.deepEqual(suggested(projectivePlane()), ['euclidean(4)', 'projective(2)']);
    assert.deepEqual(suggested(kleinBottle()), ['euclidean(4)', 'klein()']);
    assert.deepEqual(suggested(disk()), ['euclidean(2)']);
  });

  it('are none where nothing is obstructed', () => {
    assert.deepEqual(suggested(circle(), euclidean(2)), []);
    assert.deepEqual(latentSuggestions(describeManifold(circle(), 2), spherical(1)), []);
  });
});
