import * as l10n from '@vscode/l10n';
import { Choice, NumberField, Toggle } from '../../elements/fields.js';
import { sentence } from '../../elements/sentence.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewSettings } from '../../state/view-settings.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { chosenSignal } from './chosen-signal.js';
import { pictureNames, rocPictures } from './picture-names.js';

export function RocControls({ run, view }: ViewInput) {
  const { dispatch } = usePanel();
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });
  const { signals } = run.started.run;
  return (
    <>
      <Choice
        label={l10n.t('Picture, if there is only room for one')}
        value={view.rocPicture}
        options={rocPictures.map((value) => ({ value, text: pictureNames[value].short }))}
        onChange={(rocPicture) => change({ rocPicture })}
      />
      <Choice
        label={l10n.t('Signal whose working points and baselines are shown')}
        value={chosenSignal(signals, view)}
        options={signals.map((value) => ({ value, text: value }))}
        onChange={(rocSignal) => change({ rocSignal })}
      />
      <Toggle
        pressed={view.logBackground}
        onChange={(logBackground) => change({ logBackground })}
        title={l10n.t('Logarithmic background efficiency of the ROC curves')}
      >
        {l10n.t('log')}
      </Toggle>
      <Toggle
        pressed={view.baselinesShown}
        onChange={(baselinesShown) => change({ baselinesShown })}
        title={l10n.t('Curves of simpler detectors, fitted after the run')}
      >
        {l10n.t('baselines')}
      </Toggle>
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
        onChange={(backgroundEfficiency) => change({ backgroundEfficiency })}
      />
    </>
  );
}
