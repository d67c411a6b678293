// Pictures of points: what is drawn where, of runs made up for it.
import assert from 'node:assert/strict';
import type { RunStarted } from '../../../src/protocol/events.js';
import type { Theme } from '../../../webview/drawing/theme.js';
import { robustExtent } from '../../../webview/math/extent.js';
import coast from '../../../webview/points/coast.json' with { type: 'json' };
import { coloringOf, errorScaleOf } from '../../../webview/points/coloring.js';
import { coastLayer, earthOf } from '../../../webview/points/earth.js';
import { placeNotes } from '../../../webview/points/note.js';
import { countIn, emptiest, nameBoxes, overlap, type Box } from '../../../webview/points/placing.js';
import { withoutOverlap, type Label } from '../../../webview/points/labels.js';
import { chosenQuantities, quantityValues } from '../../../webview/points/quantities.js';
import { shownAxes } from '../../../webview/points/shown-axes.js';
import { laySpace, seenFrom } from '../../../webview/points/space.js';
import { tornNote } from '../../../webview/points/torn-note.js';
import { trailsTo } from '../../../webview/points/trails.js';
import { planeMatrix, project } from '../../../webview/math/camera.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { dataLayers } from '../../../webview/views/data/layers.js';
import { description, frameOf, startedOf } from './run-events.js';

const theme: Theme = {
  background: [255, 255, 255],
  foreground: [0, 0, 0],
  neutral: [128, 128, 128],
  train: [0, 0, 255],
  signals: [[0, 128, 0]],
};

const degree = { name: 'longitude', unit: '°' };

describe('the extent of points', () => {
  const near = Array.from({ length: 999 }, (_, i) => i / 998);

  it('leaves out a few that lie far out', () => {
    const [least, greatest] = robustExtent([...near, 1000]);
    assert.ok(least < 0.01 && greatest > 0.99 && greatest <= 1, `${least} to ${greatest}`);
  });

  it('has all of them where that is not much longer', () => {
    assert.deepEqual(robustExtent([...near, 1.4]), [0, 1.4]);
    assert.deepEqual(robustExtent([...near, ...near.map((x) => 100 + x)]), [0, 101]);
  });

  it('is one of some length where there is nothing', () => assert.deepEqual(robustExtent([]), [0, 1]));
});

describe('the picture of the data', () => {
  const started = startedOf(4);
  const frame = frameOf(3, 4);
  const shown = shownAxes(description.manifold.coordinates, { kind: 'principal' }, started.display.points);
  const layersWith = (settings: object) => {
    const view = readViewSettings(settings);
    const coloring = coloringOf(started, frame, view.color, errorScaleOf(view.errorScale, 1, frame), theme);
    const trails = trailsTo([frame], frame, 4);
    return dataLayers({
      started,
      reconstruction: frame.reconstruction,
      shown,
      coloring,
      theme,
      view,
      torn: null,
      pair: null,
      trails,
      decoded: null,
    });
  };

  it('has the data coloured by ρ and the reconstructions neutral, below them', () => {
    const [reconstruction, data] = layersWith({});
    assert.deepEqual([reconstruction.key, data.key], ['reconstruction', 'data']);
    assert.deepEqual(reconstruction.paint, theme.neutral);
    assert.ok(data.kind === 'points' && 'scale' in data.paint);
    assert.deepEqual(data.paint.values, frame.error);
    assert.equal(data.paint.scale.to, frame.sup, 'to the largest ρ of the frame');
  });

  it('has the reconstructions coloured where the data are not shown', () => {
    const layers = layersWith({ dataShown: false });
    assert.deepEqual(
      layers.map(({ key }) => key),
      ['reconstruction'],
    );
    assert.ok('scale' in layers[0].paint);
  });
});

describe('words in a picture', () => {
  const tick = (text: string, x: number, y: number): Label => ({
    key: `${text} ${x}`,
    text,
    x,
    y,
    anchor: 'middle',
    kind: 'tick',
  });

  it('keep so far apart that two numbers do not read as one', () => {
    assert.equal(withoutOverlap([tick('1', 100, 50), tick('−1', 120, 52)]).length, 1);
    assert.equal(withoutOverlap([tick('1', 100, 50), tick('−1', 140, 52)]).length, 2);
    assert.equal(withoutOverlap([tick('1', 100, 50), tick('−1', 120, 70)]).length, 2);
  });

  it('are told how much they would cover', () => {
    const pixels = Float32Array.of(5, 5, 15, 5, 50, 50);
    assert.equal(countIn({ left: 0, top: 0, right: 20, bottom: 10 }, [pixels, pixels]), 4);
  });

  it('say where most edges are torn, on one of them', () => {
    const positions = Float32Array.of(0, 0, 0, 1, 0.1, 0, 0.1, 1, 9, 9, 9, 8);
    const note = tornNote(positions, 2, Uint32Array.of(0, 1, 2, 3, 4, 5));
    assert.ok(note !== null && note.at[0] <= 0.11 && note.at[1] === 0.5, note?.at.join());
    assert.equal(tornNote(positions, 2, new Uint32Array(0)), null);
  });
});

describe('a legend in a picture', () => {
  const area = { left: 0, top: 0, width: 300, height: 300 };
  const size = { width: 100, height: 16 };
  /** As many places as wanted, all in one corner. */
  const at = (x: number, y: number, count: number) =>
    Float32Array.from({ length: 2 * count }, (_, k) => (k % 2 === 0 ? x : y));

  it('stays in its corner for a few points, and leaves it for many', () => {
    const most = at(150, 150, 5000);
    assert.equal(emptiest(area, size, [0, 0], [most, at(250, 10, 8)], 'top-right'), 'top-right');
    assert.notEqual(emptiest(area, size, [0, 0], [most, at(250, 10, 80)], 'top-right'), 'top-right');
  });

  it('covers no words', () => {
    const word = { left: 220, right: 280, top: 5, bottom: 18 };
    assert.notEqual(emptiest(area, size, [0, 0], [at(150, 150, 50)], 'top-right', [word]), 'top-right');
  });
});

describe('notes in a picture', () => {
  const note = { key: 'torn', text: 'torn here', at: [0, 0] };
  const matrix = planeMatrix([-1, 1], [-1, 1]);
  const placed = (width: number, taken: readonly Box[] = []) =>
    placeNotes([note], { area: { left: 0, top: 0, width, height: width }, matrix, places: [], taken });

  it('stand beside their things, unless the picture is small', () => {
    assert.equal(placed(300).length, 1);
    assert.equal(placed(150).length, 0);
  });

  it('stand on no other words', () => {
    const [{ box }] = placed(300);
    const [other] = placed(300, [box]);
    assert.ok(!overlap(box, other.box));
  });

  it('stand on no name of an axis', () => {
    const area = { left: 0, top: 0, width: 300, height: 300 };
    const atAxis = { ...note, at: [-0.95, 0.93] };
    const names = nameBoxes(area, [80, 40]);
    const beside = (taken: readonly Box[]): Box =>
      placeNotes([atAxis], { area, matrix, places: [], taken })[0]?.box ?? assert.fail('no note');
    assert.ok(names.some((name) => overlap(beside([]), name)));
    assert.ok(!names.some((name) => overlap(beside(names), name)));
    assert.deepEqual(nameBoxes(area, [0, 0]), []);
  });
});

describe('a box in space', () => {
  const axis = { label: 'x', range: [-1, 1], log: false, radians: false } as const;
  const area = { left: 0, top: 0, width: 270, height: 296 };

  it('is inside the picture from all sides, and larger than the ball around it would let it be', () => {
    let widest = 0;
    for (let yaw = 0; yaw < 6.3; yaw += 0.1) {
      const { matrix } = laySpace(area, [axis, axis, axis], true, { yaw, pitch: 0.42, zoom: 1 });
      for (let corner = 0; corner < 8; corner++) {
        const [x, y, z] = [0, 1, 2].map((k) => ((corner >> k) & 1 ? 1 : -1));
        const [right, up] = project(matrix, x, y, z);
        widest = Math.max(widest, Math.abs(right), Math.abs(up));
      }
    }
    assert.ok(widest < 0.96 && widest > 0.84, `${widest}`);
  });

  it('has lines of a globe fainter on its far side', () => {
    const space = laySpace(area, [axis, axis, axis], true, { yaw: 0, pitch: 0, zoom: 1 });
    const globe = coastLayer({ kind: 'globe', radius: 1 }, theme.neutral);
    const [back, front] = seenFrom(space, [globe], true);
    assert.ok(back.kind === 'lines' && front.kind === 'lines' && globe.kind === 'lines');
    assert.equal(back.from.length + front.from.length, globe.from.length);
    assert.ok(back.opacity < front.opacity / 2);
    // The viewer looks along y.
    for (let k = 1; k < front.from.length; k += 3) assert.ok(front.from[k] < 0 && (back.from[k] ?? 0) >= 0);
  });
});

describe('the Earth', () => {
  const sphere = (longitudes: readonly number[], unit = '°'): RunStarted => {
    const angles = longitudes.map((longitude, i) => [longitude, 10 * i - 20] as const);
    const coordinates = ['x', 'y', 'z'].map((name) => ({ name, unit: '' }));
    const radians = (degrees: number): number => (degrees * Math.PI) / 180;
    return {
      ...startedOf(angles.length, {
        ...description,
        manifold: { ...description.manifold, ambientDimension: 3, coordinates },
        observables: [
          { name: 'longitude', unit },
          { name: 'latitude', unit },
        ],
      }),
      display: {
        count: angles.length,
        points: Float32Array.from(
          angles.flatMap(([longitude, latitude]) => {
            const [lambda, phi] = [radians(longitude), radians(latitude)];
            return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
          }),
        ),
        chart: null,
        observables: [0, 1].map((k) => Float32Array.from(angles, (angle) => angle[k])),
      },
    };
  };

  it('is known by coordinates, or by observables of points on a sphere, in degrees', () => {
    const [longitude, latitude] = [degree, { name: 'Latitude', unit: '°' }];
    const plane = (coordinates: readonly { readonly name: string; readonly unit: string }[]) =>
      startedOf(2, { ...description, manifold: { ...description.manifold, coordinates } });
    assert.deepEqual(earthOf(plane([longitude, latitude])), { kind: 'plane', longitude: 0 });
    assert.deepEqual(earthOf(plane([latitude, longitude])), { kind: 'plane', longitude: 1 });
    assert.equal(earthOf(plane([{ ...longitude, unit: 'rad' }, latitude])), null);
    assert.equal(earthOf(plane([longitude, longitude])), null);
    const globe = earthOf(sphere([0, 100, -170, 179]));
    assert.ok(globe?.kind === 'globe' && Math.abs(globe.radius - 1) < 1e-6);
    assert.equal(earthOf(sphere([0, 100], 'rad')), null);
  });

  it('is not where the observables are no places of the points', () => {
    const started = sphere([0, 100, -170]);
    const { display } = started;
    const shifted = [display.observables[0].map((x) => x + 3), display.observables[1]];
    assert.equal(earthOf({ ...started, display: { ...display, observables: shifted } }), null);
  });

  it('has coasts of short lines in the ranges of longitude and latitude', () => {
    assert.ok(coast.length > 100);
    for (const line of coast) {
      assert.ok(line.length >= 4 && line.length % 2 === 0);
      for (let k = 0; k < line.length; k += 2) {
        assert.ok(Math.abs(line[k]) <= 1800 && Math.abs(line[k + 1]) <= 900);
        if (k > 0) assert.ok(Math.abs(line[k] - line[k - 2]) < 300, 'no line goes over the map');
      }
    }
  });
});

describe('the quantities that ρ is drawn over', () => {
  const frame = frameOf(0, 3);
  const coordinates = ['a', 'b', 'c', 'd'].map((name) => ({ name, unit: '' }));
  const started = (observables: readonly string[]): RunStarted => ({
    ...startedOf(3, {
      ...description,
      manifold: { ...description.manifold, ambientDimension: 4, coordinates },
      observables: observables.map((name) => ({ name, unit: 'GeV' })),
    }),
    display: {
      count: 3,
      points: Float32Array.of(0, 0, 0, 0, 3, 1, 0, 0, 6, 0, 0, 1),
      chart: null,
      observables: observables.map((_, k) => Float32Array.of(k, k, k)),
    },
  });
  const names = (run: RunStarted) => chosenQuantities(run, readViewSettings({})).map(({ name }) => name);

  it('are two observables where there are two, else principal components', () => {
    assert.deepEqual(names(started(['m12', 'm23', 'm13'])), ['m12', 'm23']);
    assert.deepEqual(names(started(['m12'])), ['principal component 1', 'principal component 2']);
    assert.deepEqual(names(startedOf(3)), ['x', 'y']);
  });

  it('are those that were chosen, where the run has them', () => {
    const run = started(['m12', 'm23']);
    const [x, y] = chosenQuantities(
      run,
      readViewSettings({ errorPlane: [{ kind: 'coordinate', index: 3 }, { kind: 'error' }] }),
    );
    assert.deepEqual([...quantityValues(run, frame, x.choice)], [0, 0, 1]);
    assert.deepEqual(quantityValues(run, frame, y.choice), frame.error);
    const missing = chosenQuantities(
      run,
      readViewSettings({ errorPlane: [{ kind: 'observable', name: 'gone' }, { kind: 'error' }] }),
    );
    assert.deepEqual(
      missing.map(({ name }) => name),
      ['m12', 'm23'],
    );
  });
});
