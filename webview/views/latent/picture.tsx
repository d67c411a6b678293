import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { latentName } from '../../../src/protocol/latent-name.js';
import { axisOf, type Axis } from '../../charts/axis.js';
import { formatCount } from '../../format.js';
import { padded, robustExtent, steadied } from '../../math/extent.js';
import { codeAt, hasLines, latentSpace, periodsOf, type LatentSpace } from '../../points/latent/index.js';
import type { LineTool } from '../../points/line-drag.js';
import { lineLayers } from '../../points/line-layers.js';
import type { Placing } from '../../points/plane-picture.js';
import { Scatter } from '../../points/scatter.js';
import { shownAxes, type ShownAxes } from '../../points/shown-axes.js';
import { Thumbnails } from '../../points/thumbnails.js';
import { tornEdgesAt } from '../../points/torn-edges.js';
import { describeTrails, trailsTo } from '../../points/trails.js';
import { useColoring } from '../../points/use-coloring.js';
import { useLineCodes } from '../../points/use-line-image.js';
import { WorldMap } from '../../points/world-map.js';
import { usePanel } from '../../state/panel-context.js';
import { initialCamera, type ViewSettings } from '../../state/view-settings.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { latentLayers } from './layers.js';
import { LatentLegend } from './legend.js';
import { lineKeys, useLineKeys } from './line-keys.js';
import { alongStrip, spreadOf } from './spread.js';
import { Strip } from './strip.js';
import { isSphere } from './sphere.js';

/** The codes of the display sample in the latent space. */
export function LatentPicture({ run, frame, view, errorScale, ...input }: ViewInput) {
  const { theme, dispatch, decode, decodeLine } = usePanel();
  const { started } = run;
  const { display } = started;
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });

  const codeSize = frame.codes.length / display.count;
  const { latent } = started.run.autoencoder;
  const space = useMemo(() => latentSpace(latent, codeSize), [latent, codeSize]);
  const { quantities, identified } = space;
  const shown = useMemo(() => shownAxes(quantities, view.latentAxes, space.of(frame.codes)), [space, view.latentAxes]);
  const { components } = shown;
  const periods = periodsOf(space, shown.quantities);
  const coloring = useColoring(started, frame, view.color, errorScale);
  const spread = useMemo(
    () => (codeSize === 1 ? spreadOf(started, frame, view.strip) : null),
    [codeSize, started, frame, view.strip],
  );
  const torn = tornEdgesAt(run, frame);
  const positions = spread === null ? shown.of(space.of(frame.codes)) : spread.positions;
  const axes = useMemo(
    () => (spread === null ? axesOf(space, shown, positions) : []),
    [space, shown, positions, spread === null],
  );
  const trails = useMemo(() => trailsTo(run.frames, frame, display.count), [run.frames, frame]);
  const layers = useMemo(
    () => latentLayers({ started, frame, space, shown, spread, positions, coloring, theme, view, torn, trails }),
    [started, frame, space, shown, spread, positions, coloring, theme, view, torn, trails],
  );
  const targets = useMemo(() => [positions], [positions]);

  const line = view.lineShown ? input.line : null;
  const lineCodes = useLineCodes(latent, line);
  const lineThrough = useMemo(() => {
    if (lineCodes === null) return [];
    // A strip has the line across its middle.
    const places = spread === null ? shown.of(space.of(lineCodes)) : alongStrip(lineCodes, spread);
    return lineLayers(places, components, periods, theme.foreground);
  }, [lineCodes, shown, space, spread?.axis.range[0], spread?.axis.range[1], theme]);
  const allLayers = useMemo(() => [...layers, ...lineThrough], [layers, lineThrough]);
  const lay = (from: Float32Array | null, to: Float32Array | null): void => {
    if (!hasLines(latent) || from === null || to === null) return;
    if (!view.lineShown) change({ lineShown: true });
    dispatch({ kind: 'line', line: { from, to } });
  };

  // The network is that of the newest frame.
  const isNewest = run.frames.at(-1) === frame;
  const hasPlaces = codeAt(latent, 1, 0) !== null;
  const onPlace =
    decode === null || !isNewest || !hasPlaces
      ? undefined
      : (place: readonly [number, number] | null): void => decode(place && codeAt(latent, ...place));
  const mapped = isSphere(latent) && view.latentSphere === 'map';
  const onPoint = mapped && decode !== null && isNewest ? decode : undefined;
  const lineTool: LineTool | undefined =
    decodeLine === null || !hasPlaces || !hasLines(latent)
      ? undefined
      : { armed: view.lineShown, draw: (from, to) => lay(codeAt(latent, ...from), codeAt(latent, ...to)) };
  const onLineKey = useLineKeys(frame, codeSize, line, lay);

  const label =
    l10n.t(
      'Codes of {0} data points in the latent space {1} after {2} steps, coloured by {3}.',
      formatCount(display.count),
      latentName(latent),
      formatCount(frame.step),
      coloring.label,
    ) +
    (identified === null ? '' : ` ${l10n.t('Drawn with {0}.', identified.sides)}`) +
    (view.trailsShown ? ` ${describeTrails(trails, display.count, 'codes')}.` : '') +
    (decodeLine === null || !hasLines(latent) ? '' : ` ${lineKeys}`);
  const legend = (
    <LatentLegend
      view={view}
      coloring={coloring}
      torn={torn}
      signals={spread === null ? started.run.signals : []}
      isDecoded={input.decoded !== null}
    />
  );
  const rowView = started.run.view ?? null;
  const over =
    view.thumbnailsShown && rowView?.kind === 'image'
      ? (placing: Placing) => (
          <Thumbnails {...placing} view={rowView} display={display} positions={positions} paint={coloring.paint} />
        )
      : undefined;
  const shared = { label, layers: allLayers, targets, legend };
  return (
    <div class="unboxed" onKeyDown={onLineKey}>
      {mapped ? (
        <WorldMap {...shared} id="latent map" coordinates={quantities} onPoint={onPoint} />
      ) : spread === null ? (
        <Scatter
          {...shared}
          id="latent"
          axes={axes}
          equal
          camera={view.latentCamera ?? initialCamera}
          onCamera={(latentCamera) => change({ latentCamera })}
          onPlace={onPlace}
          lineTool={lineTool}
          over={over}
        />
      ) : (
        <Strip
          {...shared}
          frame={frame}
          spread={spread}
          signalsShown={view.signalsShown}
          weights={[display, ...started.signals].map((sample) => sample.weights ?? null)}
          onPlace={onPlace}
          lineTool={lineTool}
        />
      )}
    </div>
  );
}

/** A period or the range of the space, where it has one; else a range about the codes. */
function axesOf(space: LatentSpace, shown: ShownAxes, positions: Float32Array): readonly Axis[] {
  const periods = periodsOf(space, shown.quantities);
  const fixed = space.range && padded(space.range, 0.04);
  return shown.quantities.map((quantity, k) =>
    axisOf(quantity, periods[k] ?? fixed ?? steadied(robustExtent(positions, k, shown.components), 16)),
  );
}
