import * as l10n from '@vscode/l10n';
import { LegendEntry } from '../elements/legend.js';
import { Sign } from '../elements/marks.js';
import { ColorBar } from './color-bar.js';
import type { Coloring } from './coloring.js';

/** What the colours of a picture stand for: a bar of numbers, or the samples. The signals have their own entries. */
export function ColorLegend({ coloring }: { readonly coloring: Coloring }) {
  switch (coloring.kind) {
    case 'numbers':
      return <ColorBar {...coloring} scale={coloring.paint.scale} />;
    case 'split':
      return (
        <>
          <LegendEntry>
            <Sign kind="train-points" /> {l10n.t('training sample')}
          </LegendEntry>
          <LegendEntry>
            <Sign kind="test-points" /> {l10n.t('test sample')}
          </LegendEntry>
        </>
      );
  }
}
