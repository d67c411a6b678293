import type { RunStarted } from '../../../src/protocol/events.js';
import type { Rgb } from '../../drawing/color-maps.js';
import type { Layer } from '../../drawing/scene.js';
import type { Theme } from '../../drawing/theme.js';
import { signalPaint, type Coloring } from '../../points/coloring.js';
import { coastLayer, earthOf } from '../../points/earth.js';
import { dotSize } from '../../points/dot-size.js';
import { segmentsBetween } from '../../points/segments.js';
import type { ShownAxes } from '../../points/shown-axes.js';
import type { ShownTornEdges } from '../../points/torn-edges.js';
import { trailLayers, type Trails } from '../../points/trails.js';
import type { ViewSettings } from '../../state/view-settings.js';

/** What the picture of the data is drawn from. */
export interface DataScene {
  readonly started: RunStarted;
  readonly shown: ShownAxes;
  readonly coloring: Coloring;
  readonly theme: Theme;
  readonly view: ViewSettings;
  /** Null if none. */
  readonly torn: ShownTornEdges | null;
  /** The two points of the certificate, one after the other; null if none. */
  readonly pair: Float32Array | null;
  readonly trails: Trails;
  /** count × components; null where the reconstructions are not known on these axes. */
  readonly reconstruction: Float32Array | null;
  /** Image of the place in the latent space that is pointed at; null if no place is. */
  readonly decoded: Float32Array | null;
}

/**
 * The data, coloured, so that the worst points lie where the tear is, over their reconstructions, small and neutral;
 * where the data are not shown, the reconstructions carry the colour.
 */
export function dataLayers(scene: DataScene): readonly Layer[] {
  const { started, reconstruction, shown, coloring, theme, view, torn, pair, trails, decoded } = scene;
  const { display, signals } = started;
  const { components, ofKept } = shown;
  const { dataShown, reconstructionShown } = view;
  const data = shown.of(display.points);
  const trained = coloring.kind === 'split' ? coloring.train : null;
  const trainedPoints = trained === null || ofKept === null ? null : ofKept(trained.sample.points);
  const earth = view.coastShown ? earthOf(started) : null;
  const layers: (Layer | false)[] = [
    earth !== null && coastLayer(earth, theme.neutral),
    ...(view.trailsShown && ofKept !== null
      ? trailLayers(trails, (earlier) => ofKept(earlier.reconstruction), components, [], coloring.paint)
      : []),
    view.joinsShown &&
      reconstruction !== null && {
        kind: 'lines',
        key: 'joins',
        from: data,
        to: reconstruction,
        components,
        paint: coloring.paint,
        opacity: 0.5,
        width: 1,
        onSelection: 'split',
      },
    reconstructionShown &&
      reconstruction !== null && {
        kind: 'points',
        key: 'reconstruction',
        positions: reconstruction,
        components,
        paint: dataShown ? theme.neutral : coloring.paint,
        opacity: 0.85,
        size: dotSize(dataShown ? 2.6 : 4.6, display.count),
        shape: 'disc',
        // Behind the data that they lie on.
        lift: -0.02,
        onSelection: 'split',
      },
    torn !== null &&
      view.tornEdgesShown && {
        kind: 'lines',
        key: 'torn',
        ...segmentsBetween(data, components, torn.pairs),
        components,
        paint: theme.foreground,
        opacity: 0.8,
        width: 2,
        onSelection: 'fade',
      },
    dataShown && {
      kind: 'points',
      key: 'data',
      positions: data,
      components,
      paint: coloring.paint,
      opacity: 0.95,
      size: dotSize(4.6, display.count),
      shape: 'disc',
      onSelection: 'split',
    },
    // Smaller, so that both samples are seen where they lie on one another.
    trained !== null &&
      trainedPoints !== null &&
      dataShown && {
        kind: 'points',
        key: 'train data',
        positions: trainedPoints,
        components,
        paint: trained.paint,
        opacity: 0.95,
        size: dotSize(2.8, trained.sample.count),
        shape: 'disc',
        onSelection: 'fade',
      },
    ...(view.signalsShown && ofKept !== null
      ? signals.map((signal, k): Layer => ({
          kind: 'points',
          key: `signal ${k}`,
          positions: ofKept(signal.points),
          components,
          paint: signalPaint(coloring, theme, k),
          opacity: 0.8,
          size: dotSize(3.8, signal.count),
          shape: 'diamond',
          onSelection: 'fade',
        }))
      : []),
    ...(pair === null || !view.certificateShown ? [] : pairLayers(shown.of(pair), components, theme.foreground)),
    decoded !== null && {
      kind: 'points',
      key: 'decoded',
      positions: shown.of(decoded),
      components,
      paint: theme.foreground,
      opacity: 1,
      size: 11,
      shape: 'diamond',
    },
  ];
  return layers.filter((layer) => layer !== false);
}

/** Two points with a line from one to the other. */
function pairLayers(positions: Float32Array, components: 2 | 3, paint: Rgb): Layer[] {
  const [from, to] = [positions.slice(0, components), positions.slice(components)];
  return [
    { kind: 'lines', key: 'pair line', from, to, components, paint, opacity: 0.9, width: 1.5 },
    { kind: 'points', key: 'pair', positions, components, paint, opacity: 1, size: 9, shape: 'diamond' },
  ];
}
