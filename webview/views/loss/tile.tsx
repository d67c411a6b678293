import * as l10n from '@vscode/l10n';
import { lossExports } from './exports.js';
import { formatCount, formatNumber } from '../../format.js';
import { extentOf, type Range } from '../../math/extent.js';
import type { Axis } from '../../charts/axis.js';
import { usePanel } from '../../state/panel-context.js';
import { layPlane, planeArea, PlaneAxes, type Plane } from '../../charts/plane.js';
import { useSize } from '../../charts/use-size.js';
import type { LossHistory, LossPoint } from '../../state/loss-history.js';
import { Toggle } from '../../elements/fields.js';
import { Sign } from '../../elements/marks.js';
import { Legacy } from '../../tile/legacy.js';
import type { ViewInput } from '../../tile/tile-input.js';

/** Training, test and validation loss against the step, with the reference, or else the run before, as faded lines. */
export function LossTile({ run, frame, view, previous: before, reference }: ViewInput) {
  const { dispatch } = usePanel();
  const [ref, size] = useSize();
  const { loss, started } = run;
  const previous = reference?.run.loss ?? before;
  const steps = Math.max(started.run.training.steps, reference?.run.loss.train.at(-1)?.step ?? 0);
  // The loss is taken where the network sees the data, so its unit is not that of the data where these are standardised.
  const standardized = started.run.autoencoder.standardization !== null;
  const x: Axis = { label: l10n.t('step'), range: [0, steps], log: false, radians: false };
  const y: Axis = {
    label: standardized ? l10n.t('MSE (standardised)') : l10n.t('MSE'),
    range: lossRange([loss, previous], view.logLoss),
    log: view.logLoss,
    radians: false,
  };
  const plane = layPlane(planeArea(size), x, y, false);
  const { area, toX } = plane;
  const last = loss.train.at(-1);
  const lastTest = loss.test.at(-1);
  const lastValidation = loss.validation.at(-1);
  const isEmpty = last === undefined && lastTest === undefined && previous === null;
  return (
    <Legacy
      controls={
        <>
          <span class="entry">
            <Sign kind="train" /> {l10n.t('training')} {last === undefined ? '' : formatNumber(last.loss)}
          </span>
          <span class="entry">
            <Sign kind="test" /> {l10n.t('test')} {lastTest === undefined ? '' : formatNumber(lastTest.loss)}
          </span>
          {lastValidation === undefined ? null : (
            <span class="entry">
              <Sign kind="validation" /> {l10n.t('validation')} {formatNumber(lastValidation.loss)}
            </span>
          )}
          {previous === null ? null : (
            <span class="entry">
              <Sign kind="previous" /> {reference === null ? l10n.t('previous run') : l10n.t('reference')}
            </span>
          )}
          <Toggle pressed={view.logLoss} onChange={(logLoss) => dispatch({ kind: 'view', change: { logLoss } })}>
            {l10n.t('log')}
          </Toggle>
        </>
      }
    >
      <div
        class="plot"
        ref={ref}
        role="img"
        aria-label={[
          view.logLoss
            ? l10n.t('Mean squared error against step, logarithmic scale.')
            : l10n.t('Mean squared error against step, linear scale.'),
          last === undefined
            ? l10n.t('No step yet.')
            : l10n.t('Training loss {0} at step {1}.', formatNumber(last.loss), formatCount(last.step)),
          ...(lastTest === undefined ? [] : [l10n.t('Test loss {0}.', formatNumber(lastTest.loss))]),
          ...(lastValidation === undefined ? [] : [l10n.t('Validation loss {0}.', formatNumber(lastValidation.loss))]),
        ].join(' ')}
      >
        {size.width > 0 ? (
          <svg class="layer" aria-hidden="true">
            <PlaneAxes plane={plane} />
            {previous === null ? null : <path class="curve previous" d={pathOf(previous.train, plane, view.logLoss)} />}
            {reference === null ? null : (
              <path class="curve test faded" d={pathOf(reference.run.loss.test, plane, view.logLoss)} />
            )}
            <path class="curve train" d={pathOf(loss.train, plane, view.logLoss)} />
            <path class="curve test" d={pathOf(loss.test, plane, view.logLoss)} />
            <path class="curve validation" d={pathOf(loss.validation, plane, view.logLoss)} />
            <line class="cursor" x1={toX(frame.step)} x2={toX(frame.step)} y1={area.top} y2={area.top + area.height} />
          </svg>
        ) : null}
        {isEmpty ? <p class="absent over">{l10n.t('No step has been done yet.')}</p> : null}
      </div>
    </Legacy>
  );
}

function lossRange(histories: readonly (LossHistory | null)[], log: boolean): Range {
  const values = histories.flatMap((history) =>
    history === null ? [] : [...history.train, ...history.test, ...history.validation].map(({ loss }) => loss),
  );
  if (!log) return [0, Math.max(...values.filter(Number.isFinite), Number.MIN_VALUE) * 1.05];
  const [least, greatest] = extentOf(values.filter((value) => value > 0));
  return [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(greatest * 1.0001))];
}

/** A line through the points, inside the area, with no more corners than pixels. */
function pathOf(points: readonly LossPoint[], { area, toX, toY, x }: Plane, log: boolean): string {
  const stride = Math.max(1, Math.floor(points.length / area.width));
  const corners: string[] = [];
  points.forEach(({ step, loss }, i) => {
    if ((i % stride !== 0 && i !== points.length - 1) || step > x.range[1] || (log && loss <= 0)) return;
    corners.push(`${toX(step).toFixed(1)},${toY(loss).toFixed(1)}`);
  });
  return corners.length === 0 ? '' : `M${corners.join('L')}`;
}
