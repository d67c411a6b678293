import type { Rgb } from '../drawing/color-maps.js';
import type { Layer } from '../drawing/scene.js';
import type { Range } from '../math/extent.js';
import { segmentsBetween, withoutSeam } from './segments.js';

/**
 * A line through points with a disc at its start and a diamond at its end.
 * @param positions count × components, in order, at least one.
 * @param periods of {@link withoutSeam}.
 */
export function lineLayers(
  positions: Float32Array,
  components: 2 | 3,
  periods: readonly (Range | null)[],
  paint: Rgb,
): Layer[] {
  const last = positions.length / components - 1;
  const neighbours = Uint32Array.from({ length: 2 * last }, (_, i) => Math.floor(i / 2) + (i % 2));
  const pairs = withoutSeam(positions, components, neighbours, periods);
  const end = (key: string, row: number, shape: 'disc' | 'diamond'): Layer => ({
    kind: 'points',
    key,
    positions: positions.slice(row * components, (row + 1) * components),
    components,
    paint,
    opacity: 1,
    size: shape === 'disc' ? 8 : 11,
    shape,
  });
  return [
    {
      kind: 'lines',
      key: 'line',
      ...segmentsBetween(positions, components, pairs),
      components,
      paint,
      opacity: 1,
      width: 2.5,
    },
    end('line start', 0, 'disc'),
    end('line end', last, 'diamond'),
  ];
}
