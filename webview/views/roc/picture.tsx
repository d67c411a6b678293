import * as l10n from '@vscode/l10n';
import { Panes } from '../../charts/panes.js';
import { Absent } from '../../elements/absent.js';
import type { RocPicture } from '../../math/roc-curve.js';
import { detectionAt, type Detection } from '../../state/detectors.js';
import { usePanel } from '../../state/panel-context.js';
import { detectorsOfReference } from '../../state/reference.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { chosenSignal } from './chosen-signal.js';
import { RocCurves } from './curves.js';
import { DetectionTable } from './detection-table.js';
import { RocHeadline } from './headline.js';
import { RocLegend } from './legend.js';
import { pictureNames, rocPictures } from './picture-names.js';

/** How well ρ tells the signals from the background, beside what simpler detectors make of them. */
export function RocPictures(input: ViewInput) {
  const { run, frame } = input;
  const detection = detectionAt(run, frame.step);
  if (detection !== null) return <Detected input={input} detection={detection} />;
  return (
    <Absent>
      {run.failed
        ? l10n.t('The run failed before it analysed the signals.')
        : l10n.t('The first analysis of the signals appears soon.')}
    </Absent>
  );
}

function Detected({ input, detection }: { readonly input: ViewInput; readonly detection: Detection }) {
  const { run, view, reference } = input;
  const { dispatch } = usePanel();
  const { signals, samples } = run.started.run;
  const chosen = chosenSignal(signals, view);
  const { autoencoder, baselines } = detection;
  const shown = view.baselinesShown ? (baselines ?? []).filter(({ signal }) => signal === chosen) : [];
  const ofChosen = autoencoder.filter(({ signal }) => signal === chosen);
  const ofReference = reference === null ? [] : detectorsOfReference(reference, detection);
  const curves = (picture: RocPicture) => ({
    name: picture,
    ...pictureNames[picture],
    content: (isFirst: boolean) => (
      <RocCurves
        picture={picture}
        detectors={[...shown, ...ofReference, ...autoencoder]}
        marked={[...shown, ...ofChosen]}
        background={samples.test}
        at={view.backgroundEfficiency}
        log={view.logBackground}
        legend={isFirst ? <RocLegend autoencoder={autoencoder} reference={ofReference} baselines={shown} /> : null}
      />
    ),
  });
  const table = {
    name: 'table',
    short: l10n.t('table'),
    title: l10n.t('Areas and working points'),
    extra: true,
    // Names, and a number with its error for each signal and for the working points.
    width: 180 + 107 * signals.length + 125,
    content: () => (
      <>
        <DetectionTable detection={detection} signals={signals} chosen={chosen} at={view.backgroundEfficiency} />
        {baselines === null ? (
          <p class="pane-facts muted">
            {run.finished === null
              ? l10n.t('Simpler detectors are fitted after the run.')
              : l10n.t('Simpler detectors were not fitted in this run.')}
          </p>
        ) : null}
      </>
    ),
  } as const;
  return (
    <>
      <RocHeadline detection={detection} signals={signals} chosen={chosen} />
      <Panes
        label={l10n.t('Picture')}
        panes={[...rocPictures.map(curves), table]}
        chosen={view.rocPicture}
        onChoose={(name) => {
          if (name !== 'table') dispatch({ kind: 'view', change: { rocPicture: name } });
        }}
      />
    </>
  );
}
