import assert from 'node:assert/strict';
import { theoremsOf } from '../../../src/statements/theorems.js';
import { suggestLatents } from '../../../src/statements/suggestions.js';
import { narrowestLayer, networkShape } from '../../../src/statements/network-shape.js';
import type { Latent } from '../../../src/autoencoder/options.js';
import * as dataset from '../../../src/dataset/index.js';
import type { Manifold } from '../../../src/dataset/manifold.js';

const { circle, sphere, torus, kleinBottle, projectivePlane, mobiusStrip, product, restrict, union, noise, so3 } =
  dataset;
const { euclidean, spherical, projective, mobius, klein, warp, embed, scale, torusKnot, parametric } = dataset;

const shapeOf = (latent: Latent, hidden: readonly number[] = [32, 32]) => networkShape({ hidden, latent });
const theorems = (manifold: Manifold, latent: Latent, hidden?: readonly number[]) =>
  theoremsOf(manifold, shapeOf(latent, hidden));
const names = (manifold: Manifold, latent: Latent, hidden?: readonly number[]): string[] =>
  theorems(manifold, latent, hidden).map(({ name }) => name);
const bound = (manifold: Manifold, latent: Latent, hidden?: readonly number[]) =>
  theorems(manifold, latent, hidden).at(0)?.bound ?? null;

describe('Theorems from what a manifold declares', () => {
  it('give the radius of a sphere in too few dimensions, and nothing in enough', () => {
    assert.equal(bound(circle({ radius: 2 }), euclidean(1)), 2);
    assert.deepEqual(theorems(circle(), euclidean(2)), []);
    assert.equal(bound(sphere({ dimension: 3 }), euclidean(3)), 1);
    assert.deepEqual(theorems(sphere({ dimension: 3 }), euclidean(4)), []);
    assert.equal(bound(torus({ majorRadius: 2, minorRadius: 0.5 }), euclidean(1)), 2.5);
  });

  it('look at the narrowest layer, not at the latent space alone', () => {
    const [first] = theorems(circle(), euclidean(2), [32, 1, 32]);
    assert.equal(first.bound, 1);
    assert.match(first.text, /to ℝ¹ \(the narrowest hidden layer\) sends two opposite points to the same numbers/);
    assert.equal(bound(sphere(), spherical(2), [16, 2, 16]), 1);
    assert.equal(bound(projectivePlane(), projective(2), [1]), 1);
  });

  it('count the numbers of a code, of which a product has those of its factors', () => {
    const widthOf = (latent: Latent): number => narrowestLayer(shapeOf(latent, [])).width;
    assert.deepEqual(
      [1, 2, 3].map((d) => [euclidean(d), spherical(d), dataset.torus(d), projective(d)].map(widthOf)),
      [1, 2, 3].map((d) => [d, d + 1, 2 * d, ((d + 1) * (d + 2)) / 2]),
    );
    assert.deepEqual([mobius(), klein()].map(widthOf), [4, 5]);
    assert.equal(widthOf(product(spherical(2), euclidean(3), klein())), 3 + 3 + 5);
  });

  it('hold for curved latent spaces in the space where their codes lie', () => {
    const [first] = theorems(sphere(), spherical(1));
    assert.equal(first.bound, 1);
    assert.deepEqual(first.assumptions, []);
    assert.match(first.text, /to ℝ² \(where the codes of S¹ lie\)/);
    assert.deepEqual(names(kleinBottle(), spherical(2)), ['embedding dimension']);
    assert.equal(bound(sphere({ dimension: 5 }), spherical(2)), 1);
    assert.deepEqual(theorems(sphere(), spherical(2)), []);
    assert.deepEqual(theorems(torus(), dataset.torus(2)), []);
  });

  it('about a closed latent space itself name what they assume', () => {
    const [first] = theorems(torus(), spherical(2));
    assert.equal(first.name, 'closed manifolds');
    assert.deepEqual(first.assumptions, ['normalised']);
    assert.deepEqual(names(sphere(), dataset.torus(2)), ['closed manifolds']);
    const [onProjective] = theorems(sphere(), projective(2));
    assert.deepEqual(onProjective.assumptions, ['projected']);
    // A Klein bottle has the Betti numbers of a torus over Z/2, and fits where it does not.
    assert.deepEqual(names(kleinBottle(), dataset.torus(2)), ['embedding dimension']);
    assert.deepEqual(names(torus(), spherical(1)), ['reach'], 'no assumption where none is needed');
    assert.deepEqual(names(sphere({ dimension: 3 }), projective(2)), ['invariance of domain']);
  });

  it('give the reach of a manifold with a hole that is too large', () => {
    assert.equal(bound(torus({ majorRadius: 2, minorRadius: 0.75 }), euclidean(2)), 0.75);
    assert.equal(bound(torus({ majorRadius: 1, minorRadius: 0.75 }), euclidean(2)), 0.25);
    assert.equal(bound(scale(torus({ majorRadius: 2, minorRadius: 0.75 }), 2), euclidean(2)), 1.5);
    assert.equal(bound(embed(torus({ majorRadius: 2, minorRadius: 0.75 }), { dimension: 6 }), euclidean(2)), 0.75);
    assert.equal(
      bound(
        warp(torus(), ([x, y, z]) => [2 * x, y, z], { injective: true }),
        euclidean(2),
      ),
      null,
    );
    assert.equal(bound(product(circle(), sphere()), euclidean(3)), 1);
  });

  it('claim no reach through projectors, which jump', () => {
    const found = theorems(torus(), projective(2), [2]);
    assert.deepEqual(
      found.map(({ bound: number }) => number),
      found.map(() => null),
    );
    assert.deepEqual(
      found.map(({ name }) => name),
      ['Alexander duality'],
    );
  });

  it('need no more than Betti numbers or a dimension', () => {
    const warped = warp(product(circle(), circle()), (x) => x.map(Math.atan), { injective: true });
    assert.deepEqual(names(warped, euclidean(2)), ['Alexander duality']);
    const cap = restrict(sphere(), ([, , z]) => z < 0.5);
    assert.deepEqual(names(cap, euclidean(1)), ['invariance of domain']);
    assert.deepEqual(names(cap, euclidean(2)), []);
  });

  it('know nothing of a part without points, nor of noise', () => {
    const parts = [circle({ radius: 0.2 }), circle()] as const;
    assert.equal(bound(union(parts, { weights: [1, 0] }), euclidean(1)), 0.2);
    assert.equal(bound(union(parts, { weights: [1, 1] }), euclidean(1)), 1);
    assert.deepEqual(theorems(noise(circle(), { standardDeviation: 0.1 }), euclidean(1)), []);
  });

  it('write a bound rounded down', () => {
    assert.match(theorems(circle({ radius: 1.5556 }), euclidean(1))[0].text, /at least 1\.55\.$/);
  });
});

describe('Suggested latent spaces', () => {
  const suggested = (manifold: Manifold, latent: Latent, hidden?: readonly number[]) =>
    suggestLatents(manifold, shapeOf(latent, hidden)).map((one) => one.latent);

  it('are those of the kind of the manifold, then the smallest Euclidean one', () => {
    assert.deepEqual(suggested(circle(), euclidean(1)), [spherical(1), euclidean(2)]);
    assert.deepEqual(suggested(embed(sphere(), { dimension: 9 }), euclidean(2)), [spherical(2), euclidean(3)]);
    assert.deepEqual(suggested(torusKnot({ p: 2, q: 3 }), euclidean(1)), [spherical(1), euclidean(2)]);
    assert.deepEqual(suggested(so3(), euclidean(3)), [projective(3), euclidean(5)]);
    assert.deepEqual(suggested(kleinBottle(), spherical(2)), [klein(), euclidean(4)]);
    assert.deepEqual(suggested(mobiusStrip(), euclidean(2)), [mobius(), euclidean(3)]);
    assert.deepEqual(suggested(product(circle(), circle()), euclidean(2)), [dataset.torus(2)]);
    assert.deepEqual(suggested(product(sphere(), sphere()), euclidean(4)), [product(spherical(2), spherical(2))]);
  });

  it('are empty where nothing is forbidden, or the hidden layers forbid it everywhere', () => {
    assert.deepEqual(suggested(circle(), spherical(1)), []);
    assert.deepEqual(suggested(circle(), euclidean(1), [1]), []);
  });

  it('name no Möbius band for what only has its Betti numbers: a circle times a letter Y', () => {
    const letterY = parametric({
      ambientDimension: 2,
      domain: [[0, 3]],
      map: ([t]) => {
        const angle = (2 * Math.PI * Math.floor(t)) / 3;
        return [(t % 1) * Math.cos(angle), (t % 1) * Math.sin(angle)];
      },
      topology: { bettiNumbers: [1], embeddingDimension: 2 },
    });
    const both = product(circle(), letterY);
    assert.deepEqual(both.topology.bettiNumbers, mobiusStrip().topology.bettiNumbers);
    assert.deepEqual(suggested(both, euclidean(1)), []);
    assert.deepEqual(suggested(letterY, euclidean(1)), [euclidean(2)]);
  });

  it('do not follow from Betti numbers', () => {
    // A circle with a whisker does not embed in S¹.
    const whisker = parametric({
      ambientDimension: 2,
      domain: [[0, 1]],
      map: ([t]) => (t < 0.5 ? [Math.cos(4 * Math.PI * t), Math.sin(4 * Math.PI * t)] : [2 * t, 0]),
      topology: { bettiNumbers: [1, 1], embeddingDimension: 2 },
    });
    assert.deepEqual(suggested(whisker, euclidean(1)), [euclidean(2)]);
  });
});
