import type { RunFrame, RunStarted } from '../../../src/protocol/events.js';
import type { Layer } from '../../drawing/scene.js';
import type { Theme } from '../../drawing/theme.js';
import { signalPaint, type Coloring } from '../../points/coloring.js';
import { dotSize } from '../../points/dot-size.js';
import { periodsOf, type LatentSpace } from '../../points/latent/index.js';
import { segmentsBetween, withoutSeam } from '../../points/segments.js';
import type { ShownAxes } from '../../points/shown-axes.js';
import type { ShownTornEdges } from '../../points/torn-edges.js';
import { trailLayers, type Trails } from '../../points/trails.js';
import type { ViewSettings } from '../../state/view-settings.js';
import { indicatrixSegments } from './indicatrices.js';
import { latentGrid } from './latent-grid.js';
import { spreadOf, type Spread } from './spread.js';

/** What the picture of the latent space is drawn from. */
export interface LatentScene {
  readonly started: RunStarted;
  readonly frame: RunFrame;
  readonly space: LatentSpace;
  readonly shown: ShownAxes;
  /** Of a latent space of one dimension, how it is spread over a second axis; null for all others. */
  readonly spread: Spread | null;
  /** Of the codes, count × components. */
  readonly positions: Float32Array;
  readonly coloring: Coloring;
  readonly theme: Theme;
  readonly view: ViewSettings;
  /** Null if none. */
  readonly torn: ShownTornEdges | null;
  readonly trails: Trails;
}

/** The codes, with what else is drawn of the latent space. */
export function latentLayers(scene: LatentScene): readonly Layer[] {
  const { view, coloring } = scene;
  const signals = view.signalsShown ? signalLayers(scene) : [];
  return [
    ...(view.gridShown ? gridLayers(scene) : []),
    ...(view.tornEdgesShown ? tornLayers(scene) : []),
    ...(view.trailsShown ? wayLayers(scene) : []),
    // Where the samples are what is told apart, two of them would hide the signals, which can be taken away instead.
    ...(coloring.kind === 'split' ? [] : signals),
    ...codeLayers(scene),
    ...(coloring.kind === 'split' ? signals : []),
    ...(view.indicatricesShown ? rimLayers(scene) : []),
  ];
}

function gridLayers({ started, frame, space, shown, spread, coloring, theme }: LatentScene): readonly Layer[] {
  const grid = latentGrid(started, frame, coloring.by, space, shown, spread);
  if (grid === null) return [];
  const isPlain = grid.values === null || coloring.kind === 'split';
  return [
    {
      kind: 'lines',
      key: 'grid',
      from: grid.from,
      to: grid.to,
      components: shown.components,
      paint: isPlain ? theme.neutral : { values: grid.values, scale: coloring.paint.scale },
      opacity: spread === null ? 0.55 : 1,
      width: spread === null ? 1 : 1.5,
      onSelection: 'fade',
    },
  ];
}

function tornLayers({ torn, positions, space, shown, theme }: LatentScene): readonly Layer[] {
  if (torn === null) return [];
  const { components } = shown;
  const pairs = withoutSeam(positions, components, torn.pairs, periodsOf(space, shown.quantities));
  return [
    {
      kind: 'lines',
      key: 'torn',
      ...segmentsBetween(positions, components, pairs),
      components,
      paint: theme.foreground,
      opacity: 0.18,
      width: 1,
      onSelection: 'fade',
    },
  ];
}

function wayLayers({ started, space, shown, spread, trails, view, coloring }: LatentScene): readonly Layer[] {
  const placesIn = (earlier: RunFrame) =>
    spread === null ? shown.of(space.of(earlier.codes)) : spreadOf(started, earlier, view.strip).positions;
  return trailLayers(trails, placesIn, shown.components, periodsOf(space, shown.quantities), coloring.paint);
}

/** A strip has no place for signals: they have no chart parameter. */
function signalLayers({ frame, space, shown, spread, coloring, theme }: LatentScene): readonly Layer[] {
  const signals = spread === null ? frame.signals : [];
  return signals.map((signal, k) => ({
    kind: 'points',
    key: `signal ${k}`,
    positions: shown.of(space.of(signal.codes)),
    components: shown.components,
    paint: signalPaint(coloring, theme, k),
    opacity: 0.8,
    size: dotSize(4, signal.error.length),
    shape: 'diamond',
    onSelection: 'fade',
  }));
}

function codeLayers({ started, space, shown, spread, positions, coloring }: LatentScene): readonly Layer[] {
  const { components } = shown;
  const codes: Layer = {
    kind: 'points',
    key: 'codes',
    positions,
    components,
    paint: coloring.paint,
    opacity: 0.9,
    size: dotSize(4.4, started.display.count),
    shape: 'disc',
    onSelection: 'split',
  };
  if (coloring.kind !== 'split') return [codes];
  const { paint, sample, part } = coloring.train;
  const trained = spread === null ? shown.of(space.of(part.codes)) : spread.positionsOf(sample, part);
  if (trained === null) return [codes];
  // Smaller, so that both samples are seen where they lie on one another.
  const size = dotSize(2.8, sample.count);
  return [
    codes,
    {
      kind: 'points',
      key: 'train',
      positions: trained,
      components,
      paint,
      opacity: 0.9,
      size,
      shape: 'disc',
      onSelection: 'fade',
    },
  ];
}

function rimLayers({ started, frame, space, shown, theme }: LatentScene): readonly Layer[] {
  const rims = indicatrixSegments(started, frame, space, shown);
  if (rims === null) return [];
  return [
    {
      kind: 'lines',
      key: 'indicatrices',
      ...rims,
      components: shown.components,
      paint: theme.foreground,
      opacity: 0.9,
      width: 1.25,
      onSelection: 'fade',
    },
  ];
}
