import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { histogramExports } from './exports.js';
import { formatBound, formatNumber } from '../../format.js';
import { steadied, type Range } from '../../math/extent.js';
import { numbered } from '../../math/numbered.js';
import { binOf, histogram, toDensity } from '../../math/histogram.js';
import { valuesOf } from '../../math/selection.js';
import type { Axis } from '../../charts/axis.js';
import { errorLabel } from '../../points/coloring.js';
import { usePanel } from '../../state/panel-context.js';
import { brushKeys, SelectArea } from '../../points/select-area.js';
import { useSelected } from '../../points/selected.js';
import { layPlane, planeArea, PlaneAxes } from '../../charts/plane.js';
import { barsPath } from '../../charts/steps.js';
import { useSize } from '../../charts/use-size.js';
import { supAt } from '../../state/measures.js';
import { theoryOf } from '../../state/model.js';
import { Toggle } from '../../elements/fields.js';
import { Sign } from '../../elements/marks.js';
import { Legacy } from '../../tile/legacy.js';
import type { TileInput } from '../../tile/tile-input.js';

const bins = 90;

/** How often which ρ occurs, in the data and in the signals, with sup ρ and what topology says of it. */
export function HistogramTile({ run, frame, view, reference }: TileInput) {
  const { dispatch } = usePanel();
  const [ref, size] = useSize();
  const { started } = run;
  const { density, logCounts } = view;
  const sup = supAt(run, frame);
  const theory = theoryOf(run);

  const errors = useMemo(() => [frame.error, ...frame.signals.map(({ error }) => error)], [frame]);
  const other = reference?.frame.error ?? null;
  const range = useMemo((): Range => {
    const most = [...errors, ...(other === null ? [] : [other])].reduce(
      (greatest, error) => error.reduce((a, b) => Math.max(a, b), greatest),
      Math.max(sup, theory?.supErrorBound ?? 0),
    );
    return [0, steadied([0, most])[1]];
  }, [errors, other, sup, theory]);
  const heights = useMemo(
    () => errors.map((error) => heightsOf(error, range, density, error.length)),
    [errors, range, density],
  );
  const { selected } = useSelected();
  // As a share of all, so that it lies within their density.
  const selectedHeights = useMemo(() => {
    if (selected === null) return null;
    return heightsOf(valuesOf(selected, frame.error), range, density, frame.error.length);
  }, [frame, selected, range, density]);
  const otherHeights = useMemo(
    () => (other === null ? null : heightsOf(other, range, density, frame.error.length)),
    [other, range, density, frame],
  );
  const greatest = Math.max(
    ...[...heights, ...(otherHeights === null ? [] : [otherHeights])].map((values) => Math.max(...values)),
  );
  const error = errorLabel(started.run.manifold.coordinates);
  const x: Axis = { label: l10n.t('reconstruction error {0}', error), range, log: false, radians: false };
  const y: Axis = {
    label: density ? l10n.t('density') : l10n.t('points'),
    range: heightRange(heights, greatest, logCounts, density),
    log: logCounts,
    radians: false,
  };
  const plane = layPlane(planeArea(size), x, y, false);
  const { area, toX } = plane;
  const pixels = () => [
    Float32Array.from({ length: 2 * frame.error.length }, (_, i) => (i % 2 === 0 ? toX(frame.error[i / 2]) : area.top)),
  ];
  /** The points of the bin at a place. */
  const pick = (place: number): Uint8Array => {
    const bin = binOf(range[0] + ((place - area.left) / area.width) * (range[1] - range[0]), range, bins);
    return Uint8Array.from(frame.error, (error) => (bin !== null && binOf(error, range, bins) === bin ? 1 : 0));
  };

  return (
    <Legacy
      controls={
        <>
          <Toggle pressed={density} onChange={(pressed) => dispatch({ kind: 'view', change: { density: pressed } })}>
            {l10n.t('density')}
          </Toggle>
          <Toggle
            pressed={logCounts}
            onChange={(pressed) => dispatch({ kind: 'view', change: { logCounts: pressed } })}
          >
            {l10n.t('log')}
          </Toggle>
        </>
      }
      legend={
        <>
          <span class="entry">
            <Sign kind="bar" /> {l10n.t('test data')}
          </span>
          {started.run.signals.map((name, k) => (
            <span class="entry" key={name}>
              <Sign kind={numbered('signal', k)} /> {name}
            </span>
          ))}
          {selected === null ? null : (
            <span class="entry">
              <Sign kind="selected" /> {l10n.t('selected')}
            </span>
          )}
          {reference === null ? null : (
            <span class="entry">
              <Sign kind="previous" />{' '}
              {l10n.t('reference, sup ρ {0}', formatNumber(supAt(reference.run, reference.frame)))}
            </span>
          )}
          <span class="entry">
            <Sign kind="sup" /> sup ρ {formatNumber(sup)}
          </span>
          {theory === null ? null : (
            <span class="entry" title={theory.reason}>
              <Sign kind="bound" /> {l10n.t('least possible sup ρ {0}', formatBound(theory.supErrorBound))}
            </span>
          )}
        </>
      }
    >
      <div
        class="plot"
        ref={ref}
        role="img"
        aria-label={
          (started.run.signals.length > 0
            ? l10n.t(
                'Histogram of the reconstruction error of {0} data points and of the signals {1}. Largest {2}.',
                frame.error.length,
                started.run.signals.join(', '),
                formatNumber(sup),
              )
            : l10n.t(
                'Histogram of the reconstruction error of {0} data points. Largest {1}.',
                frame.error.length,
                formatNumber(sup),
              )) +
          (theory === null
            ? ''
            : ` ${l10n.t('Topology allows no largest error below {0}: {1}', formatBound(theory.supErrorBound), theory.reason)}`) +
          ` ${brushKeys}`
        }
      >
        {size.width > 0 ? (
          <SelectArea shape="interval" area={area} pixels={pixels} pick={pick}>
            <svg class="layer" aria-hidden="true">
              <PlaneAxes plane={plane} />
              {heights.map((values, k) => (
                <path
                  key={k}
                  class={`${k === 0 ? 'bars background' : `steps signal-${((k - 1) % 4) + 1}`}${selected === null ? '' : ' faded'}`}
                  d={barsPath(values, range, plane, k === 0)}
                />
              ))}
              {selectedHeights === null ? null : (
                <path class="bars selected" d={barsPath(selectedHeights, range, plane, true)} />
              )}
              {otherHeights === null ? null : (
                <path class="steps reference" d={barsPath(otherHeights, range, plane, false)} />
              )}
              {theory === null ? null : (
                <Upright plane={plane} value={theory.supErrorBound} kind="bound" text={l10n.t('bound')} />
              )}
              <Upright plane={plane} value={sup} kind="sup" text="sup ρ" />
            </svg>
          </SelectArea>
        ) : null}
      </div>
    </Legacy>
  );
}

/** @param asOf number of points that counts are scaled to, so that samples of different sizes can be compared. */
function heightsOf(error: Float32Array, range: Range, density: boolean, asOf: number): Float64Array {
  const counts = histogram(error, range, bins);
  return density ? toDensity(counts, range, error.length) : counts.map((count) => (count * asOf) / error.length);
}

/** A line at a value of ρ, with its name, on the side of it that has room. */
function Upright(props: {
  readonly plane: ReturnType<typeof layPlane>;
  readonly value: number;
  readonly kind: string;
  readonly text: string;
}) {
  const { plane, value, kind, text } = props;
  const { area, toX } = plane;
  const x = toX(value);
  // The bound lies below sup ρ, and so do their names; at the border there is no choice.
  const right = kind === 'sup' ? area.left + area.width - x > 50 : x - area.left < 50;
  return (
    <g class={`upright ${kind}`}>
      <line x1={x} x2={x} y1={area.top} y2={area.top + area.height} />
      <text x={right ? x + 4 : x - 4} y={area.top + (kind === 'sup' ? 12 : 26)} text-anchor={right ? 'start' : 'end'}>
        {text}
      </text>
    </g>
  );
}

/** From just below one point up to the fullest bin. */
function heightRange(heights: readonly Float64Array[], greatest: number, log: boolean, density: boolean): Range {
  if (!log) return [0, greatest * 1.05];
  const positive = heights.flatMap((values) => [...values].filter((value) => value > 0));
  const least = density ? Math.min(...positive) / 2 : 0.5;
  return [least, greatest * 1.6];
}
