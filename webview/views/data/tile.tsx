import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { Rgb } from '../../drawing/color-maps.js';
import type { Layer } from '../../drawing/scene.js';
import { dataExports } from './exports.js';
import { formatCount, formatNumber } from '../../format.js';
import { lieOnSphere } from '../../math/world-map.js';
import { faceErrors, useAmbientCamera } from '../../points/ambient-camera.js';
import { errorUnit } from '../../points/coloring.js';
import { dotSize } from '../../points/dot-size.js';
import { lineLayers } from '../../points/line-layers.js';
import { usePanel } from '../../state/panel-context.js';
import { Scatter } from '../../points/scatter.js';
import { segmentsBetween } from '../../points/segments.js';
import { shownAxes } from '../../points/shown-axes.js';
import { tornEdgesAt } from '../../points/torn-edges.js';
import { useColoring } from '../../points/use-coloring.js';
import { WorldMap } from '../../points/world-map.js';
import { describeTrails, trailLayers, trailsTo } from '../../points/trails.js';
import { certificateAt } from '../../state/certificate.js';
import type { ViewSettings } from '../../state/view-settings.js';
import { AxisChoices } from '../../points/axis-choices.js';
import { ColorChoices } from '../../points/color-choices.js';
import { ColorLegend } from '../../points/color-legend.js';
import { dataAxes } from '../../points/data-axes.js';
import { FacingButton } from './facing-button.js';
import { Sign, Toggle } from '../../elements/fields.js';
import { LassoToggle } from '../../points/lasso-toggle.js';
import { describeLine, LineEntry } from '../../points/line-legend.js';
import { SignalToggle } from '../../points/signal-toggle.js';
import { SphereChoice } from '../../points/sphere-choice.js';
import { Legacy } from '../../tile/legacy.js';
import { TornEdgesToggle } from '../../points/torn-edges-toggle.js';
import { TrailsToggle } from '../../points/trails-toggle.js';
import type { TileInput } from '../../tile/tile-input.js';

/** Data points, small and neutral, and their reconstructions, coloured. */
export function DataTile(input: TileInput) {
  const { run, frame, view, errorScale, decoded, line } = input;
  const { theme, dispatch } = usePanel();
  const { started } = run;
  const { display, signals } = started;
  const { coordinates } = started.run.manifold;
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });

  const shown = useMemo(() => shownAxes(coordinates, view.dataAxes, display.points), [started, view.dataAxes]);
  const { axes, equal } = useMemo(() => dataAxes(started, shown), [started, shown]);
  const camera = useAmbientCamera(input, shown, axes);
  const coloring = useColoring(started, frame, view.color, errorScale);
  const { components } = shown;

  const { dataShown, reconstructionShown, joinsShown, signalsShown, certificateShown, tornEdgesShown, trailsShown } =
    view;
  const torn = tornEdgesAt(run, frame);
  const certificate = certificateAt(run, frame);
  const pair = useMemo(() => certificate && Float32Array.of(...certificate.x, ...certificate.y), [certificate]);
  const trails = useMemo(() => trailsTo(run.frames, frame, display.count), [run.frames, frame]);
  const layers = useMemo(() => {
    const data = shown.of(display.points);
    const reconstruction = shown.of(frame.reconstruction);
    const { paint } = coloring;
    const trained = coloring.kind === 'split' ? coloring.train : null;
    const list: (Layer | false)[] = [
      trained !== null &&
        dataShown && {
          kind: 'points',
          key: 'train data',
          positions: shown.of(trained.sample.points),
          components,
          paint: theme.neutral,
          opacity: 0.75,
          size: dotSize(2.6, trained.sample.count),
          shape: 'disc',
          onSelection: 'fade',
        },
      dataShown && {
        kind: 'points',
        key: 'data',
        positions: data,
        components,
        paint: theme.neutral,
        opacity: 0.75,
        size: dotSize(2.6, display.count),
        shape: 'disc',
        onSelection: 'split',
      },
      torn !== null &&
        tornEdgesShown && {
          kind: 'lines',
          key: 'torn',
          ...segmentsBetween(data, components, torn.pairs),
          components,
          paint: theme.foreground,
          opacity: 0.8,
          width: 2,
          onSelection: 'fade',
        },
      ...(trailsShown
        ? trailLayers(trails, (earlier) => shown.of(earlier.reconstruction), components, [], coloring.paint)
        : []),
      joinsShown && {
        kind: 'lines',
        key: 'joins',
        from: data,
        to: reconstruction,
        components,
        paint,
        opacity: 0.35,
        width: 1,
        onSelection: 'split',
      },
      ...(signalsShown
        ? signals.map((signal, k): Layer => ({
            kind: 'points',
            key: `signal ${k}`,
            positions: shown.of(signal.points),
            components,
            paint: theme.signals[k % theme.signals.length],
            opacity: 0.7,
            size: dotSize(3.6, signal.count),
            shape: 'diamond',
            onSelection: 'fade',
          }))
        : []),
      ...(pair === null || !certificateShown ? [] : pairLayers(shown.of(pair), components, theme.foreground)),
      reconstructionShown && {
        kind: 'points',
        key: 'reconstruction',
        positions: reconstruction,
        components,
        paint,
        opacity: 0.95,
        size: dotSize(4.6, display.count),
        shape: 'disc',
        onSelection: 'split',
      },
      // Smaller, so that both samples are seen where they lie on one another.
      trained !== null &&
        reconstructionShown && {
          kind: 'points',
          key: 'train',
          positions: shown.of(trained.part.reconstruction),
          components,
          paint: trained.paint,
          opacity: 0.95,
          size: dotSize(2.8, trained.sample.count),
          shape: 'disc',
          onSelection: 'fade',
        },
    ];
    if (decoded !== null) {
      list.push({
        kind: 'points',
        key: 'decoded',
        positions: shown.of(decoded),
        components,
        paint: theme.foreground,
        opacity: 1,
        size: 11,
        shape: 'diamond',
      });
    }
    return list.filter((layer) => layer !== false);
  }, [
    started,
    frame,
    shown,
    decoded,
    coloring,
    theme,
    dataShown,
    reconstructionShown,
    joinsShown,
    signalsShown,
    certificateShown,
    pair,
    torn,
    tornEdgesShown,
    trailsShown && trails,
  ]);

  const isNewest = run.frames.at(-1) === frame;
  const imagePoints = isNewest && line?.image.kind === 'drawn' ? line.image.points : null;
  const lineImage = useMemo(
    () => (imagePoints === null ? [] : lineLayers(shown.of(imagePoints), components, [], theme.foreground)),
    [imagePoints, shown, theme],
  );
  const allLayers = useMemo(() => [...layers, ...lineImage], [layers, lineImage]);
  const lineFacts = line && { line, isNewest, dimension: coordinates.length, unit: errorUnit(coordinates) };

  const targets = useMemo(
    () => [
      ...(dataShown ? [shown.of(display.points)] : []),
      ...(reconstructionShown ? [shown.of(frame.reconstruction)] : []),
    ],
    [shown, started, frame, dataShown, reconstructionShown],
  );

  const isSphere = useMemo(() => coordinates.length === 3 && lieOnSphere(display.points), [started]);
  const mapped = isSphere && view.dataSphere === 'map';
  const label =
    l10n.t(
      '{0} data points and their reconstructions in {1} after {2} steps, coloured by {3}. Largest ρ {4}.',
      formatCount(display.count),
      axes.map((axis) => axis.label).join(', '),
      formatCount(frame.step),
      coloring.label,
      formatNumber(frame.sup),
    ) +
    (trailsShown ? ` ${describeTrails(trails, display.count, 'reconstructions')}.` : '') +
    (lineFacts === null
      ? ''
      : ` ${l10n.t('The image of the line in the latent space, {0}.', describeLine(lineFacts))}`);

  return (
    <Legacy
      controls={
        <>
          <AxisChoices
            of="data"
            quantities={coordinates}
            principal
            choice={view.dataAxes}
            onChange={(dataAxes) => change({ dataAxes })}
          />
          {mapped ? null : <LassoToggle pressed={view.lasso} />}
          {isSphere ? (
            <SphereChoice of="data" value={view.dataSphere} onChange={(dataSphere) => change({ dataSphere })} />
          ) : null}
          {components === 3 && !mapped ? (
            <FacingButton onClick={() => change({ camera: faceErrors(input, shown, axes) })} />
          ) : null}
        </>
      }
      legend={
        <>
          <Toggle pressed={dataShown} onChange={(pressed) => change({ dataShown: pressed })}>
            <Sign kind="data" /> {l10n.t('data')}
          </Toggle>
          <Toggle pressed={reconstructionShown} onChange={(pressed) => change({ reconstructionShown: pressed })}>
            <Sign kind="reconstruction" /> {l10n.t('reconstruction')}
          </Toggle>
          <Toggle
            pressed={joinsShown}
            onChange={(pressed) => change({ joinsShown: pressed })}
            title={l10n.t('Join each data point to its reconstruction')}
          >
            <Sign kind="line" /> {l10n.t('joins')}
          </Toggle>
          <TrailsToggle
            trails={trails}
            count={display.count}
            what="reconstructions"
            pressed={trailsShown}
            onChange={(pressed) => change({ trailsShown: pressed })}
          />
          <TornEdgesToggle
            torn={torn}
            pressed={tornEdgesShown}
            onChange={(pressed) => change({ tornEdgesShown: pressed })}
          />
          {pair === null ? null : (
            <Toggle
              pressed={certificateShown}
              onChange={(pressed) => change({ certificateShown: pressed })}
              title={l10n.t('Two points that the encoder gives the same code: no decoder can reconstruct both')}
            >
              <Sign kind="pair" /> {l10n.t('same code')}
            </Toggle>
          )}
          {lineFacts === null ? null : <LineEntry {...lineFacts} />}
          <SignalToggle
            names={started.run.signals}
            pressed={signalsShown}
            onChange={(pressed) => change({ signalsShown: pressed })}
          />
          <span class="color-legend">
            <ColorChoices
              what="reconstruction"
              started={started}
              errorScale={view.errorScale}
              by={view.color}
              onChange={(color) => change({ color })}
            />
            <ColorLegend coloring={coloring} />
          </span>
        </>
      }
    >
      {mapped ? (
        <WorldMap id="data map" label={label} coordinates={coordinates} layers={allLayers} targets={targets} />
      ) : (
        <Scatter
          id="data"
          label={label}
          axes={axes}
          equal={equal}
          layers={allLayers}
          camera={camera}
          onCamera={(turned) => change({ camera: turned })}
          targets={targets}
        />
      )}
    </Legacy>
  );
}

/** Two points with a line from one to the other. */
function pairLayers(positions: Float32Array, components: 2 | 3, paint: Rgb): Layer[] {
  const [from, to] = [positions.slice(0, components), positions.slice(components)];
  return [
    { kind: 'lines', key: 'pair line', from, to, components, paint, opacity: 0.9, width: 1.5 },
    { kind: 'points', key: 'pair', positions, components, paint, opacity: 1, size: 9, shape: 'diamond' },
  ];
}
