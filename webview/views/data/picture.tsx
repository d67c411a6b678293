import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { errorUnit, formatCount, formatNumber } from '../../format.js';
import { useAmbientCamera } from '../../points/ambient-camera.js';
import { dataAxes } from '../../points/data-axes.js';
import { lineLayers } from '../../points/line-layers.js';
import { describeLine, type LineFacts } from '../../points/line-legend.js';
import type { Note } from '../../points/note.js';
import { earthOf } from '../../points/earth.js';
import { shownReconstruction } from '../../points/reconstruction.js';
import { Scatter } from '../../points/scatter.js';
import { shownDataAxes } from '../../points/shown-axes.js';
import { areOnSphere } from '../../points/sphere-data.js';
import { tornEdgesAt } from '../../points/torn-edges.js';
import { tornNote } from '../../points/torn-note.js';
import { describeTrails, trailsTo } from '../../points/trails.js';
import { useColoring } from '../../points/use-coloring.js';
import { WorldMap } from '../../points/world-map.js';
import { usePanel } from '../../state/panel-context.js';
import { certificateAt } from '../../state/certificate.js';
import { isObstructed } from '../../state/statements.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { dataLayers } from './layers.js';
import { DataLegend } from './legend.js';
import { pairNote } from './notes.js';

/** Data points, coloured, and their reconstructions, small and neutral. */
export function DataPicture(input: ViewInput) {
  const { run, frame, view, errorScale, decoded } = input;
  const { theme, dispatch } = usePanel();
  const { started } = run;
  const { display } = started;
  const { coordinates } = started.run.manifold;

  const shown = useMemo(() => shownDataAxes(started, view.dataAxes), [started, view.dataAxes]);
  const { axes, equal } = useMemo(() => dataAxes(started, shown), [started, shown]);
  const camera = useAmbientCamera(input, shown, axes);
  const coloring = useColoring(started, frame, view.color, errorScale);
  const torn = tornEdgesAt(run, frame);
  const certificate = certificateAt(run, frame);
  const pair = useMemo(() => certificate && Float32Array.of(...certificate.x, ...certificate.y), [certificate]);
  const reconstruction = useMemo(() => shownReconstruction(run, frame, shown), [run, frame, shown]);
  const trails = useMemo(() => trailsTo(run.frames, frame, display.count), [run.frames, frame]);
  const layers = useMemo(
    () => dataLayers({ started, reconstruction, shown, coloring, theme, view, torn, pair, trails, decoded }),
    [started, reconstruction, shown, coloring, theme, view, torn, pair, trails, decoded],
  );

  const isNewest = run.frames.at(-1) === frame;
  const line = view.lineShown ? input.line : null;
  const imagePoints = isNewest && line?.image.kind === 'drawn' ? line.image.points : null;
  const lineImage = useMemo(
    () => (imagePoints === null ? [] : lineLayers(shown.of(imagePoints), shown.components, [], theme.foreground)),
    [imagePoints, shown, theme],
  );
  const allLayers = useMemo(() => [...layers, ...lineImage], [layers, lineImage]);
  const unit = errorUnit(coordinates);
  const lineFacts: LineFacts | null = line && { line, isNewest, dimension: coordinates.length, unit };

  const { dataShown, reconstructionShown, certificateShown } = view;
  const targets = useMemo(
    () => [
      ...(dataShown ? [shown.of(display.points)] : []),
      ...(reconstructionShown && reconstruction !== null ? [reconstruction] : []),
    ],
    [shown, started, reconstruction, dataShown, reconstructionShown],
  );
  const notes = useMemo((): readonly Note[] => {
    const tear =
      torn === null || !isObstructed(run) ? null : tornNote(shown.of(display.points), shown.components, torn.pairs);
    const same =
      certificate === null || pair === null || !certificateShown ? null : pairNote(certificate, pair, shown, unit);
    return [same, tear].filter((note) => note !== null);
  }, [run, frame, torn, shown, certificate, pair, certificateShown, unit]);

  const words = [
    formatCount(display.count),
    axes.map((axis) => axis.label).join(', '),
    formatCount(frame.step),
    coloring.label,
    formatNumber(frame.sup),
  ];
  const label =
    (reconstruction === null
      ? l10n.t('{0} data points in {1} after {2} steps, coloured by {3}. Largest ρ {4}.', ...words)
      : l10n.t(
          '{0} data points and their reconstructions in {1} after {2} steps, coloured by {3}. Largest ρ {4}.',
          ...words,
        )) +
    notes.map(({ text }) => ` ${text}.`).join('') +
    (view.trailsShown ? ` ${describeTrails(trails, display.count, 'reconstructions')}.` : '') +
    (lineFacts === null
      ? ''
      : ` ${l10n.t('The image of the line in the latent space, {0}.', describeLine(lineFacts))}`);
  const legend = (
    <DataLegend
      view={view}
      coloring={coloring}
      torn={torn}
      signals={started.run.signals}
      line={lineFacts}
      hasReconstruction={reconstruction !== null}
    />
  );

  return areOnSphere(started) && view.dataSphere === 'map' ? (
    <WorldMap
      id="data map"
      label={label}
      coordinates={coordinates}
      layers={allLayers}
      targets={targets}
      legend={legend}
    />
  ) : (
    <Scatter
      id="data"
      label={label}
      axes={axes}
      equal={equal}
      layers={allLayers}
      camera={camera}
      onCamera={(turned) => dispatch({ kind: 'view', change: { camera: turned } })}
      targets={targets}
      legend={legend}
      notes={notes}
      isGlobe={view.coastShown && earthOf(started)?.kind === 'globe'}
    />
  );
}
