import assert from 'node:assert/strict';
import { createRandom } from '../../../src/random/random.js';
import { isPlain } from '../../../webview/drawing/scene.js';
import { fromMap, lieOnSphere, mapExtent, onMap, segmentsOnMap } from '../../../webview/math/world-map.js';
import { mapLayers } from '../../../webview/points/map-layers.js';

const degree = Math.PI / 180;

/** The point of the unit sphere at a longitude and a latitude, in degrees. */
const at = (longitude: number, latitude: number): number[] => [
  Math.cos(latitude * degree) * Math.cos(longitude * degree),
  Math.cos(latitude * degree) * Math.sin(longitude * degree),
  Math.sin(latitude * degree),
];

describe('the map of a sphere', () => {
  it('has the equator across its middle, north upwards and east to the right', () => {
    const [x0, y0, x1, y1, x2, y2] = onMap(Float32Array.from([...at(0, 0), ...at(90, 0), ...at(0, 45)]));
    assert.deepEqual([x0, y0, y1, x2], [0, 0, 0, 0]);
    assert.ok(x1 > 0 && y2 > 0);
    assert.ok(Math.abs(x1 - mapExtent.x[1] / 2) < 1e-6, 'the equator is divided evenly');
  });

  it('keeps areas', () => {
    const d = 0.5;
    for (const [longitude, latitude] of [
      [0, 0],
      [100, 20],
      [-170, 50],
      [30, -75],
      [179, 85],
    ]) {
      const places = onMap(
        Float32Array.from([...at(longitude, latitude), ...at(longitude + d, latitude), ...at(longitude, latitude + d)]),
      );
      const [ax, ay, bx, by] = [
        places[2] - places[0],
        places[3] - places[1],
        places[4] - places[0],
        places[5] - places[1],
      ];
      const area = Math.abs(ax * by - ay * bx);
      const expected = (d * degree) ** 2 * Math.cos((latitude + d / 2) * degree);
      assert.ok(Math.abs(area / expected - 1) < 0.03, `${area} at ${longitude}°, ${latitude}°, expected ${expected}`);
    }
  });

  it('leads back to the sphere, and from outside the outline nowhere', () => {
    const random = createRandom(1, 'test');
    for (let i = 0; i < 200; i++) {
      const point = at(360 * random.uniform() - 180, 178 * random.uniform() - 89);
      const [x, y] = onMap(Float32Array.from(point.map((value) => 3 * value)));
      const back = fromMap(x, y);
      assert.ok(
        back !== null && Math.hypot(...point.map((value, k) => value - back[k])) < 1e-5,
        `${point.join(', ')} came back as ${back?.join(', ')}`,
      );
    }
    const [right, top] = [mapExtent.x[1], mapExtent.y[1]];
    for (const [x, y] of [
      [right + 0.01, 0],
      [0, top + 0.01],
      [right, top],
      [-right, -top],
      [0, 3],
      [2, 3],
      [40, 2],
    ]) {
      assert.equal(fromMap(x, y), null, `${x}, ${y}`);
    }
  });

  it('cuts a line that goes over its edge, and no other', () => {
    const lines = [
      [at(170, 10), at(-170, 20)],
      [at(-10, 0), at(10, 0)],
      [at(-179.9, -5), at(179.9, -5)],
    ];
    const [from, to] = [0, 1].map((end) => Float32Array.from(lines.flatMap((line) => line[end])));
    const cut = segmentsOnMap(from, to);
    const pieces = [0, 1, 2].map((line) => cut.sources.filter((source) => source === line).length);
    assert.ok(pieces[0] >= 2 && pieces[1] >= 1 && pieces[2] === 2, pieces.join(', '));
    for (let k = 0; k < cut.sources.length; k++) {
      const length = Math.hypot(cut.from[2 * k] - cut.to[2 * k], cut.from[2 * k + 1] - cut.to[2 * k + 1]);
      assert.ok(length < 0.4, `piece ${k} is ${length} long`);
    }
    const edges = [...cut.from, ...cut.to].filter((x) => Math.abs(Math.abs(x) - mapExtent.x[1]) < 0.08);
    assert.ok(edges.length >= 4, 'the pieces reach the edge on both sides');
  });

  it('bends a long line as a great circle', () => {
    const { from, to } = segmentsOnMap(Float32Array.from(at(-60, 45)), Float32Array.from(at(60, 45)));
    const highest = Math.max(...[...from, ...to].filter((_, k) => k % 2 === 1));
    // Half-way the great circle is at atan(tan 45° / cos 60°).
    const [, expected] = onMap(Float32Array.from(at(0, Math.atan(2) / degree)));
    assert.ok(Math.abs(highest - expected) < 0.01, `${highest}, expected ${expected}`);
  });

  it('keeps the number of each line for its pieces', () => {
    const scale = { map: new Uint8Array(1024), from: 0, to: 1, log: false };
    const [from, to] = [
      Float32Array.from([...at(0, 0), ...at(179, 0)]),
      Float32Array.from([...at(1, 0), ...at(-179, 0)]),
    ];
    const [lines] = mapLayers([
      {
        kind: 'lines',
        key: 'grid',
        from,
        to,
        components: 3,
        paint: { values: Float32Array.of(5, 7), scale },
        opacity: 1,
        width: 1,
      },
    ]);
    assert.ok(lines.kind === 'lines' && !isPlain(lines.paint));
    assert.deepEqual([lines.components, ...lines.paint.values], [2, 5, 7, 7]);
  });
});

describe('points on a sphere', () => {
  it('are told from others', () => {
    assert.ok(lieOnSphere(Float32Array.from([...at(10, 20), ...at(-100, -70)].map((value) => 6371 * value))));
    assert.ok(!lieOnSphere(Float32Array.from([...at(10, 20), ...at(-100, -70).map((value) => 1.01 * value)])));
    assert.ok(!lieOnSphere(new Float32Array(6)));
    assert.ok(!lieOnSphere(new Float32Array(0)));
  });
});
