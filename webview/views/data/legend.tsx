import * as l10n from '@vscode/l10n';
import { Sign } from '../../elements/marks.js';
import { LegendEntry } from '../../elements/legend.js';
import { ColorLegend } from '../../points/color-legend.js';
import type { Coloring } from '../../points/coloring.js';
import { LineEntry, type LineFacts } from '../../points/line-legend.js';
import { OverlayEntries } from '../../points/overlay-entries.js';
import type { ShownTornEdges } from '../../points/torn-edges.js';
import type { ViewSettings } from '../../state/view-settings.js';

/** What colours and signs mean in the picture of the data; those of what is not shown are left out. */
export function DataLegend(props: {
  readonly view: ViewSettings;
  readonly coloring: Coloring;
  readonly torn: ShownTornEdges | null;
  readonly signals: readonly string[];
  readonly line: LineFacts | null;
  /** Whether the reconstructions are known on the axes of the picture. */
  readonly hasReconstruction: boolean;
}) {
  const { view, coloring, torn, signals, line, hasReconstruction } = props;
  return (
    <>
      {view.dataShown || view.reconstructionShown ? <ColorLegend coloring={coloring} /> : null}
      {view.dataShown && view.reconstructionShown ? (
        <LegendEntry minor>
          <Sign kind="data" />{' '}
          {hasReconstruction ? l10n.t('reconstruction') : l10n.t('reconstruction: kept along the principal axes only')}
        </LegendEntry>
      ) : null}
      <OverlayEntries view={view} coloring={coloring} torn={torn} signals={signals} />
      {line === null ? null : <LineEntry {...line} />}
    </>
  );
}
