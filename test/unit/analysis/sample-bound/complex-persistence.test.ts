import assert from 'node:assert/strict';
import { distanceMatrix } from '../../../../src/analysis/homology/distances.js';
import { persistentHomology, type Barcode } from '../../../../src/analysis/homology/persistence.js';
import { alphaComplex } from '../../../../src/analysis/sample-bound/alpha-complex.js';
import { cechComplex } from '../../../../src/analysis/sample-bound/cech-complex.js';
import { complexBarcodes, type FilteredSimplices } from '../../../../src/analysis/sample-bound/complex-persistence.js';
import type { Random } from '../../../../src/random/random.js';
import { finish, gaussian, onCircle, onSphere, sampleOf } from './samples.js';

const barsOf = ({ births, deaths }: Barcode): [number, number][] =>
  Array.from(births, (birth, bar): [number, number] => [birth, deaths[bar]])
    .filter(([birth, death]) => death - birth > 1e-9)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);

function assertSame(ours: Barcode, theirs: Barcode): number {
  const [one, other] = [barsOf(ours), barsOf(theirs)];
  assert.equal(one.length, other.length);
  one.forEach(([birth, death], bar) => {
    assert.ok(Math.abs(birth - other[bar][0]) < 1e-9);
    assert.ok(death === other[bar][1] || Math.abs(death - other[bar][1]) < 1e-9);
  });
  return one.length;
}

/** The Vietoris–Rips complex on the simplices of the Čech complex: the largest diameter of facets. */
function asRips(complex: readonly FilteredSimplices[]): FilteredSimplices[] {
  const [vertices, edges, ...above] = complex;
  const rips = [vertices, { ...edges, values: edges.values.map((value) => 2 * Math.sqrt(value)) }];
  above.forEach(({ facets, values }, k) => {
    const below = rips[k + 1].values;
    const size = k + 3;
    const largest = values.map((_, simplex) =>
      Math.max(...Array.from(facets.subarray(simplex * size, (simplex + 1) * size), (facet) => below[facet])),
    );
    rips.push({ facets, values: largest });
  });
  return rips;
}

/** Points many of which are equally far apart. */
const onGrid = (dimension: number) => (random: Random) =>
  Array.from({ length: dimension }, () => random.integer(0, 4) / 4);

describe('persistent homology of a listed complex', () => {
  it('is that of the Vietoris–Rips complex up to dimension 2, on grids too', () => {
    const bars = [0, 0, 0];
    for (const [points, width] of [
      [sampleOf(30, onCircle), 2],
      [sampleOf(28, onSphere), 3],
      [sampleOf(26, gaussian(4)), 4],
      [sampleOf(36, onGrid(3)), 3],
      [sampleOf(34, onGrid(4)), 4],
    ] as const) {
      const distances = distanceMatrix(points, width);
      const rows = points.length / width;
      const listed = finish(complexBarcodes(asRips(cechComplex(distances, rows, 3))));
      const { barcodes } = persistentHomology(distances, rows, 2);
      barcodes.forEach((barcode, k) => (bars[k] += assertSame(listed[k], barcode)));
    }
    assert.ok(bars[1] > 5 && bars[2] > 1, bars.join());
  });

  it('is the same for alpha and Čech complexes, in the plane and in space, on grids too', () => {
    const bars = [0, 0, 0];
    for (const draw of [gaussian(2), onCircle, onGrid(2), gaussian(3), onSphere, onGrid(3)]) {
      const all = sampleOf(36, draw);
      const dimension = all.length === 72 ? 2 : 3;
      const distances = distanceMatrix(all, dimension);
      const alpha = finish(alphaComplex({ points: all, dimension }));
      assert.ok(alpha !== null);
      const ofAlpha = finish(complexBarcodes(alpha));
      const ofCech = finish(complexBarcodes(cechComplex(distances, 36, 3)));
      for (let k = 1; k < dimension; k++) bars[k] += assertSame(ofAlpha[k], ofCech[k]);
    }
    assert.ok(bars[1] > 30 && bars[2] > 3, bars.join());
  });
});
