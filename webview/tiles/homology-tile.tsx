import * as l10n from '@vscode/l10n';
import type { RunStarted } from '../../src/protocol/events.js';
import type { HomologyResult, HomologySummary } from '../../src/protocol/result.js';
import { homologyExports } from '../export/exports-of.js';
import { formatCount, formatNumber, subscript, withUnit } from '../format.js';
import { lastScale } from '../math/barcode.js';
import type { Range } from '../math/extent.js';
import { Barcode } from '../plots/barcode.js';
import { errorUnit } from '../plots/coloring.js';
import { usePanel } from '../plots/panel-context.js';
import type { RunView } from '../state/model.js';
import { Absent, Cell, Cells } from './cell.js';
import { Choice, Sign } from './fields.js';
import { Tile } from './tile.js';
import type { TileInput } from './tile-input.js';

const pictures = [
  { value: 'barcode', text: l10n.t('barcode') },
  { value: 'diagram', text: l10n.t('diagram') },
] as const;

/** Persistent homology of the data, of their codes and of their reconstructions. */
export function HomologyTile({ run, view }: Pick<TileInput, 'run' | 'view'>) {
  const { dispatch } = usePanel();
  const homology = run.finished?.result.homology ?? null;
  return (
    <Tile
      name="homology"
      title={l10n.t('Persistent homology')}
      enlarged={view.enlarged === 'homology'}
      exports={homologyExports(run, homology)}
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
            {mostBarcodes(homology).map((_, dimension) => (
              <span class="entry" key={dimension}>
                <Sign kind={`dimension-${dimension % 3}`} /> H{subscript(dimension)}, {dimensionNames[dimension] ?? l10n.t('dimension {0}', dimension)}
              </span>
            ))}
            <span class="entry" title={rule}>
              <Sign kind="reading" /> {l10n.t('where Betti numbers are read')}
            </span>
          </>
        )
      }
    >
      {homology === null ? <Absent>{whyAbsent(run)}</Absent> : <HomologyBody started={run.started} homology={homology} picture={view.homologyPicture} />}
    </Tile>
  );
}

/** Those of a set of points in which no dimension was left out that another has. */
function mostBarcodes({ data, latent, reconstruction }: HomologyResult): HomologySummary['barcodes'] {
  return [data, latent, reconstruction].map(({ barcodes }) => barcodes).reduce((most, one) => (one.length > most.length ? one : most));
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
  if (finished === null) return l10n.t('Barcodes of the data, the codes and the reconstructions are computed after the run.');
  return l10n.t('Persistent homology was not computed: the test sample has fewer than three points, or the run was stopped before.');
}

function HomologyBody(props: { readonly started: RunStarted; readonly homology: HomologyResult; readonly picture: 'barcode' | 'diagram' }) {
  const { started, homology, picture } = props;
  const { data, latent, reconstruction, bottleneck, landmarks } = homology;
  const { coordinates, bettiNumbers } = started.run.manifold;
  const unit = errorUnit(coordinates);
  // Data and reconstruction live in the same space, codes in another.
  const ambient = rangeOf([data, reconstruction]);
  return (
    <>
      <Cells>
        <Cell title={l10n.t('Data')} facts={<Betti summary={data} unit={unit} />}>
          <Barcode of="data" summary={data} unit={unit} range={ambient} picture={picture} />
        </Cell>
        <Cell title={l10n.t('Latent codes')} facts={<Betti summary={latent} unit="" />}>
          <Barcode of="latent" summary={latent} unit="" range={rangeOf([latent])} picture={picture} />
        </Cell>
        <Cell title={l10n.t('Reconstruction')} facts={<Betti summary={reconstruction} unit={unit} />}>
          <Barcode of="reconstruction" summary={reconstruction} unit={unit} range={ambient} picture={picture} />
        </Cell>
      </Cells>
      <p class="cell-facts" data-testid="bottleneck">
        {l10n.t(
          'Bottleneck distance of data and reconstruction: {0}.',
          bottleneck.map((distance, k) => `H${subscript(k)}\u00a0${distance === null ? '∞' : withUnit(distance, unit)}`).join(', '),
        )}{' '}
        {bettiNumbers === null ? '' : `${l10n.t('Declared of the manifold: {0}.', listDeclared(bettiNumbers))} `}
        <span class="muted" title={rule}>
          {l10n.t('Vietoris–Rips over Z/2 of {0} landmarks (maxmin), the longest bars of each dimension; Betti numbers by the longest gap.', formatCount(landmarks))}
          {data.voids === 'not sought' ? ` ${whyNotSought(started)}` : ''}
        </span>
      </p>
    </>
  );
}

function whyNotSought({ run: { manifold } }: RunStarted): string {
  return manifold.ambientDimension <= 2 ? l10n.t('Dimension 2 is left out: a set in a plane has no voids.') : l10n.t('Dimension 2 is left out: a curve has no voids.');
}

/** Where there are many, those that are not 0. */
function listDeclared(bettiNumbers: readonly number[]): string {
  const isLong = bettiNumbers.length > 5;
  const told = bettiNumbers.flatMap((b, k) => (isLong && b === 0 ? [] : [`b${subscript(k)}\u00a0=\u00a0${b}`]));
  return isLong ? l10n.t('{0}, all others 0', told.join(', ')) : told.join(', ');
}

function Betti({ summary, unit }: { readonly summary: HomologySummary; readonly unit: string }) {
  const { betti, scales, voids } = summary;
  return (
    <>
      <strong>{betti.map((b, k) => `b${subscript(k)}\u00a0=\u00a0${b}`).join(', ')}</strong>
      {voids === 'too costly' ? <span title={costly}>, {l10n.t('b₂ left out: too costly')}</span> : null}
      <span class="muted second-line">
        {l10n.t('scales {0} to {1}', formatNumber(scales[0]), withUnit(scales[1], unit))}
      </span>
    </>
  );
}

const rangeOf = (summaries: readonly HomologySummary[]): Range => [0, Math.max(...summaries.map(lastScale)) * 1.05 || 1];
