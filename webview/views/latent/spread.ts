import * as l10n from '@vscode/l10n';
import { mapOnManifold } from '../../../src/protocol/error-map.js';
import type { DisplaySample, RunFrame, RunStarted, SampleFrame } from '../../../src/protocol/events.js';
import { axisOf, type Axis } from '../../charts/axis.js';
import { extentOf, steadied } from '../../math/extent.js';
import { paired } from '../../math/paired.js';
import { errorLabel } from '../../format.js';
import { columnOf } from '../../points/coloring.js';
import type { ViewSettings } from '../../state/view-settings.js';
import { atPointsOf, curveStretch } from './stretch.js';

/** Numbers for the points of a sample. */
type OfSample = (sample: DisplaySample, part: SampleFrame) => Float32Array | null;

/** How a 1D latent space is spread over a second axis. */
export interface Spread {
  readonly kind: ViewSettings['strip'];
  readonly axis: Axis;
  /** count × 2: the code, and what spreads it, its logarithm where the axis is logarithmic. */
  readonly positions: Float32Array;
  /** The same of another sample of the manifold; null if what spreads its codes is not known. */
  readonly positionsOf: OfSample;
  /** What spreads the codes at the nodes of the first error map on the manifold; null if nothing does. */
  readonly nodes: Float32Array | null;
}

/**
 * The codes against the chart parameter, against ρ, against the stretch of a curve, or merely scattered so that they do
 * not hide one another.
 */
export function spreadOf(started: RunStarted, frame: RunFrame, wanted: ViewSettings['strip']): Spread {
  const { run, display, errorMaps } = started;
  const { chart, coordinates } = run.manifold;
  const charted = mapOnManifold(errorMaps);
  const stretch = wanted === 'stretch' ? logarithmic(curveStretch(started, frame)) : null;
  const layOut = (kind: Spread['kind'], axis: Axis, nodes: Float32Array | null, upright: OfSample): Spread | null => {
    const positionsOf: OfSample = (sample, part) => {
      const values = upright(sample, part);
      return values && paired(part.codes, values);
    };
    const positions = positionsOf(display, frame);
    return positions && { kind, axis, positions, positionsOf, nodes };
  };
  const spread = (): Spread | null => {
    switch (wanted) {
      case 'chart': {
        if (chart === null) return null;
        const axis = axisOf(chart.parameters[0], chart.domain[0]);
        const nodes = charted?.map.kind === 'curve' ? charted.map.coordinate : null;
        return layOut(
          wanted,
          axis,
          nodes,
          (sample) => sample.chart && columnOf(sample.chart, 0, chart.parameters.length),
        );
      }
      case 'error': {
        const axis = {
          label: errorLabel(coordinates),
          range: [0, steadied([0, frame.sup])[1]] as const,
          log: false,
          radians: false,
        };
        return layOut(wanted, axis, charted && frame.errorMaps[charted.index], (_, { error }) => error);
      }
      case 'stretch': {
        if (stretch === null) return null;
        const [low, high] = steadied(extentOf(stretch));
        const axis = {
          label: l10n.t('stretch |dz/ds|'),
          range: [10 ** low, 10 ** high] as const,
          log: true,
          radians: false,
        };
        return layOut(wanted, axis, stretch, (sample) => atPointsOf(sample, run.manifold, stretch));
      }
      case 'scatter':
        return null;
    }
  };
  const scattered = (codes: Float32Array): Float32Array =>
    paired(
      codes,
      Float32Array.from(codes, (_, i) => evenly(i)),
    );
  return (
    spread() ?? {
      kind: 'scatter',
      axis: scatterAxis,
      positions: scattered(frame.codes),
      positionsOf: (_, { codes }) => scattered(codes),
      nodes: null,
    }
  );
}

/** Where codes lie across the middle of the strip, count × 2. */
export function alongStrip(codes: Float32Array, { axis }: Spread): Float32Array {
  const [low, high] = axis.log ? axis.range.map(Math.log10) : axis.range;
  return paired(codes, new Float32Array(codes.length).fill((low + high) / 2));
}

/** Decadic logarithms, of three decades at most below the largest. */
function logarithmic(values: Float32Array | null): Float32Array | null {
  if (values === null) return null;
  const least = values.reduce((a, b) => Math.max(a, b), 1e-12) / 1000;
  return values.map((value) => Math.log10(Math.max(value, least)));
}

const scatterAxis: Axis = { label: '', range: [-0.4, 1.4], log: false, radians: false };

/** Multiples of the golden ratio modulo 1: evenly scattered, the same for the same point at every step. */
const evenly = (i: number): number => (i * 0.6180339887498949) % 1;
