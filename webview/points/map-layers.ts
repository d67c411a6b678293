import { isPlain, type Layer, type Paint } from '../drawing/scene.js';
import { onMap, segmentsOnMap } from '../math/world-map.js';
import { memoized } from './memoized.js';

/** Where points lie on the map. */
export const placesOnMap = memoized(onMap);

const arcs = memoized((from: Float32Array) => memoized((to: Float32Array) => segmentsOnMap(from, to)));

/** Layers of a picture of space that lie on a sphere about the origin, as layers of its map; a surface has none there. */
export function mapLayers(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer): Layer[] => {
    switch (layer.kind) {
      case 'points':
        return [{ ...layer, positions: placesOnMap(layer.positions), components: 2 }];
      case 'lines': {
        const { from, to, sources } = arcs(layer.from)(layer.to);
        return [{ ...layer, from, to, components: 2, paint: paintOf(layer.paint, sources) }];
      }
      case 'mesh':
        return [];
    }
  });
}

/** The paint of the segments that pieces are of. */
function paintOf(paint: Paint, sources: Uint32Array): Paint {
  return isPlain(paint) ? paint : { ...paint, values: Float32Array.from(sources, (source) => paint.values[source]) };
}
