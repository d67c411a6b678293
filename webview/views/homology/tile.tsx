import * as l10n from '@vscode/l10n';
import type { RunStarted } from '../../../src/protocol/events.js';
import type { HomologyResult, HomologySummary } from '../../../src/protocol/result.js';
import { homologyExports } from './exports.js';
import { formatCount, formatNumber, subscript, withUnit } from '../../format.js';
import { pointsOfBar } from './bar-points.js';
import { lastScale, type Bar } from './barcode.js';
import type { Range } from '../../math/extent.js';
import type { SelectionMode } from '../../math/selection.js';
import { Barcode } from './plot.js';
import { errorUnit } from '../../points/coloring.js';
import { usePanel } from '../../state/panel-context.js';
import type { RunView } from '../../state/model.js';
import { Absent, Cell, Cells } from '../../elements/cell.js';
import { useChosenBars } from './chosen-bars.js';
import { Choice } from '../../elements/fields.js';
import { dimensionSigns, Sign } from '../../elements/marks.js';
import { Legacy } from '../../tile/legacy.js';
import type { TileInput } from '../../tile/tile-input.js';

const pictures = [
  { value: 'barcode', text: l10n.t('barcode') },
  { value: 'diagram', text: l10n.t('diagram') },
] as const;

/** Persistent homology of the data, of their codes and of their reconstructions. */
export function HomologyTile({ run, view, reference }: Pick<TileInput, 'run' | 'view' | 'reference'>) {
  const { dispatch } = usePanel();
  const homology = run.finished?.result.homology ?? null;
  const other = reference?.run.finished?.result.homology ?? null;
  return (
    <Legacy
      controls={
        homology === null ? undefined : (
          <Choice
            label={l10n.t('Picture')}
            value={view.homologyPicture}
            options={pictures}
            onChange={(homologyPicture) => dispatch({ kind: 'view', change: { homologyPicture } })}
          />
        )
      }
      legend={
        homology === null ? undefined : (
          <>
            {mostBarcodes(homology, other).map((_, dimension) => (
              <span class="entry" key={dimension}>
                <Sign kind={dimensionSigns[dimension % dimensionSigns.length]} /> H{subscript(dimension)},{' '}
                {dimensionNames[dimension] ?? l10n.t('dimension {0}', dimension)}
              </span>
            ))}
            <span class="entry" title={rule}>
              <Sign kind="reading" /> {l10n.t('where Betti numbers are read')}
            </span>
            {other === null ? null : (
              <span class="entry">
                <Sign kind={view.homologyPicture === 'barcode' ? 'previous' : 'hollow'} /> {l10n.t('reference')}
              </span>
            )}
          </>
        )
      }
    >
      {homology === null ? (
        <Absent>{whyAbsent(run)}</Absent>
      ) : (
        <HomologyBody run={run} homology={homology} reference={other} picture={view.homologyPicture} />
      )}
    </Legacy>
  );
}

/** Those of a set of points in which no dimension was left out that another has. */
function mostBarcodes(homology: HomologyResult, reference: HomologyResult | null): HomologySummary['barcodes'] {
  const shown = reference === null ? [homology] : [homology, reference];
  return shown
    .flatMap(({ data, latent, reconstruction }) => [data, latent, reconstruction])
    .map(({ barcodes }) => barcodes)
    .reduce((most, one) => (one.length > most.length ? one : most));
}

const dimensionNames = [l10n.t('components'), l10n.t('loops'), l10n.t('voids')];

const rule = l10n.t(
  'Betti numbers are read over the longest range of scales, in its logarithm, over which no bar begins or ends; scales at which most landmarks are still components of their own do not count, nor do those at which all are one simplex.',
);

const costly = l10n.t(
  'Dimension 2 is given up where it would take more than about a second for these landmarks, as it does for points of high dimension, all about equally far apart.',
);

function whyAbsent({ finished, failed }: RunView): string {
  if (failed) return l10n.t('The run failed before persistent homology was computed.');
  if (finished === null)
    return l10n.t('Barcodes of the data, the codes and the reconstructions are computed after the run.');
  return l10n.t(
    'Persistent homology was not computed: the test sample has fewer than three points, or the run was stopped before.',
  );
}

/** The three sets of points that are looked at. */
type Space = 'data' | 'latent' | 'reconstruction';

function HomologyBody(props: {
  readonly run: RunView;
  readonly homology: HomologyResult;
  /** What the reference came to; null where there is none. */
  readonly reference: HomologyResult | null;
  readonly picture: 'barcode' | 'diagram';
}) {
  const { run, homology, reference, picture } = props;
  const { started, finished } = run;
  const { data, latent, reconstruction, bottleneck, landmarks } = homology;
  const bars = useChosenBars();
  const { coordinates, bettiNumbers } = started.run.manifold;
  const unit = errorUnit(coordinates);
  // Data and reconstruction live in the same space, codes in another.
  const ambient = rangeOf([
    data,
    reconstruction,
    ...(reference === null ? [] : [reference.data, reference.reconstruction]),
  ]);
  const codes = rangeOf([latent, ...(reference === null ? [] : [reference.latent])]);
  const shared = (space: Space) => {
    const nameOf = ({ dimension, rank }: Bar): string => `${space} ${dimension} ${rank}`;
    return {
      summary: homology[space],
      reference: reference?.[space] ?? null,
      picture,
      pointsOf: (bar: Bar) => pointsOfBar(homology[space], finished?.nearestLandmarks?.[space], bar),
      chosen: { some: bars.some, has: (bar: Bar) => bars.has(nameOf(bar)) },
      choose: (caught: { readonly bar: Bar; readonly points: Uint8Array } | null, mode: SelectionMode) =>
        bars.choose(caught && { name: nameOf(caught.bar), points: caught.points }, mode),
    };
  };
  return (
    <>
      <Cells>
        <Cell title={l10n.t('Data')} facts={<Betti summary={data} reference={reference?.data} unit={unit} />}>
          <Barcode of="data" {...shared('data')} unit={unit} range={ambient} />
        </Cell>
        <Cell title={l10n.t('Latent codes')} facts={<Betti summary={latent} reference={reference?.latent} unit="" />}>
          <Barcode of="latent" {...shared('latent')} unit="" range={codes} />
        </Cell>
        <Cell
          title={l10n.t('Reconstruction')}
          facts={<Betti summary={reconstruction} reference={reference?.reconstruction} unit={unit} />}
        >
          <Barcode of="reconstruction" {...shared('reconstruction')} unit={unit} range={ambient} />
        </Cell>
      </Cells>
      <p class="cell-facts" data-testid="bottleneck">
        {l10n.t(
          'Bottleneck distance of data and reconstruction: {0}.',
          bottleneck
            .map((distance, k) => `H${subscript(k)}\u00a0${distance === null ? '∞' : withUnit(distance, unit)}`)
            .join(', '),
        )}{' '}
        {bettiNumbers === null ? '' : `${l10n.t('Declared of the manifold: {0}.', listDeclared(bettiNumbers))} `}
        <span class="muted" title={rule}>
          {l10n.t(
            'Vietoris–Rips over Z/2 of {0} landmarks (maxmin), the longest bars of each dimension; Betti numbers by the longest gap.',
            formatCount(landmarks),
          )}
          {data.voids === 'not sought' ? ` ${whyNotSought(started)}` : ''}
        </span>
      </p>
    </>
  );
}

function whyNotSought({ run: { manifold } }: RunStarted): string {
  return manifold.ambientDimension <= 2
    ? l10n.t('Dimension 2 is left out: a set in a plane has no voids.')
    : l10n.t('Dimension 2 is left out: a curve has no voids.');
}

/** Where there are many, those that are not 0. */
function listDeclared(bettiNumbers: readonly number[]): string {
  const isLong = bettiNumbers.length > 5;
  const told = bettiNumbers.flatMap((b, k) => (isLong && b === 0 ? [] : [`b${subscript(k)}\u00a0=\u00a0${b}`]));
  return isLong ? l10n.t('{0}, all others 0', told.join(', ')) : told.join(', ');
}

const listBetti = ({ betti }: HomologySummary): string =>
  betti.map((b, k) => `b${subscript(k)}\u00a0=\u00a0${b}`).join(', ');

function Betti({
  summary,
  reference,
  unit,
}: {
  readonly summary: HomologySummary;
  readonly reference: HomologySummary | undefined;
  readonly unit: string;
}) {
  const { scales, voids } = summary;
  return (
    <>
      <strong>{listBetti(summary)}</strong>
      {voids === 'too costly' ? <span title={costly}>, {l10n.t('b₂ left out: too costly')}</span> : null}
      <span class="muted second-line">
        {l10n.t('scales {0} to {1}', formatNumber(scales[0]), withUnit(scales[1], unit))}
      </span>
      {reference === undefined ? null : (
        <span class="muted second-line">{l10n.t('reference: {0}', listBetti(reference))}</span>
      )}
    </>
  );
}

const rangeOf = (summaries: readonly HomologySummary[]): Range => [
  0,
  Math.max(...summaries.map(lastScale)) * 1.05 || 1,
];
