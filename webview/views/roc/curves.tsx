import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { Legend } from '../../elements/legend.js';
import { formatNumber } from '../../format.js';
import { chanceIn, curveIn, pointIn, type RocPicture } from '../../math/roc-curve.js';
import type { Detector } from '../../state/detectors.js';
import type { Axis } from '../../charts/axis.js';
import { Chart, Clipped } from '../../charts/chart.js';
import { emptiestCorner, inUnitSquare, type Corner } from '../../charts/emptiest-corner.js';
import { linePath } from '../../charts/paths.js';
import { layPlane, planeArea, PlaneAxes } from '../../charts/plane.js';

export interface RocCurvesProps {
  readonly picture: RocPicture;
  /** In the order in which they are drawn, the uppermost last. */
  readonly detectors: readonly Detector[];
  /** Those whose working point is marked. */
  readonly marked: readonly Detector[];
  /** Background events behind the curves. */
  readonly background: number;
  /** ε_B of the working point. */
  readonly at: number;
  /** Whether ε_B has a logarithmic axis. */
  readonly log: boolean;
  /** Entries of the legend; null for none. */
  readonly legend: ComponentChildren;
}

const names = {
  background: l10n.t('background efficiency'),
  signal: l10n.t('signal efficiency'),
  improvement: l10n.t('improvement'),
  rejection: l10n.t('rejection'),
};

/** ROC curves, as they are, or as significance improvement or background rejection against signal efficiency. */
export function RocCurves({ picture, detectors, marked, background, at, log, legend }: RocCurvesProps) {
  const curves = detectors.map((detector) => ({ detector, points: curveIn(picture, detector.result.roc, background) }));
  const highest = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ y }) => y)));
  const [x, y] = axesOf(picture, highest, log ? 1 / background : null);
  const corner = (): Corner =>
    emptiestCorner(
      curves.map(({ points }) => inUnitSquare(points, x, y)),
      ['bottom-right', 'top-right', 'top-left', 'bottom-left'],
    );
  return (
    <>
      <Chart
        label={`${titles[picture]}: ${detectors.map(({ name, signal, result }) => l10n.t('{0}, {1}, AUC {2}', name, signal, formatNumber(result.auc))).join('; ')}.`}
        draw={(size) => {
          const plane = layPlane(planeArea(size), x, y, false);
          const { area, toX } = plane;
          return (
            <>
              <PlaneAxes plane={plane} />
              <Clipped area={area}>
                <path class="curve chance" d={linePath(chanceIn(picture), plane)} />
                {picture === 'roc' ? (
                  <line class="guide" x1={toX(at)} x2={toX(at)} y1={area.top} y2={area.top + area.height} />
                ) : null}
                {curves.map(({ detector, points }) => (
                  <path
                    key={`${detector.style}-${detector.name}`}
                    class={`curve ${detector.style}`}
                    d={linePath(points, plane)}
                  />
                ))}
              </Clipped>
              {marked.map((detector) => {
                const place = pointIn(picture, at, detector.workingPoint(at).value);
                if (picture === 'rejection' && place.y > highest) return null;
                return (
                  <circle
                    key={detector.name}
                    class={`working-point ${detector.style}`}
                    r="3.5"
                    cx={toX(place.x)}
                    cy={plane.toY(place.y)}
                  />
                );
              })}
            </>
          );
        }}
      />
      {legend === null ? null : <Legend corner={corner()}>{legend}</Legend>}
    </>
  );
}

const titles: Readonly<Record<RocPicture, string>> = {
  roc: l10n.t('Signal efficiency against background efficiency'),
  improvement: l10n.t('Significance improvement against signal efficiency'),
  rejection: l10n.t('Background rejection against signal efficiency'),
};

/** @param least smallest ε_B of a logarithmic axis; null for an even one. */
function axesOf(picture: RocPicture, highest: number, least: number | null): readonly [Axis, Axis] {
  const share = (label: string): Axis => ({ label, range: [0, 1], log: false, radians: false });
  switch (picture) {
    case 'roc':
      return [
        least === null ? share(names.background) : { ...share(names.background), range: [least, 1], log: true },
        share(names.signal),
      ];
    case 'improvement':
      return [
        share(names.signal),
        { label: names.improvement, range: [0, highest * 1.08], log: false, radians: false },
      ];
    case 'rejection':
      return [
        share(names.signal),
        { label: names.rejection, range: [1, Math.max(10, highest * 1.3)], log: true, radians: false },
      ];
  }
}
