import { isPlain, type LinesLayer, type Paint, type PointsLayer } from '../drawing/scene.js';
import { rowsWhere } from '../math/selection.js';

/** The dots of a layer whose byte in the mask, one for each, is `is`. */
export function pointsWhere(layer: PointsLayer, mask: Uint8Array, is: 0 | 1): PointsLayer {
  const { key, positions, components } = layer;
  return {
    ...layer,
    key: `${key} ${is}`,
    positions: rowsWhere(mask, is, positions, components),
    paint: paintWhere(layer, mask, is),
  };
}

/** As {@link pointsWhere}, its segments. */
export function linesWhere(layer: LinesLayer, mask: Uint8Array, is: 0 | 1): LinesLayer {
  const { key, from, to, components } = layer;
  return {
    ...layer,
    key: `${key} ${is}`,
    from: rowsWhere(mask, is, from, components),
    to: rowsWhere(mask, is, to, components),
    paint: paintWhere(layer, mask, is),
  };
}

function paintWhere({ paint }: PointsLayer | LinesLayer, mask: Uint8Array, is: 0 | 1): Paint {
  return isPlain(paint) ? paint : { ...paint, values: rowsWhere(mask, is, paint.values, 1) };
}
