import * as l10n from '@vscode/l10n';
import type { HomologyResult } from '../../../src/protocol/result.js';
import { Sign } from '../../elements/fields.js';
import { Legend, LegendEntry } from '../../elements/legend.js';
import { subscript } from '../../format.js';
import { rule } from './betti.js';

const dimensionNames = [l10n.t('components'), l10n.t('loops'), l10n.t('voids')];

export interface HomologyLegendProps {
  readonly homology: HomologyResult;
  readonly reference: HomologyResult | null;
  readonly picture: 'barcode' | 'diagram';
}

/** Which colour is which dimension, where there is least: no loop begins at the smallest scales, and none ends before it begins. */
export function HomologyLegend({ homology, reference, picture }: HomologyLegendProps) {
  return (
    <Legend corner={picture === 'barcode' ? 'bottom-left' : 'bottom-right'}>
      {Array.from({ length: countDimensions(homology, reference) }, (_, dimension) => (
        <LegendEntry key={dimension}>
          <Sign kind={`dimension-${dimension % 3}`} /> H{subscript(dimension)}{' '}
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
