import * as l10n from '@vscode/l10n';
import { Legend, LegendEntry } from '../../elements/legend.js';
import { Sign } from '../../elements/marks.js';
import { formatNumber } from '../../format.js';
import { SignalEntries } from '../../points/signal-entries.js';
import { supAt } from '../../state/measures.js';
import type { ClassHeights } from './model.js';
import type { TileInput } from '../../tile/tile-input.js';

interface HistogramLegendProps extends Pick<TileInput, 'run' | 'reference'> {
  /** Whether points are selected. */
  readonly isSelected: boolean;
  readonly classes: readonly ClassHeights[];
  readonly corner: 'top-left' | 'top-right';
}

/** What the bars and lines are of; nothing if there is only the test data. */
export function HistogramLegend({ run, reference, isSelected, classes, corner }: HistogramLegendProps) {
  const { signals } = run.started.run;
  if (signals.length === 0 && !isSelected && reference === null && classes.length === 0) return null;
  return (
    <Legend corner={corner}>
      <LegendEntry>
        <Sign kind="bar" /> {l10n.t('test data')}
      </LegendEntry>
      <SignalEntries names={signals} />
      {classes.map(({ name, color }) => (
        <LegendEntry key={`class ${name}`}>
          <Sign kind="category" color={color} /> {name}
        </LegendEntry>
      ))}
      {isSelected ? (
        <LegendEntry>
          <Sign kind="selected" /> {l10n.t('selected')}
        </LegendEntry>
      ) : null}
      {reference === null ? null : (
        <LegendEntry>
          <Sign kind="previous" />
          {l10n.t('reference, worst {0}', formatNumber(supAt(reference.run, reference.frame)))}
        </LegendEntry>
      )}
    </Legend>
  );
}
