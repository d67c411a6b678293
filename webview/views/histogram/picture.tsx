import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { errorLabel, formatLowerBound, formatNumber } from '../../format.js';
import type { Range } from '../../math/extent.js';
import { numbered } from '../../math/numbered.js';
import { paired } from '../../math/paired.js';
import type { Axis } from '../../charts/axis.js';
import { brushKeys, SelectArea } from '../../points/select-area.js';
import { useSelected } from '../../points/selected.js';
import { layPlane, PlaneAxes, snugArea } from '../../charts/plane.js';
import { barsPath } from '../../charts/steps.js';
import { useSize } from '../../charts/use-size.js';
import { supAt } from '../../state/measures.js';
import { boundOnData } from '../../state/statements.js';
import type { TileInput } from '../../tile/tile-input.js';
import { bothHalvesAt } from './both-halves.js';
import { HistogramLegend } from './legend.js';
import { useColoring } from '../../points/use-coloring.js';
import { classHeights, errorHistogram, pointsInBin, selectedHeights } from './model.js';
import { Uprights } from './uprights.js';

/** How often which ρ occurs, in the data and in the signals, with the largest and what no network gets below. */
export function HistogramPicture(input: TileInput) {
  const { run, frame, view, reference } = input;
  const [ref, size] = useSize();
  const { started } = run;
  const { density, logCounts } = view;
  const weights = started.display.weights ?? null;
  const sup = supAt(run, frame);
  const strongest = boundOnData(run);
  const bound = strongest?.bound ?? null;
  const {
    range,
    heights,
    reference: other,
  } = useMemo(() => errorHistogram(input), [frame, sup, bound, density, reference?.frame]);
  const { selected } = useSelected();
  const chosen = useMemo(
    () => (selected === null ? null : selectedHeights(selected, frame.error, range, density, weights)),
    [frame, selected, range, density],
  );
  const coloring = useColoring(started, frame, view.color, input.errorScale);
  const classes = useMemo(
    () => classHeights(coloring, frame, range, density, weights),
    [coloring, frame, range, density],
  );
  const x: Axis = {
    label: l10n.t('reconstruction error {0}', errorLabel(started.run.manifold.coordinates)),
    range,
    log: false,
    radians: false,
  };
  const y: Axis = {
    label: density ? l10n.t('density') : weights === null ? l10n.t('points') : l10n.t('sum of weights'),
    range: heightRange(
      [...heights, ...(other === null ? [] : [other]), ...classes.map((one) => one.heights)],
      logCounts,
      density || weights !== null,
    ),
    log: logCounts,
    radians: false,
  };
  const plane = layPlane(snugArea(size, y), x, y, false);
  const { area, toX } = plane;
  const pixels = () => [paired(frame.error.map(toX), new Float32Array(frame.error.length).fill(area.top))];
  const pick = (place: number): Uint8Array =>
    pointsInBin(frame.error, range, range[0] + ((place - area.left) / area.width) * (range[1] - range[0]));
  const faded = selected === null ? '' : ' faded';

  const words = bothHalvesAt(run, frame);
  return (
    <>
      {words === null ? null : (
        <p class="headline" data-testid="histogram-headline">
          {words}
        </p>
      )}
      <div
        class="plot"
        ref={ref}
        role="img"
        aria-label={[
          started.run.signals.length > 0
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
              ),
          ...(strongest === null
            ? []
            : [
                l10n.t(
                  'No network of this shape has a largest error below {0}: {1}',
                  formatLowerBound(strongest.bound),
                  strongest.text,
                ),
              ]),
          brushKeys,
        ].join(' ')}
      >
        {size.width > 0 ? (
          <SelectArea shape="interval" area={area} pixels={pixels} pick={pick}>
            <svg class="layer" aria-hidden="true">
              <PlaneAxes plane={plane} />
              {heights.map((values, k) => (
                <path
                  key={k}
                  class={`${k === 0 ? 'bars background' : `steps ${numbered('signal', k - 1)}`}${faded}`}
                  d={barsPath(values, range, plane, k === 0)}
                />
              ))}
              {classes.map(({ name, color, heights: values }) => (
                <path
                  key={`class ${name}`}
                  class={`steps class${faded}`}
                  style={{ stroke: color }}
                  d={barsPath(values, range, plane, false)}
                />
              ))}
              {chosen === null ? null : <path class="bars selected" d={barsPath(chosen, range, plane, true)} />}
              {other === null ? null : <path class="steps reference" d={barsPath(other, range, plane, false)} />}
              <Uprights plane={plane} sup={sup} bound={bound} />
            </svg>
            <HistogramLegend
              run={run}
              reference={reference}
              isSelected={selected !== null}
              classes={classes}
              corner={emptierCorner(heights)}
            />
          </SelectArea>
        ) : null}
      </div>
    </>
  );
}

/** Where the highest bar is lower. */
function emptierCorner(heights: readonly Float64Array[]): 'top-left' | 'top-right' {
  const highest = (from: number, to: number): number =>
    Math.max(...heights.map((values) => Math.max(...values.slice(from * values.length, to * values.length))));
  return highest(0, 0.5) < highest(0.5, 1) ? 'top-left' : 'top-right';
}

/** From just below one point up to the fullest bin, with some room above it. */
function heightRange(heights: readonly Float64Array[], log: boolean, density: boolean): Range {
  const greatest = Math.max(...heights.map((values) => Math.max(...values)));
  if (!log) return [0, greatest * 1.08];
  const positive = heights.flatMap((values) => [...values].filter((value) => value > 0));
  const least = density ? Math.min(...positive) / 2 : 0.5;
  return [least, greatest * 1.6];
}
