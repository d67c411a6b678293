import * as l10n from '@vscode/l10n';
import { Legend, LegendEntry } from '../../elements/legend.js';
import { Sign } from '../../elements/marks.js';

export function LossLegend(props: {
  readonly corner: 'top-right' | 'bottom-left';
  readonly hasValidation: boolean;
  /** What the faded lines are of; null if none. */
  readonly faded: string | null;
}) {
  const { corner, hasValidation, faded } = props;
  return (
    <Legend corner={corner}>
      <LegendEntry>
        <Sign kind="train" /> {l10n.t('training')}
      </LegendEntry>
      <LegendEntry>
        <Sign kind="test" /> {l10n.t('test')}
      </LegendEntry>
      {hasValidation ? (
        <LegendEntry>
          <Sign kind="validation" /> {l10n.t('validation')}
        </LegendEntry>
      ) : null}
      {faded === null ? null : (
        <LegendEntry>
          <Sign kind="previous" /> {faded}
        </LegendEntry>
      )}
    </Legend>
  );
}
