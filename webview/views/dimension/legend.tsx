import * as l10n from '@vscode/l10n';
import { LegendEntry } from '../../elements/legend.js';
import { Sign } from '../../elements/marks.js';
import { numbered } from '../../math/numbered.js';
import type { DimensionMethod } from '../../../src/protocol/result.js';
import { methodNames } from './model.js';

export interface DimensionLegendProps {
  /** In the order of their colours. */
  readonly methods: readonly DimensionMethod[];
  readonly hasPlateau: boolean;
  readonly isDeclared: boolean;
  readonly isCompared: boolean;
}

/** Which curve is which method, and what is shaded. */
export const DimensionLegend = ({ methods, hasPlateau, isDeclared, isCompared }: DimensionLegendProps) => (
  <>
    {methods.map((method, k) => (
      <LegendEntry key={method}>
        <Sign kind={numbered('curve', k)} /> {methodNames[method]}
      </LegendEntry>
    ))}
    <LegendEntry minor>
      <Sign kind="interval" /> {l10n.t('95 % interval')}
    </LegendEntry>
    {hasPlateau ? (
      <LegendEntry
        title={l10n.t('The scales over which the estimate by maximum likelihood stays the same for longest')}
      >
        <Sign kind="reading" /> {l10n.t('the estimate that is told')}
      </LegendEntry>
    ) : null}
    {isDeclared ? (
      <LegendEntry>
        <Sign kind="chance" /> {l10n.t('declared')}
      </LegendEntry>
    ) : null}
    {isCompared ? (
      <LegendEntry>
        <Sign kind="previous" /> {l10n.t('reference')}
      </LegendEntry>
    ) : null}
  </>
);
