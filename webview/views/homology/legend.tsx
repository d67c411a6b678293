import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { HomologyResult, HomologySummary } from '../../../src/protocol/result.js';
import { dimensionSigns, Sign } from '../../elements/marks.js';
import { Legend, LegendEntry } from '../../elements/legend.js';
import { emptiestCorner } from '../../charts/emptiest-corner.js';
import { subscript } from '../../format.js';
import type { Range } from '../../math/extent.js';
import type { CurvePoint } from '../../math/roc-curve.js';
import { barRows } from './bar-rows.js';
import { rule } from './betti.js';

const corners = ['top-right', 'bottom-right', 'bottom-left'] as const;

/** Rows of a barcode of middling height. */
const rowCount = 24;

const dimensionNames = [l10n.t('components'), l10n.t('loops'), l10n.t('voids')];

export interface HomologyLegendProps {
  readonly homology: HomologyResult;
  readonly reference: HomologyResult | null;
  readonly picture: 'barcode' | 'diagram';
  /** Of the points beside whose bars it stands. */
  readonly summary: HomologySummary;
  /** Scales that are shown. */
  readonly range: Range;
}

/** Which colour is which dimension. */
export function HomologyLegend({ homology, reference, picture, summary, range }: HomologyLegendProps) {
  // In a diagram nothing lies below the diagonal.
  const corner = useMemo(
    () => (picture === 'diagram' ? 'bottom-right' : emptiestCorner(barLines(summary, range), corners)),
    [picture, summary, range[1]],
  );
  return (
    <Legend corner={corner}>
      {Array.from({ length: countDimensions(homology, reference) }, (_, dimension) => (
        <LegendEntry key={dimension}>
          <Sign kind={dimensionSigns[dimension % dimensionSigns.length]} /> H{subscript(dimension)}{' '}
          {dimensionNames[dimension] ?? l10n.t('dimension {0}', dimension)}
        </LegendEntry>
      ))}
      {picture === 'diagram' ? null : (
        <LegendEntry title={rule}>
          <Sign kind="reading" /> {l10n.t('estimate')}
        </LegendEntry>
      )}
      {reference === null ? null : (
        <LegendEntry>
          <Sign kind={picture === 'barcode' ? 'previous' : 'hollow'} /> {l10n.t('reference')}
        </LegendEntry>
      )}
    </Legend>
  );
}

/** Those of a set of points in which no dimension was left out that another has. */
const countDimensions = (homology: HomologyResult, reference: HomologyResult | null): number =>
  Math.max(
    ...[homology, ...(reference === null ? [] : [reference])].flatMap(({ data, latent, reconstruction }) =>
      [data, latent, reconstruction].map(({ barcodes }) => barcodes.length),
    ),
  );

/** About where the bars lie, in the unit square; those that never end lie above the legend. */
function barLines(summary: HomologySummary, [, greatest]: Range): readonly (readonly CurvePoint[])[] {
  const rows = barRows(summary, null, rowCount);
  return rows.flatMap(({ bar }, k) =>
    typeof bar?.death === 'number'
      ? [[bar.birth, bar.death].map((scale) => ({ x: scale / greatest, y: 1 - (k + 0.5) / rows.length }))]
      : [],
  );
}
