import * as l10n from '@vscode/l10n';
import { Sign } from '../../elements/marks.js';
import { LegendEntry } from '../../elements/legend.js';

/** What is drawn in a spectrum. */
export const SpectrumLegend = ({ isCompared }: { readonly isCompared: boolean }) => (
  <>
    <LegendEntry>
      <Sign kind="count" /> {l10n.t('events ± √n')}
    </LegendEntry>
    <LegendEntry title={l10n.t('To the events beside the window')}>
      <Sign kind="fit" /> {l10n.t('fit')}
    </LegendEntry>
    <LegendEntry title={l10n.t('Left out of the fit')}>
      <Sign kind="window" /> {l10n.t('window')}
    </LegendEntry>
    {isCompared ? <ReferenceEntry /> : null}
  </>
);

/** What is drawn of the significance against the cut. */
export const ScanLegend = ({ isCompared }: { readonly isCompared: boolean }) => (
  <>
    <LegendEntry>
      <Sign kind="band" /> {l10n.t('± 1 standard deviation')}
    </LegendEntry>
    <LegendEntry>
      <Sign kind="bound" /> {l10n.t('cut chosen')}
    </LegendEntry>
    {isCompared ? <ReferenceEntry /> : null}
  </>
);

const ReferenceEntry = () => (
  <LegendEntry>
    <Sign kind="previous" /> {l10n.t('reference')}
  </LegendEntry>
);
