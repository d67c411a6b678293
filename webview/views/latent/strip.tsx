import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { RunFrame } from '../../../src/protocol/events.js';
import { axisOf, type Axis } from '../../charts/axis.js';
import { barsPath } from '../../charts/steps.js';
import type { Size } from '../../charts/use-size.js';
import type { Layer } from '../../drawing/scene.js';
import { robustExtent, steadied, type Range } from '../../math/extent.js';
import { histogram, toDensity } from '../../math/histogram.js';
import { numbered } from '../../math/numbered.js';
import { valuesOf } from '../../math/selection.js';
import type { LineTool, Place } from '../../points/line-drag.js';
import { FrameAxes, FrameNames, framePlane, numbersWidth } from '../../points/plane-frame.js';
import { PlanePicture } from '../../points/plane-picture.js';
import { Plot } from '../../points/plot.js';
import { codeName } from '../../points/pointed.js';
import { useSelected } from '../../points/selected.js';
import type { Spread } from './spread.js';

export interface StripProps {
  /** What is seen, in words. */
  readonly label: string;
  readonly frame: RunFrame;
  readonly spread: Spread;
  readonly layers: readonly Layer[];
  readonly targets: readonly Float32Array[];
  readonly signalsShown: boolean;
  /** Of the codes, then of those of each signal; null where each counts once. */
  readonly weights: readonly (Float64Array | null)[];
  /** What the colours and signs mean. */
  readonly legend: ComponentChildren;
  /** Told of the place under the pointer; null when the pointer leaves. */
  readonly onPlace?: ((place: Place | null) => void) | undefined;
  /** Where lines are drawn with the pointer. */
  readonly lineTool?: LineTool | undefined;
}

const bins = 80;
/** Share of the height that the densities take. */
const densityShare = 0.27;

/** A 1D latent space: the density of the codes above, the codes themselves below. */
export const Strip = (props: StripProps) => <Plot>{(size) => <SizedStrip {...props} size={size} />}</Plot>;

function SizedStrip(props: StripProps & { readonly size: Size }) {
  const { label, frame, spread, layers, targets, signalsShown, weights, legend, onPlace, lineTool, size } = props;
  const { selected } = useSelected();
  const signals = signalsShown ? frame.signals : [];
  const range = useMemo(() => steadied(robustExtent(frame.codes), 16), [frame]);
  const densities = useMemo(
    () =>
      [frame.codes, ...signals.map(({ codes }) => codes)].map((codes, k) =>
        densityOf(codes, range, weights[k], sumOf(weights[k], codes.length)),
      ),
    [frame, signalsShown, range[0], range[1]],
  );
  // As a share of all, so that it lies within their density.
  const selectedDensity = useMemo(
    () =>
      selected &&
      densityOf(
        valuesOf(selected, frame.codes),
        range,
        weights[0]?.filter((_, i) => selected[i] === 1) ?? null,
        sumOf(weights[0], frame.codes.length),
      ),
    [frame, selected, range[0], range[1]],
  );
  const split = Math.round(size.height * densityShare);
  const z = axisOf({ name: codeName(0), unit: '' }, range);
  const bare = spread.kind === 'scatter' ? 'y' : 'none';
  const wanted = framePlane(size, z, spread.axis, { equal: false, top: split });
  const left = bare === 'y' ? 8 : numbersWidth(wanted);
  const below = framePlane(size, z, spread.axis, { equal: false, top: split, left });
  const top = Math.max(...densities.map((density) => Math.max(...density)));
  // Its numbers stand below, at the codes.
  const above = framePlane(size, z, densityAxis([0, top * 1.05]), { equal: false, bottom: split + 14, left });
  return (
    <PlanePicture
      id="latent"
      label={`${label} ${l10n.t('Above, the density of the codes.')}`}
      size={size}
      plane={below}
      layers={layers}
      shape="interval"
      above={above}
      targets={targets}
      bare={bare}
      legend={legend}
      onPlace={onPlace}
      lineTool={lineTool}
      marks={
        <>
          <FrameAxes plane={above} bare="both" />
          {densities.map((density, k) => (
            <path
              key={k}
              class={`${k === 0 ? 'bars background' : `steps ${numbered('signal', k - 1)}`}${selected === null ? '' : ' faded'}`}
              d={barsPath(density, range, above, k === 0)}
            />
          ))}
          {selectedDensity === null ? null : (
            <path class="bars selected" d={barsPath(selectedDensity, range, above, true)} />
          )}
          <FrameNames plane={above} bare="x" />
        </>
      }
    />
  );
}

const densityOf = (codes: Float32Array, range: Range, weights: Float64Array | null, of: number): Float64Array =>
  toDensity(histogram(codes, range, bins, weights), range, of);

const sumOf = (weights: Float64Array | null, count: number): number =>
  weights === null ? count : weights.reduce((sum, weight) => sum + weight, 0);

const densityAxis = (range: Range): Axis => ({ label: l10n.t('density'), range, log: false, radians: false });
