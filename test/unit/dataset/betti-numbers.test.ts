import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { nestedSpheres, phaseSpace, so3, swissRoll, type Manifold } from '../../../src/dataset/index.js';
import { builtIn } from './built-in.js';

interface Measured {
  readonly name: string;
  /** b_0, b_1, … as far as they were measured. */
  readonly bettiNumbers: readonly number[];
}

/** What test/reference/make-betti-numbers.ts measured with Ripser. */
const measured = JSON.parse(readFileSync('test/reference/betti-numbers.json', 'utf8')) as readonly Measured[];

const manifolds: readonly Manifold[] = [
  ...builtIn,
  swissRoll(),
  nestedSpheres({ dimension: 1, count: 3, radius: 1 }),
  phaseSpace({ particles: 2 }),
  so3(),
];

describe('Betti numbers', () => {
  for (const { name, bettiNumbers } of measured) {
    it(`${name}: those declared are those measured, ${bettiNumbers.join(', ')}`, () => {
      const manifold = manifolds.find((candidate) => candidate.name === name);
      assert.ok(manifold, 'expected to know the manifold');
      const declared = manifold.topology.bettiNumbers ?? [];
      assert.deepEqual(
        bettiNumbers.map((_, k) => declared[k] ?? 0),
        bettiNumbers,
      );
    });
  }

  it('are measured for every built-in manifold of one or two dimensions', () => {
    const names = new Set(measured.map(({ name }) => name));
    const missing = builtIn.filter(
      ({ name, intrinsicDimension }) => (intrinsicDimension ?? 3) <= 2 && !names.has(name),
    );
    // Three spheres S² need more landmarks than Ripser takes in good time: circles stand for them.
    assert.deepEqual(
      missing.map(({ name }) => name),
      ['3 spheres S² inside another'],
    );
  });
});
