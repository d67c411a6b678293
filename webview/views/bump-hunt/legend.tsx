import * as l10n from '@vscode/l10n';
import type { BumpHuntSpectrum } from '../../../src/protocol/result.js';
import { Sign } from '../../elements/fields.js';
import { Legend, LegendEntry } from '../../elements/legend.js';

/** What is drawn in a spectrum, in the upper corner where it is lower. */
export function SpectrumLegend(props: { readonly spectrum: BumpHuntSpectrum; readonly isCompared: boolean }) {
  const { counts } = props.spectrum;
  const half = Math.floor(counts.length / 2);
  const sum = (some: readonly number[]): number => some.reduce((total, count) => total + count, 0);
  const isLowLeft = sum(counts.slice(0, half)) < sum(counts.slice(-half));
  return (
    <Legend corner={isLowLeft ? 'top-left' : 'top-right'}>
      <LegendEntry>
        <Sign kind="count" /> {l10n.t('events ± √n')}
      </LegendEntry>
      <LegendEntry>
        <Sign kind="fit" /> {l10n.t('fit beside the window')}
      </LegendEntry>
      <LegendEntry>
        <Sign kind="window" /> {l10n.t('window')}
      </LegendEntry>
      {props.isCompared ? (
        <LegendEntry>
          <Sign kind="previous" /> {l10n.t('reference')}
        </LegendEntry>
      ) : null}
    </Legend>
  );
}

/** What is drawn of the significance against the cut. */
export function ScanLegend({ isCompared }: { readonly isCompared: boolean }) {
  return (
    <Legend corner="bottom-left">
      <LegendEntry>
        <Sign kind="band" /> {l10n.t('Z ± one standard deviation')}
      </LegendEntry>
      {isCompared ? (
        <LegendEntry>
          <Sign kind="previous" /> {l10n.t('reference')}
        </LegendEntry>
      ) : null}
    </Legend>
  );
}
