import * as l10n from '@vscode/l10n';
import { sentence } from '../../elements/sentence.js';
import { rocExports } from './exports.js';
import { usePanel } from '../../state/panel-context.js';
import { RocPlot } from './plot.js';
import { detectionAt } from '../../state/detectors.js';
import { detectorsOfReference } from '../../state/reference.js';
import type { ViewSettings } from '../../state/view-settings.js';
import { formatMeasured } from '../../format.js';
import { Absent, Cell, Cells } from '../../elements/cell.js';
import { DetectionTable } from './detection-table.js';
import { Choice, NumberField, Toggle } from '../../elements/fields.js';
import { Sign } from '../../elements/marks.js';
import { Legacy } from '../../tile/legacy.js';
import type { TileInput } from '../../tile/tile-input.js';

const pictures = [
  { value: 'roc', text: l10n.t('ROC') },
  { value: 'improvement', text: l10n.t('SIC') },
  { value: 'rejection', text: l10n.t('rejection') },
] as const;

/** How well ρ tells the signals from the background, beside what simpler detectors make of them. */
export function RocTile(input: Pick<TileInput, 'run' | 'frame' | 'view' | 'reference'>) {
  const { run, frame, view, reference } = input;
  const { dispatch } = usePanel();
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });
  const { signals } = run.started.run;
  const detection = detectionAt(run, frame.step);
  return (
    <Legacy
      controls={
        detection === null ? undefined : (
          <>
            <Choice
              label={l10n.t('Picture')}
              value={view.rocPicture}
              options={pictures}
              onChange={(rocPicture) => change({ rocPicture })}
            />
            <Choice
              label={l10n.t('Signal whose working points and baselines are shown')}
              value={chosenSignal(signals, view)}
              options={signals.map((value) => ({ value, text: value }))}
              onChange={(rocSignal) => change({ rocSignal })}
            />
            {view.rocPicture === 'roc' ? (
              <Toggle
                pressed={view.logBackground}
                onChange={(logBackground) => change({ logBackground })}
                title={l10n.t('Logarithmic background efficiency')}
              >
                {l10n.t('log')}
              </Toggle>
            ) : null}
            {detection.baselines === null ? null : (
              <Toggle pressed={view.baselinesShown} onChange={(baselinesShown) => change({ baselinesShown })}>
                {l10n.t('baselines')}
              </Toggle>
            )}
          </>
        )
      }
      legend={
        detection === null ? undefined : (
          <>
            {detection.autoencoder.map(({ signal, sign, result }) => (
              <span class="entry" key={signal}>
                <Sign kind={sign} /> {l10n.t('{0}: AUC of ρ {1}', signal, formatMeasured(result.auc, result.aucError))}
              </span>
            ))}
            {(reference === null ? [] : detectorsOfReference(reference, detection)).map(({ signal, sign, result }) => (
              <span class="entry" key={`${signal}, reference`}>
                <Sign kind={sign} faded /> {l10n.t('reference: {0}', formatMeasured(result.auc, result.aucError))}
              </span>
            ))}
            <span class="entry">
              <Sign kind="chance" /> {l10n.t('chance')}
            </span>
          </>
        )
      }
    >
      {signals.length === 0 ? (
        <Absent>
          {sentence(
            l10n.t('No signal. To see here how well ρ flags one, name it under {0} in the dataset file.'),
            <code>signal</code>,
          )}
        </Absent>
      ) : (
        <RocBody {...input} />
      )}
    </Legacy>
  );
}

/** The signal chosen, where the run has it; else its first. */
const chosenSignal = (signals: readonly string[], { rocSignal }: ViewSettings): string =>
  signals.find((name) => name === rocSignal) ?? signals.at(0) ?? '';

function RocBody({ run, frame, view, reference }: Pick<TileInput, 'run' | 'frame' | 'view' | 'reference'>) {
  const { dispatch } = usePanel();
  const { signals, samples } = run.started.run;
  const detection = detectionAt(run, frame.step);
  if (detection === null)
    return (
      <Absent>
        {run.failed
          ? l10n.t('The run failed before the signals were analysed.')
          : l10n.t('The first analysis of the signals comes soon.')}
      </Absent>
    );
  const chosen = chosenSignal(signals, view);
  const { autoencoder, baselines } = detection;
  const others = baselines?.filter(({ signal }) => signal === chosen) ?? [];
  const ofChosen = autoencoder.filter(({ signal }) => signal === chosen);
  const ofReference = reference === null ? [] : detectorsOfReference(reference, detection);
  const shown = view.baselinesShown ? others : [];
  return (
    <Cells table>
      <Cell title={pictureTitles[view.rocPicture]} facts={pictureFacts[view.rocPicture]}>
        <RocPlot
          picture={view.rocPicture}
          detectors={[...shown, ...ofReference, ...autoencoder]}
          marked={[...shown, ...ofChosen]}
          background={samples.test}
          at={view.backgroundEfficiency}
          log={view.logBackground}
        />
      </Cell>
      <Cell title={l10n.t('Areas and working points')}>
        <p class="cell-facts">
          <NumberField
            label={
              <>
                {sentence(
                  l10n.t('working point: {0} at {1} ='),
                  <>
                    ε<sub>S</sub>
                  </>,
                  <>
                    ε<sub>B</sub>
                  </>,
                )}{' '}
              </>
            }
            testId="background-efficiency"
            value={view.backgroundEfficiency}
            valid={(value) => value > 0 && value <= 1}
            expected={l10n.t('A share of the background, above 0 and at most 1')}
            onChange={(backgroundEfficiency) => dispatch({ kind: 'view', change: { backgroundEfficiency } })}
          />
        </p>
        <DetectionTable detection={detection} signals={signals} chosen={chosen} at={view.backgroundEfficiency} />
        <p class="cell-facts muted">
          {baselines === null
            ? run.finished === null
              ? l10n.t('Simpler detectors are fitted after the run.')
              : l10n.t('Simpler detectors were not fitted in this run.')
            : l10n.t('Simpler detectors are fitted to the same training sample.')}{' '}
          {view.rocPicture === 'roc' ? '' : l10n.t('Drawn are cuts that at least 10 background points pass.')}
        </p>
      </Cell>
    </Cells>
  );
}

const pictureTitles = {
  roc: l10n.t('ROC curves'),
  improvement: l10n.t('Significance improvement (SIC)'),
  rejection: l10n.t('Background rejection'),
} as const;

const pictureFacts = {
  roc: undefined,
  improvement: (
    <span class="muted">
      {l10n.t('SIC')} = ε<sub>S</sub>/√ε<sub>B</sub>
    </span>
  ),
  rejection: (
    <span class="muted">
      1/ε<sub>B</sub>
    </span>
  ),
} as const;
