import * as l10n from '@vscode/l10n';
import { useMemo, useState } from 'preact/hooks';
import { mapOnManifold } from '../../../src/protocol/error-map.js';
import type { RunFrame } from '../../../src/protocol/events.js';
import { latentName } from '../../../src/protocol/latent-name.js';
import type { Layer } from '../../drawing/scene.js';
import { latentExports } from './exports.js';
import { formatCount } from '../../format.js';
import { steadied } from '../../math/extent.js';
import { axisOf } from '../../charts/axis.js';
import { codeAt } from './code-at.js';
import { errorLabel } from '../../points/coloring.js';
import { indicatrixSegments } from './indicatrices.js';
import { latentGrid } from './latent-grid.js';
import type { LineTool } from '../../points/line-drag.js';
import { dotSize } from '../../points/dot-size.js';
import { lineLayers } from '../../points/line-layers.js';
import { latentSpace, periodsOf } from '../../points/latent-space.js';
import { usePanel } from '../../state/panel-context.js';
import { Scatter } from '../../points/scatter.js';
import { segmentsBetween, withoutSeam } from '../../points/segments.js';
import { rangesOf, shownAxes } from '../../points/shown-axes.js';
import { alongStrip, spreadOf, Strip } from './strip.js';
import { tornEdgesAt } from '../../points/torn-edges.js';
import { useColoring } from '../../points/use-coloring.js';
import { WorldMap } from '../../points/world-map.js';
import { describeTrails, trailLayers, trailsTo } from '../../points/trails.js';
import { useLatentLine } from './use-latent-line.js';
import { hasLines } from '../../state/latent-line.js';
import { initialCamera, type ViewSettings } from '../../state/view-settings.js';
import { AxisChoices } from '../../points/axis-choices.js';
import { ColorChoices } from '../../points/color-choices.js';
import { ColorLegend } from '../../points/color-legend.js';
import { Choice, Sign, Toggle } from '../../elements/fields.js';
import { LassoToggle } from '../../points/lasso-toggle.js';
import { lineKeys, useLineKeys } from './line-keys.js';
import { LineToggle } from '../../points/line-legend.js';
import { SignalToggle } from '../../points/signal-toggle.js';
import { SphereChoice } from '../../points/sphere-choice.js';
import { Legacy } from '../../tile/legacy.js';
import { TornEdgesToggle } from '../../points/torn-edges-toggle.js';
import { TrailsToggle } from '../../points/trails-toggle.js';
import type { TileInput } from '../../tile/tile-input.js';

/** The codes of the display sample in the latent space. */
export function LatentTile({ run, frame, view, errorScale, line }: TileInput) {
  const { theme, dispatch, decode, decodeLine } = usePanel();
  const { started } = run;
  const { display, errorMaps } = started;
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });

  const codeSize = frame.codes.length / display.count;
  const { latent } = started.run.autoencoder;
  const space = useMemo(() => latentSpace(latent, codeSize), [latent, codeSize]);
  const { quantities, identified } = space;
  const shown = useMemo(() => shownAxes(quantities, view.latentAxes, space.of(frame.codes)), [space, view.latentAxes]);
  const coloring = useColoring(started, frame, view.color, errorScale);
  const { by } = coloring;
  const { components } = shown;
  const periods = periodsOf(space, shown.quantities);
  const spread = codeSize === 1 ? spreadOf(started, frame, view.strip) : null;

  const { gridShown, signalsShown, indicatricesShown, tornEdgesShown, trailsShown } = view;
  const hasIndicatrices = started.indicatrices?.dimension === 2 && codeSize > 1;
  const torn = tornEdgesAt(run, frame);
  const charted = mapOnManifold(errorMaps) !== null;
  const positions = spread === null ? shown.of(space.of(frame.codes)) : spread.positions;
  const trails = useMemo(() => trailsTo(run.frames, frame, display.count), [run.frames, frame]);
  const layers = useMemo(() => {
    const list: Layer[] = [];
    const grid = gridShown ? latentGrid(started, frame, by, space, shown, spread) : null;
    if (grid !== null) {
      const paint =
        grid.values === null || coloring.kind === 'split'
          ? theme.neutral
          : { values: grid.values, scale: coloring.paint.scale };
      list.push({
        kind: 'lines',
        key: 'grid',
        from: grid.from,
        to: grid.to,
        components,
        paint,
        opacity: spread === null ? 0.55 : 1,
        width: spread === null ? 1 : 1.5,
        onSelection: 'fade',
      });
    }
    if (torn !== null && tornEdgesShown) {
      const edges = segmentsBetween(positions, components, withoutSeam(positions, components, torn.pairs, periods));
      list.push({
        kind: 'lines',
        key: 'torn',
        ...edges,
        components,
        paint: theme.foreground,
        opacity: 0.18,
        width: 1,
        onSelection: 'fade',
      });
    }
    if (trailsShown) {
      const placesIn = (earlier: RunFrame) =>
        spread === null ? shown.of(space.of(earlier.codes)) : spreadOf(started, earlier, view.strip).positions;
      list.push(...trailLayers(trails, placesIn, components, periods, coloring.paint));
    }
    const signals = signalsShown && spread === null ? frame.signals : [];
    const signalLayers = signals.map((signal, k): Layer => ({
      kind: 'points',
      key: `signal ${k}`,
      positions: shown.of(space.of(signal.codes)),
      components,
      paint: theme.signals[k % theme.signals.length],
      opacity: 0.7,
      size: dotSize(4, signal.error.length),
      shape: 'diamond',
      onSelection: 'fade',
    }));
    // Where the samples are what is told apart, two of them would hide the signals, which can be taken away instead.
    if (coloring.kind !== 'split') list.push(...signalLayers);
    list.push({
      kind: 'points',
      key: 'codes',
      positions,
      components,
      paint: coloring.paint,
      opacity: 0.9,
      size: dotSize(4.4, display.count),
      shape: 'disc',
      onSelection: 'split',
    });
    if (coloring.kind === 'split') {
      const { paint, sample, part } = coloring.train;
      const trained = spread === null ? shown.of(space.of(part.codes)) : spread.positionsOf(sample, part);
      if (trained !== null) {
        // Smaller, so that both samples are seen where they lie on one another.
        list.push({
          kind: 'points',
          key: 'train',
          positions: trained,
          components,
          paint,
          opacity: 0.9,
          size: dotSize(2.8, sample.count),
          shape: 'disc',
          onSelection: 'fade',
        });
      }
      list.push(...signalLayers);
    }
    const rims = hasIndicatrices && indicatricesShown ? indicatrixSegments(started, frame, space, shown) : null;
    if (rims !== null) {
      list.push({
        kind: 'lines',
        key: 'indicatrices',
        ...rims,
        components,
        paint: theme.foreground,
        opacity: 0.9,
        width: 1.25,
        onSelection: 'fade',
      });
    }
    return list;
  }, [
    started,
    frame,
    space,
    shown,
    positions,
    coloring,
    theme,
    gridShown,
    signalsShown,
    indicatricesShown,
    tornEdgesShown,
    torn,
    trailsShown && trails,
  ]);
  const targets = useMemo(() => [positions], [positions]);
  const [armed, setArmed] = useState(false);
  const lineCodes = useLatentLine(run, latent, line);
  const lineThrough = useMemo(() => {
    if (lineCodes === null) return [];
    // A strip has the line across its middle.
    const places = spread === null ? shown.of(space.of(lineCodes)) : alongStrip(lineCodes, spread);
    return lineLayers(places, components, periods, theme.foreground);
  }, [lineCodes, shown, space, spread?.axis.range[0], spread?.axis.range[1], theme]);
  const allLayers = useMemo(() => [...layers, ...lineThrough], [layers, lineThrough]);
  const lay = (from: Float32Array | null, to: Float32Array | null): void => {
    if (hasLines(latent) && from !== null && to !== null) dispatch({ kind: 'line', line: { from, to } });
  };
  // The network is that of the newest frame.
  const isNewest = run.frames.at(-1) === frame;
  const onPlace =
    decode === null || !isNewest || codeAt(latent, codeSize, 1, 0) === null
      ? undefined
      : (place: readonly [number, number] | null): void => decode(place && codeAt(latent, codeSize, ...place));
  const isSphere = latent.kind === 'sphere' && latent.dimension === 2;
  const mapped = isSphere && view.latentSphere === 'map';
  const onPoint = mapped && decode !== null && isNewest ? decode : undefined;
  const lineTool: LineTool | undefined =
    decodeLine === null || codeAt(latent, codeSize, 1, 0) === null
      ? undefined
      : { armed, draw: (from, to) => lay(codeAt(latent, codeSize, ...from), codeAt(latent, codeSize, ...to)) };
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
    (trailsShown ? ` ${describeTrails(trails, display.count, 'codes')}.` : '') +
    (decodeLine === null || !hasLines(latent) ? '' : ` ${lineKeys}`);

  return (
    <Legacy
      controls={
        <>
          <AxisChoices
            of="latent"
            quantities={quantities}
            principal={false}
            choice={view.latentAxes.kind === 'principal' ? { kind: 'coordinates', indices: [] } : view.latentAxes}
            onChange={(latentAxes) => change({ latentAxes })}
          />
          {isSphere ? (
            <SphereChoice of="latent" value={view.latentSphere} onChange={(latentSphere) => change({ latentSphere })} />
          ) : null}
          {codeSize === 1 ? (
            <Choice
              label={l10n.t('Upright axis of the strip')}
              value={spread?.kind ?? 'scatter'}
              options={stripOptions(
                started.run.manifold.chart?.parameters.map(({ name }) => name) ?? [],
                started.indicatrices?.dimension === 1,
                errorLabel(started.run.manifold.coordinates),
              )}
              onChange={(strip) => change({ strip })}
            />
          ) : mapped ? null : (
            <LassoToggle pressed={view.lasso} />
          )}
        </>
      }
      legend={
        <>
          {charted ? (
            <Toggle
              pressed={gridShown}
              onChange={(pressed) => change({ gridShown: pressed })}
              title={l10n.t("The image of the manifold's chart under the encoder")}
            >
              <Sign kind="line" /> {errorMaps.some(({ kind }) => kind === 'curve') ? l10n.t('curve') : l10n.t('grid')}
            </Toggle>
          ) : null}
          {hasIndicatrices ? (
            <Toggle
              pressed={indicatricesShown}
              onChange={(pressed) => change({ indicatricesShown: pressed })}
              title={l10n.t("Tissot's indicatrices: the encoder's images of circles of one size on the manifold")}
            >
              <Sign kind="ellipses" /> {l10n.t('circles')}
            </Toggle>
          ) : null}
          <TornEdgesToggle
            torn={torn}
            pressed={tornEdgesShown}
            onChange={(pressed) => change({ tornEdgesShown: pressed })}
          />
          <TrailsToggle
            trails={trails}
            count={display.count}
            what="codes"
            pressed={trailsShown}
            onChange={(pressed) => change({ trailsShown: pressed })}
          />
          {lineTool === undefined && line === null ? null : (
            <LineToggle
              pressed={armed || line !== null}
              onChange={(pressed) => {
                setArmed(pressed);
                if (!pressed) dispatch({ kind: 'line', line: null });
              }}
            />
          )}
          {onPlace === undefined && onPoint === undefined ? null : (
            <span data-export="no" title={l10n.t('The image under the decoder of the place that the pointer is at')}>
              <Sign kind="decoded" /> {l10n.t('g(z) at the pointer, in the data')}
            </span>
          )}
          <SignalToggle
            names={started.run.signals}
            pressed={signalsShown}
            onChange={(pressed) => change({ signalsShown: pressed })}
          />
          <span class="color-legend">
            <ColorChoices
              what="codes"
              started={started}
              errorScale={view.errorScale}
              by={by}
              onChange={(color) => change({ color })}
            />
            <ColorLegend coloring={coloring} />
          </span>
        </>
      }
    >
      <div class="unboxed" onKeyDown={onLineKey}>
        {mapped ? (
          <WorldMap
            id="latent map"
            label={label}
            coordinates={quantities}
            layers={allLayers}
            targets={targets}
            onPoint={onPoint}
          />
        ) : spread === null ? (
          <Scatter
            id="latent"
            label={label}
            axes={rangesOf(shown, positions).map((range, k) =>
              axisOf(shown.quantities[k], periods[k] ?? steadied(range)),
            )}
            equal
            layers={allLayers}
            camera={view.latentCamera ?? initialCamera}
            onCamera={(latentCamera) => change({ latentCamera })}
            targets={targets}
            onPlace={onPlace}
            lineTool={lineTool}
          />
        ) : (
          <Strip
            label={label}
            frame={frame}
            spread={spread}
            layers={allLayers}
            targets={targets}
            signalsShown={signalsShown}
            onPlace={onPlace}
            lineTool={lineTool}
          />
        )}
      </div>
    </Legacy>
  );
}

function stripOptions(parameters: readonly string[], isCurve: boolean, error: string) {
  return [
    ...(parameters.length > 0 ? [{ value: 'chart' as const, text: l10n.t('against {0}', parameters[0]) }] : []),
    { value: 'error' as const, text: l10n.t('against {0}', error) },
    ...(isCurve ? [{ value: 'stretch' as const, text: l10n.t('against stretch') }] : []),
    { value: 'scatter' as const, text: l10n.t('strip') },
  ];
}
