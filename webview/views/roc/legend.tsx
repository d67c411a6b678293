import * as l10n from '@vscode/l10n';
import { Sign } from '../../elements/marks.js';
import { LegendEntry } from '../../elements/legend.js';
import { formatNumber } from '../../format.js';
import type { Detector } from '../../state/detectors.js';

export interface RocLegendProps {
  readonly autoencoder: readonly Detector[];
  readonly reference: readonly Detector[];
  /** Those that are drawn. */
  readonly baselines: readonly Detector[];
}

/** Which curve is whose, with the area below it; baselines by name if there is room. */
export function RocLegend({ autoencoder, reference, baselines }: RocLegendProps) {
  return (
    <>
      {autoencoder.map((detector) => (
        <Entry key={detector.signal} detector={detector} text={detector.signal} />
      ))}
      {reference.map((detector) => (
        <Entry key={detector.signal} detector={detector} text={l10n.t('{0}, reference', detector.signal)} faded />
      ))}
      <div class="roc-baselines">
        {baselines.map((detector) => (
          <Entry key={detector.name} detector={detector} text={detector.name} />
        ))}
      </div>
      {baselines.length === 0 ? null : (
        <div class="roc-baselines-short">
          <LegendEntry>
            <Sign kind="baseline-1" /> {l10n.t('simpler detectors')}
          </LegendEntry>
        </div>
      )}
      <LegendEntry minor>
        <Sign kind="chance" /> {l10n.t('chance')}
      </LegendEntry>
    </>
  );
}

function Entry(props: { readonly detector: Detector; readonly text: string; readonly faded?: boolean }) {
  const { detector, text, faded = false } = props;
  return (
    <LegendEntry>
      <Sign kind={detector.sign} faded={faded} /> {text} {formatNumber(detector.result.auc)}
    </LegendEntry>
  );
}
