import * as l10n from '@vscode/l10n';
import { LegendEntry } from '../../elements/legend.js';
import { Sign } from '../../elements/marks.js';
import { numbered } from '../../math/numbered.js';
import type { Series } from './model.js';

export interface SweepLegendProps {
  /** In the order of their colours. */
  readonly series: readonly Series[];
  readonly hasBounds: boolean;
  /** Whether the line is drawn below which a latent space holds the data. */
  readonly hasThreshold: boolean;
  /** Whether the line of the noise is drawn. */
  readonly hasFloor: boolean;
}

/** What the marks and lines of one parameter are. */
export const SweepLegend = ({ series, hasBounds, hasThreshold, hasFloor }: SweepLegendProps) => (
  <>
    {series.map(({ name, label }, k) => (
      <LegendEntry key={name} title={l10n.t('A mark for each run, and a line through the medians over the seeds')}>
        <Sign kind={numbered('run', k)} /> {label}
      </LegendEntry>
    ))}
    {hasBounds ? (
      <LegendEntry title={l10n.t('No network of this shape gets sup ρ below it')}>
        <Sign kind="forbidden" /> {l10n.t('bound of sup ρ')}
      </LegendEntry>
    ) : null}
    {hasThreshold ? (
      <LegendEntry title={l10n.t('A latent space holds the data where sup ρ lies below it')}>
        <Sign kind="chance" /> {l10n.t('holds: sup ρ below it')}
      </LegendEntry>
    ) : null}
    {hasFloor ? (
      <LegendEntry
        title={l10n.t('The root mean square distance of the points from the manifold that the file adds noise to')}
      >
        <Sign kind="noise-floor" /> {l10n.t('noise floor')}
      </LegendEntry>
    ) : null}
  </>
);
