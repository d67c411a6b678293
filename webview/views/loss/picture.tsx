import { plannedSteps } from '../../../src/protocol/description.js';
import * as l10n from '@vscode/l10n';
import { formatCount, formatNumber } from '../../format.js';
import type { Axis } from '../../charts/axis.js';
import { layPlane, PlaneAxes, snugArea } from '../../charts/plane.js';
import { useSize } from '../../charts/use-size.js';
import type { LossHistory } from '../../state/loss-history.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { EndLabel } from './end-label.js';
import { LossLegend } from './legend.js';
import { lossName, lossPath, lossRange } from './model.js';

/** Training, test and validation loss against the step, with the reference, or else the run before, as faded lines. */
export function LossPicture({ run, frame, view, previous: before, reference }: ViewInput) {
  const [ref, size] = useSize();
  const { loss, started } = run;
  const previous = reference?.run.loss ?? before;
  const steps = Math.max(plannedSteps(started.run), reference?.run.loss.train.at(-1)?.step ?? 0);
  const x: Axis = { label: l10n.t('step'), range: [0, steps], log: false, radians: false };
  const y: Axis = {
    label: lossName(started.run),
    range: lossRange([loss, previous], view.logLoss),
    log: view.logLoss,
    radians: false,
  };
  const plane = layPlane(snugArea(size, y), x, y, false);
  const { area, toX, toY } = plane;
  const end = loss.test.at(-1);
  const isEmpty = loss.train.length === 0 && end === undefined && previous === null;
  // A loss that stays high leaves room below it instead.
  const isHigh = end !== undefined && toY(end.loss) < area.top + 0.45 * area.height;
  return (
    <div class="plot" ref={ref} role="img" aria-label={describeLoss(loss, view.logLoss)}>
      {size.width > 0 ? (
        <>
          <svg class="layer" aria-hidden="true">
            <PlaneAxes plane={plane} />
            {previous === null ? null : <path class="curve previous" d={lossPath(previous.train, plane)} />}
            {reference === null ? null : <path class="curve test faded" d={lossPath(reference.run.loss.test, plane)} />}
            <path class="curve train" d={lossPath(loss.train, plane)} />
            <path class="curve test" d={lossPath(loss.test, plane)} />
            <path class="curve validation" d={lossPath(loss.validation, plane)} />
            <line class="cursor" x1={toX(frame.step)} x2={toX(frame.step)} y1={area.top} y2={area.top + area.height} />
            {end === undefined ? null : <EndLabel plane={plane} end={end} history={loss} />}
          </svg>
          <LossLegend
            corner={isHigh ? 'bottom-left' : 'top-right'}
            hasValidation={loss.validation.length > 0}
            faded={previous === null ? null : reference === null ? l10n.t('previous run') : l10n.t('reference')}
          />
        </>
      ) : null}
      {isEmpty ? <p class="absent over">{l10n.t('There has been no step yet.')}</p> : null}
    </div>
  );
}

function describeLoss({ train, test, validation }: LossHistory, log: boolean): string {
  const last = train.at(-1);
  const lastTest = test.at(-1);
  const lastValidation = validation.at(-1);
  return [
    log
      ? l10n.t('Mean squared error against step, logarithmic scale.')
      : l10n.t('Mean squared error against step, linear scale.'),
    last === undefined
      ? l10n.t('No step yet.')
      : l10n.t('Training loss {0} at step {1}.', formatNumber(last.loss), formatCount(last.step)),
    ...(lastTest === undefined ? [] : [l10n.t('Test loss {0}.', formatNumber(lastTest.loss))]),
    ...(lastValidation === undefined ? [] : [l10n.t('Validation loss {0}.', formatNumber(lastValidation.loss))]),
  ].join(' ');
}
