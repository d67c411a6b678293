import * as l10n from '@vscode/l10n';
import type { SeedResult } from '../../../src/protocol/sweep.js';
import { Sign } from '../../elements/marks.js';
import { Legend, LegendEntry } from '../../elements/legend.js';

export interface SeedsLegendProps {
  readonly results: readonly SeedResult[];
  readonly isCompared: boolean;
}

/** The marks that there are, at the lower right: the seeds rise from left to right. */
export function SeedsLegend({ results, isCompared }: SeedsLegendProps) {
  const has = (wanted: boolean): boolean => results.some(({ collides }) => collides === wanted);
  return (
    <Legend corner="bottom-right">
      {has(false) ? (
        <LegendEntry>
          <Sign kind="seed-untangled" /> {l10n.t('no two points with the same code')}
        </LegendEntry>
      ) : null}
      {has(true) ? (
        <LegendEntry>
          <Sign kind="seed-collides" /> {l10n.t('two points with the same code')}
        </LegendEntry>
      ) : null}
      <LegendEntry>
        <Sign kind="seed-shown" /> {l10n.t('shown run')}
      </LegendEntry>
      {isCompared ? (
        <LegendEntry>
          <Sign kind="hollow" /> {l10n.t('reference')}
        </LegendEntry>
      ) : null}
    </Legend>
  );
}
