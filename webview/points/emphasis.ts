import { useMemo } from 'preact/hooks';
import { isPlain, type Layer } from '../drawing/scene.js';
import type { Theme } from '../drawing/theme.js';
import type { Selection } from '../math/selection.js';
import { usePanel } from '../state/panel-context.js';
import { linesWhere, pointsWhere } from './layer-parts.js';
import { useSelected } from './selected.js';

/**
 * What lies around the points: a plane, over the theme's background; a map whose colours mean something, which must show
 * through; or space, where what is nearer hides what is farther.
 */
type Surroundings = 'plane' | 'map' | 'space';

/** What stays of the opacity of what is not selected, and of layers that show no points of the sample. */
const faded = 0.13;
const context = 0.35;

/** The layers of a picture as they are drawn while some points are selected; the layers themselves while no point is. */
export function useEmphasis(layers: readonly Layer[], surroundings: Surroundings): readonly Layer[] {
  const { theme } = usePanel();
  const { selected, alone } = useSelected();
  return useMemo(
    () => (selected === null ? layers : emphasised(layers, selected, surroundings, theme, alone)),
    [layers, selected, theme, surroundings, alone],
  );
}

/**
 * The layers with the selected points strong, and all others faded, without their colour.
 * @param alone whether the points that are not selected are left out.
 */
export function emphasised(
  layers: readonly Layer[],
  selected: Selection,
  surroundings: Surroundings,
  { neutral, background }: Pick<Theme, 'neutral' | 'background'>,
  alone = false,
): readonly Layer[] {
  // On a plain ground a faint colour does not add up where many points lie over one another, as a faint opacity would.
  const faint = neutral.map((byte, k) => background[k] + 0.3 * (byte - background[k]));
  const [strong, weak, plain]: [Layer[], Layer[], Layer[]] = [[], [], []];
  for (const layer of layers) {
    if (layer.kind === 'mesh' || layer.onSelection === undefined) plain.push(layer);
    else if (layer.onSelection === 'fade') weak.push({ ...layer, opacity: layer.opacity * context });
    else if (layer.kind === 'points') {
      strong.push({ ...pointsWhere(layer, selected, 1), opacity: 1, size: 1.25 * layer.size });
      if (alone) continue;
      const rest = pointsWhere(layer, selected, 0);
      if (surroundings === 'plane') weak.push({ ...rest, paint: [faint[0], faint[1], faint[2]], opacity: 0.8 });
      else weak.push({ ...rest, paint: isPlain(layer.paint) ? layer.paint : neutral, opacity: faded });
    } else {
      if (!alone) weak.push({ ...linesWhere(layer, selected, 0), opacity: layer.opacity * faded });
      strong.push(linesWhere(layer, selected, 1));
    }
  }
  // In space what is drawn first is not hidden by what is faded and nearer.
  return surroundings === 'space' ? [...plain, ...strong, ...weak] : [...weak, ...strong, ...plain];
}
