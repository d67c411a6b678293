import * as l10n from '@vscode/l10n';
import { LegendEntry } from '../elements/legend.js';
import { Sign } from '../elements/marks.js';
import type { ViewSettings } from '../state/view-settings.js';
import { signalIsColored, type Coloring } from './coloring.js';
import { SignalEntries } from './signal-entries.js';
import type { ShownTornEdges } from './torn-edges.js';

/** What lies over the points in a legend, as far as it is shown: torn edges and signals. */
export function OverlayEntries(props: {
  readonly view: ViewSettings;
  readonly coloring: Coloring;
  readonly torn: ShownTornEdges | null;
  readonly signals: readonly string[];
}) {
  const { view, coloring, torn, signals } = props;
  return (
    <>
      {torn !== null && view.tornEdgesShown ? (
        <LegendEntry title={torn.title}>
          <Sign kind="line" /> {l10n.t('torn edges')}
        </LegendEntry>
      ) : null}
      {view.signalsShown ? <SignalEntries names={signals} isColored={(k) => signalIsColored(coloring, k)} /> : null}
    </>
  );
}
