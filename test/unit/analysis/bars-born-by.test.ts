import assert from 'node:assert/strict';
import { barsBornBy } from '../../../src/analysis/homology/bars-born-by.js';
import { distanceMatrix } from '../../../src/analysis/homology/distances.js';
import { filtrationOrder } from '../../../src/analysis/homology/filtration-order.js';
import { persistentHomology } from '../../../src/analysis/homology/persistence.js';
import { createRandom } from '../../../src/random/random.js';

describe('bars born by a diameter', () => {
  it('are those of the whole filtration, whether they end before it or after', () => {
    const random = createRandom(4, 'test');
    for (let trial = 0; trial < 6; trial++) {
      const distances = distanceMatrix(
        Float64Array.from({ length: 3 * 60 }, () => random.normal()),
        3,
      );
      for (const degree of [1, 2] as const) {
        const { births, deaths } = persistentHomology(distances, 60, degree).barcodes[degree];
        for (const latest of [0.1, 0.8, 1.2, 2, 10]) {
          const expected = Array.from(births.keys()).filter((bar) => births[bar] <= latest);
          const found = barsBornBy(distances, 60, degree, latest, { budget: Infinity });
          assert.deepEqual(
            Array.from(found?.births ?? [], (birth, bar) => [birth, found?.deaths[bar]]).sort(),
            expected.map((bar) => [births[bar], deaths[bar]]).sort(),
          );
        }
      }
    }
  });
});

describe('order of a filtration', () => {
  it('is that of a sort by diameter, and by descending index among equals', () => {
    const random = createRandom(5, 'test');
    for (const count of [0, 1, 2, 1000]) {
      for (const draw of [
        () => random.uniform(),
        () => random.integer(0, 5),
        () => 7,
        () => 1e-300 * random.uniform(),
      ]) {
        const diameters = Float64Array.from({ length: count }, draw);
        const indices = Float64Array.from({ length: count }, (_, at) => at * 1e10 + random.integer(0, 9));
        const expected = Array.from(diameters.keys()).sort(
          (a, b) => diameters[a] - diameters[b] || indices[b] - indices[a],
        );
        assert.deepEqual(Array.from(filtrationOrder(diameters, indices)), expected);
      }
    }
  });
});
