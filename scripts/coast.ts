// Writes the coast lines of the Earth that the panel draws, webview/points/coast.json: from Natural Earth (public domain), at
// 1 : 110 million, in tenths of a degree, without bends that would not be seen.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './project.mjs';

/** Degrees that a line may be moved by. */
const tolerance = 0.3;

/** Longitude and latitude, in degrees. */
type Place = readonly [number, number];

/** What is used of a TopoJSON file. */
interface Topology {
  readonly transform: { readonly scale: Place; readonly translate: Place };
  /** Lines, as differences of whole numbers from point to point. */
  readonly arcs: readonly (readonly Place[])[];
}

const atlas = path.join(root, 'node_modules/world-atlas/land-110m.json');
const topology = JSON.parse(await readFile(atlas, 'utf8')) as Topology;
const { arcs, transform } = topology;

function placesOf(arc: readonly Place[]): readonly Place[] {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    return [transform.translate[0] + transform.scale[0] * x, transform.translate[1] + transform.scale[1] * y];
  });
}

/** Douglas and Peucker's: the ends, and in between the places that are farther from the straight line than the tolerance. */
function simplified(places: readonly Place[]): readonly Place[] {
  const [[x0, y0], [x1, y1]] = [places[0], places[places.length - 1]];
  const length = Math.hypot(x1 - x0, y1 - y0);
  const distance = ([x, y]: Place): number =>
    length === 0 ? Math.hypot(x - x0, y - y0) : Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length;
  const distances = places.map(distance);
  const farthest = distances.indexOf(Math.max(...distances));
  if (distances[farthest] <= tolerance) return [places[0], places[places.length - 1]];
  return [...simplified(places.slice(0, farthest + 1)).slice(0, -1), ...simplified(places.slice(farthest))];
}

/** The sides of the map are no coast, nor is what goes from one to the other. */
const isCut = ([x0]: Place, [x1]: Place): boolean =>
  (Math.abs(x0) > 179.9 && Math.abs(x1) > 179.9) || Math.abs(x0 - x1) > 180;
const lines = arcs
  .map((arc) => simplified(placesOf(arc)))
  .flatMap((places) => {
    const parts: Place[][] = [[]];
    places.forEach((place, k) => {
      if (k > 0 && isCut(place, places[k - 1])) parts.push([]);
      parts[parts.length - 1].push(place);
    });
    return parts.filter((part) => part.length > 1);
  })
  .map((places) => places.flat().map((degrees) => Math.round(10 * degrees)));

const text = lines.map((line) => JSON.stringify(line)).join(',\n');
await writeFile(path.join(root, 'webview/points/coast.json'), `[\n${text}\n]\n`);
