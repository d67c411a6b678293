import type { RunStarted } from '../../src/protocol/events.js';
import type { Rgb } from '../drawing/color-maps.js';
import type { Layer } from '../drawing/scene.js';
import coast from './coast.json' with { type: 'json' };
import { longitudeLatitude } from '../math/world-map.js';
import { memoized } from './memoized.js';
import type { Segments } from './segments.js';
import { areOnSphere } from './sphere-data.js';

/**
 * How data lie on the Earth: in the plane of two coordinates that are longitude and latitude, or on a globe of some
 * radius.
 */
export type Earth =
  { readonly kind: 'plane'; readonly longitude: 0 | 1 } | { readonly kind: 'globe'; readonly radius: number };

/**
 * Where on the Earth the data lie; null if the file says nothing of the kind. It does so by names: both coordinates are
 * `longitude` and `latitude` in degrees; or the data lie on a sphere, and observables of these names are those of the
 * points.
 */
export const earthOf = memoized((started: RunStarted): Earth | null => {
  const { display, run } = started;
  const isNamed = ({ name, unit }: { readonly name: string; readonly unit: string }, wanted: string): boolean =>
    unit === '°' && name.toLowerCase() === wanted;
  const { coordinates } = run.manifold;
  if (coordinates.length === 2) {
    const longitude = isNamed(coordinates[0], 'longitude') ? 0 : 1;
    const isEarth = isNamed(coordinates[longitude], 'longitude') && isNamed(coordinates[1 - longitude], 'latitude');
    return isEarth ? { kind: 'plane', longitude } : null;
  }
  if (!areOnSphere(started)) return null;
  const [longitudes, latitudes] = ['longitude', 'latitude'].map((name) =>
    display.observables.find((_, k) => isNamed(run.observables[k], name)),
  );
  if (longitudes === undefined || latitudes === undefined) return null;
  for (let i = 0; i < display.count; i++) {
    const [x, y, z] = display.points.subarray(3 * i, 3 * i + 3);
    const [longitude, latitude] = longitudeLatitude(x, y, z).map((angle) => (180 * angle) / Math.PI);
    // Full turns do not count, nor do longitudes at the poles.
    const turn = Math.sin(((longitude - longitudes[i]) * Math.PI) / 360) * Math.cos((latitude * Math.PI) / 180);
    if (Math.abs(turn) > 0.01 || Math.abs(latitude - latitudes[i]) > 0.5) return null;
  }
  const [x, y, z] = display.points;
  return { kind: 'globe', radius: Math.hypot(x, y, z) };
});

/** The coast lines as a layer of a picture of the data. */
export function coastLayer(earth: Earth, paint: Rgb): Layer {
  return {
    kind: 'lines',
    key: 'coast',
    ...coastOf(earth),
    components: earth.kind === 'plane' ? 2 : 3,
    paint,
    opacity: 0.6,
    width: 1,
    onSelection: 'fade',
  };
}

const coastOf = memoized((earth: Earth): Segments =>
  earth.kind === 'plane' ? onPlane(earth.longitude) : onGlobe(earth.radius),
);

const onPlane = (first: 0 | 1): Segments =>
  segmentsOf((longitude, latitude) => (first === 0 ? [longitude, latitude] : [latitude, longitude]));

const onGlobe = (radius: number): Segments =>
  segmentsOf((longitude, latitude) => {
    const [lambda, phi] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    return [
      radius * Math.cos(phi) * Math.cos(lambda),
      radius * Math.cos(phi) * Math.sin(lambda),
      radius * Math.sin(phi),
    ];
  });

/** The pieces of all coast lines, at places that longitude and latitude in degrees are drawn at. */
function segmentsOf(place: (longitude: number, latitude: number) => readonly number[]): Segments {
  const [from, to]: [number[], number[]] = [[], []];
  for (const line of coast) {
    for (let k = 0; k + 3 < line.length; k += 2) {
      from.push(...place(line[k] / 10, line[k + 1] / 10));
      to.push(...place(line[k + 2] / 10, line[k + 3] / 10));
    }
  }
  return { from: Float32Array.from(from), to: Float32Array.from(to) };
}
