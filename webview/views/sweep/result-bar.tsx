import type { ColorScale } from '../../drawing/scene.js';
import { ColorBar } from '../../points/color-bar.js';
import { seriesLabel, type Series } from './model.js';

/** What the colours of a result stand for. @param unit of the data. */
export function ResultBar(props: { readonly series: Series; readonly unit: string; readonly scale: ColorScale }) {
  const { series, unit, scale } = props;
  return (
    <div class="inset top-right">
      <ColorBar
        name={series.label}
        label={seriesLabel(series, unit)}
        unit={series.isDistance ? unit : ''}
        scale={scale}
        radians={false}
      />
    </div>
  );
}
