import assert from 'node:assert/strict';
import { latentCode } from '../../../src/autoencoder/latent-code.js';
import type { Latent } from '../../../src/autoencoder/options.js';
import { codeAt, latentSpace, periodsOf } from '../../../webview/points/latent/index.js';
import { shownAxes } from '../../../webview/points/shown-axes.js';

/** Places in the picture of each space, away from its sides. */
const flat: readonly (readonly [Latent, readonly (readonly [number, number])[]])[] = [
  [
    { kind: 'torus', dimension: 2 },
    [
      [0, 0],
      [3, -3],
      [-1, 2],
    ],
  ],
  [
    { kind: 'mobius', dimension: 2 },
    [
      [0, 0],
      [3, -2],
      [-3, 2],
      [0.3, 1e-3],
    ],
  ],
  [
    { kind: 'klein', dimension: 2 },
    [
      [0, 0],
      [3, -2],
      [-3, 2],
      [0.3, 1e-3],
    ],
  ],
];

describe('pictures of latent spaces', () => {
  for (const [latent, places] of flat) {
    const { size } = latentCode(latent);
    const space = latentSpace(latent, size);

    it(`draw the code of a place there: ${latent.kind}`, () => {
      for (const [x, y] of places) {
        const code = codeAt(latent, x, y);
        assert.ok(code?.length === size);
        const drawn = space.of(code);
        assert.ok(Math.hypot(drawn[0] - x, drawn[1] - y) < 1e-5, `${x}, ${y} at ${drawn.join(', ')}`);
      }
    });

    it(`have sides that are the same where they say so: ${latent.kind}`, () => {
      assert.ok(space.identified);
      const turnedOver = latent.kind === 'torus' ? 1 : -1;
      const same = (a: readonly [number, number], b: readonly [number, number]): void => {
        const [one, other] = [a, b].map((place) => Array.from(codeAt(latent, ...place) ?? []));
        one.forEach((value, k) => assert.ok(Math.abs(value - other[k]) < 1e-6, `${a.join(', ')} and ${b.join(', ')}`));
      };
      const [across, upwards] = space.identified.periods;
      assert.ok(across);
      for (const y of [-3, 0.5]) same([across[0], y], [across[1], turnedOver * y]);
      if (upwards !== null) for (const x of [-1.5, 0.5]) same([x, upwards[0]], [x, upwards[1]]);
      assert.equal(upwards === null, latent.kind === 'mobius');
    });
  }

  it('keep the period of each angle, whichever are shown', () => {
    const space = latentSpace({ kind: 'torus', dimension: 4 }, 8);
    const shown = shownAxes(space.quantities, { kind: 'coordinates', indices: [3, 0, 2] }, new Float32Array());
    assert.deepEqual(
      shown.quantities.map(({ name }) => name),
      ['θ₄', 'θ₁', 'θ₃'],
    );
    assert.deepEqual(periodsOf(space, shown.quantities), [
      [-Math.PI, Math.PI],
      [-Math.PI, Math.PI],
      [-Math.PI, Math.PI],
    ]);
    const plane = latentSpace({ kind: 'euclidean', dimension: 2 }, 2);
    assert.deepEqual([plane.identified, periodsOf(plane, plane.quantities)], [null, [null, null]]);
  });
});
