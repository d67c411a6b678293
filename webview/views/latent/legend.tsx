import * as l10n from '@vscode/l10n';
import { Sign } from '../../elements/marks.js';
import { ColorLegend } from '../../points/color-legend.js';
import type { Coloring } from '../../points/coloring.js';
import { OverlayEntries } from '../../points/overlay-entries.js';
import type { ShownTornEdges } from '../../points/torn-edges.js';
import type { ViewSettings } from '../../state/view-settings.js';

/** What colours and signs mean in the picture of the latent space. */
export function LatentLegend(props: {
  readonly view: ViewSettings;
  readonly coloring: Coloring;
  readonly torn: ShownTornEdges | null;
  readonly signals: readonly string[];
  /** Whether the image of the place under the pointer is drawn in the data. */
  readonly isDecoded: boolean;
}) {
  const { view, coloring, torn, signals, isDecoded } = props;
  return (
    <>
      <ColorLegend coloring={coloring} />
      <OverlayEntries view={view} coloring={coloring} torn={torn} signals={signals} />
      {isDecoded ? (
        <span class="inset-entry minor decoded-entry" data-export="no">
          <Sign kind="decoded" /> {l10n.t('in the data: g(z) at the pointer')}
        </span>
      ) : null}
    </>
  );
}
