import { useMemo } from 'preact/hooks';
import { axisOf, type Axis } from '../../charts/axis.js';
import type { Layer } from '../../drawing/scene.js';
import { padded, robustExtent } from '../../math/extent.js';
import { paired } from '../../math/paired.js';
import { coastLayer, earthOf, type Earth } from '../../points/earth.js';
import { ColorLegend } from '../../points/color-legend.js';
import { dotSize } from '../../points/dot-size.js';
import { framePlane } from '../../points/plane-frame.js';
import { PlanePicture } from '../../points/plane-picture.js';
import { Plot } from '../../points/plot.js';
import { areByLabel, chosenQuantities, quantityValues } from '../../points/quantities.js';
import { useColoring } from '../../points/use-coloring.js';
import { usePanel } from '../../state/panel-context.js';
import type { MapProps } from './map-props.js';

/** Longitude to the right. */
const earth: Earth = { kind: 'plane', longitude: 0 };

/**
 * The points over two of their numbers, coloured by ρ, the worst on top: of three-body phase space, a Dalitz plot.
 * Where one of the numbers is ρ, they may be coloured by a label.
 */
export function QuantityMap({ input, label, legend }: Pick<MapProps<never>, 'input' | 'label' | 'legend'>) {
  const { theme } = usePanel();
  const { run, frame, view, errorScale } = input;
  const { started } = run;
  const [x, y] = useMemo(() => chosenQuantities(started, view), [started, view.errorPlane, view.color]);
  const byLabel = areByLabel(started, view.color, [x, y]);
  const coloring = useColoring(started, frame, view.color, errorScale);
  const over = [x, y].some(({ choice }) => choice.kind === 'error') ? frame : null;
  const positions = useMemo(() => {
    const [along, up] = [x, y].map(({ choice }) => quantityValues(started, frame, choice));
    return paired(along, up);
  }, [started, x, y, over]);
  const axes = useMemo(
    () => [x, y].map((quantity, k): Axis => axisOf(quantity, padded(robustExtent(positions, k, 2), 0.04))),
    [x, y, positions],
  );
  const isEarth = view.coastShown && earthOf(started) !== null && x.name === 'longitude' && y.name === 'latitude';
  const layers = useMemo(
    (): Layer[] => [
      ...(isEarth ? [coastLayer(earth, theme.neutral)] : []),
      {
        kind: 'points',
        key: 'points',
        positions,
        components: 2,
        paint: byLabel ? coloring.paint : { values: frame.error, scale: errorScale },
        opacity: 0.9,
        size: dotSize(4.4, positions.length / 2),
        shape: 'disc',
        onSelection: 'split',
      },
    ],
    [positions, frame, errorScale, isEarth, theme, coloring, byLabel],
  );
  const targets = useMemo(() => [positions], [positions]);
  return (
    <Plot>
      {(size) => (
        <PlanePicture
          id="quantity map"
          label={label}
          size={size}
          plane={framePlane(size, axes[0], axes[1], { equal: false })}
          layers={layers}
          targets={targets}
          legend={byLabel ? <ColorLegend coloring={coloring} /> : legend}
        />
      )}
    </Plot>
  );
}
