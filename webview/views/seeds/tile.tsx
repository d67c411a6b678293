import * as l10n from '@vscode/l10n';
import { spreadOf, type SeedResult, type SweepProgress } from '../../../src/protocol/sweep.js';
import { sentence } from '../../elements/sentence.js';
import { seedsExports } from './exports.js';
import { formatMeasured, formatNumber, withUnit } from '../../format.js';
import { countUntangled, resultsBySup } from './numbers.js';
import { errorName, errorUnit } from '../../points/coloring.js';
import { usePanel } from '../../state/panel-context.js';
import { PlaceBySeed, SupBySeed } from './plots.js';
import { theoryOf, type RunView, type SweepView } from '../../state/model.js';
import type { ViewSettings } from '../../state/view-settings.js';
import { Absent, Cell, Cells } from '../../elements/cell.js';
import { NumberField, Sign } from '../../elements/fields.js';
import { useSweepProgress } from '../../tile/sweep-progress.js';
import { Legacy } from '../../tile/legacy.js';
import type { TileInput } from '../../tile/tile-input.js';

/** What the same dataset gives with several seeds. */
export function SeedsTile({ run, view, reference }: Pick<TileInput, 'run' | 'view' | 'reference'>) {
  const progress = useSweepProgress();
  const { sweep } = run;
  const { send } = usePanel();
  const others = resultsBySup(reference?.run.sweep?.outcomes ?? []);
  const hasResults = sweep !== null && sweep.outcomes.length > 0;
  return (
    <Legacy
      controls={send === null ? undefined : <SweepControls view={view} progress={progress} />}
      legend={
        hasResults ? (
          <>
            <span class="entry">
              <Sign kind="seed-untangled" /> {l10n.t('untangled: no two points of one code found')}
            </span>
            <span class="entry">
              <Sign kind="seed-collides" /> {l10n.t('two points of one code')}
            </span>
            <span class="entry">
              <Sign kind="seed-shown" /> {l10n.t('run on show')}
            </span>
            {others.length === 0 ? null : (
              <span class="entry">
                <Sign kind="hollow" /> {l10n.t('reference')}
              </span>
            )}
          </>
        ) : undefined
      }
    >
      {progress === null ? null : <SweepBar progress={progress} />}
      {hasResults ? (
        <SeedsBody run={run} sweep={sweep} others={others} />
      ) : (
        <Absent>{whyAbsent(progress, send !== null)}</Absent>
      )}
    </Legacy>
  );
}

function whyAbsent(progress: SweepProgress | null, canTrain: boolean) {
  if (progress !== null) return l10n.t('The first of the seeds is being trained…');
  const why = l10n.t('Where the data are torn changes with the seed; that they are does not.');
  if (canTrain) return `${why} ${l10n.t('Train over some seeds in the background to see the spread.')}`;
  return (
    <>
      {why} {sentence(l10n.t('This run is of one seed: {0} trains with several.'), <code>latent-atlas sweep</code>)}
    </>
  );
}

function SweepControls({ view, progress }: { readonly view: ViewSettings; readonly progress: SweepProgress | null }) {
  const { dispatch, send } = usePanel();
  if (progress !== null) {
    return (
      <button
        type="button"
        class="button"
        data-testid="button-stop-sweep"
        onClick={() => send?.({ kind: 'stopSweep' })}
      >
        {l10n.t('Cancel')}
      </button>
    );
  }
  const change = (settings: Partial<ViewSettings>) => dispatch({ kind: 'view', change: settings });
  return (
    <form
      class="sweep"
      onSubmit={(event) => {
        event.preventDefault();
        send?.({ kind: 'sweep', count: view.seedCount });
      }}
    >
      <NumberField
        label={`${l10n.t('seeds')} `}
        testId="seed-count"
        value={view.seedCount}
        valid={(value) => Number.isInteger(value) && value >= 1 && value <= 256}
        expected={l10n.t("An integer from 1 to 256: the file's own seed and those after it")}
        onChange={(seedCount) => change({ seedCount })}
      />
      <button type="submit" class="button" data-testid="button-sweep">
        {l10n.t('Train over seeds')}
      </button>
    </form>
  );
}

function SweepBar({ progress: { done, total, share } }: { readonly progress: SweepProgress }) {
  return (
    <p class="cell-facts sweep-bar" data-testid="sweep-progress">
      <progress value={share} max={1} aria-label={l10n.t('Training over seeds')} />{' '}
      {l10n.t('{0} of {1} seeds', done, total)}
    </p>
  );
}

interface SeedsBodyProps {
  readonly run: RunView;
  readonly sweep: SweepView;
  /** Seeds of the reference, by growing sup ρ. */
  readonly others: readonly SeedResult[];
}

function SeedsBody({ run, sweep, others }: SeedsBodyProps) {
  const { manifold, seed, signals } = run.started.run;
  const results = resultsBySup(sweep.outcomes);
  const failed = sweep.outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome] : []));
  const { chart, coordinates } = manifold;
  const error = { name: errorName, unit: errorUnit(coordinates) };
  if (results.length === 0) return <Absent>{l10n.t('No seed gave a result: {0}', failed.at(0)?.message ?? '')}</Absent>;
  const sup = spreadOf(results.map((result) => result.sup));
  const inputs = { results, chart, error, shown: seed };
  return (
    <>
      <Cells>
        <Cell
          title={l10n.t('sup ρ by seed')}
          facts={
            <>
              {sentence(
                l10n.t('{0}, from {1} to {2}'),
                <strong>{describeSpread(sup.mean, sup.standardDeviation)}</strong>,
                formatNumber(sup.least),
                withUnit(sup.greatest, error.unit),
              )}
              {others.length === 0 ? null : (
                <span class="muted second-line">{l10n.t('reference: {0}', describeSup(others, error.unit))}</span>
              )}
            </>
          }
        >
          <SupBySeed {...inputs} reference={others} bound={theoryOf(run)?.supErrorBound ?? null} />
        </Cell>
        {chart === null || chart.parameters.length > 2 ? null : (
          <Cell
            title={l10n.t('Where ρ is largest')}
            facts={
              <span class="muted">
                {chart.parameters.length === 1 ? l10n.t('a tick for each seed') : l10n.t('over the chart')}
              </span>
            }
          >
            <PlaceBySeed {...inputs} chart={chart} />
          </Cell>
        )}
      </Cells>
      <p class="cell-facts" data-testid="seeds-facts">
        {describeUntangled(results)}{' '}
        {others.length === 0 ? '' : l10n.t('Of the reference: {0}', describeUntangled(others))}{' '}
        {signals.map((name, k) => {
          const auc = spreadOf(results.map((result) => result.auc[k]));
          return `${l10n.t('AUC of {0} {1}.', name, describeSpread(auc.mean, auc.standardDeviation))} `;
        })}
        {failed.length === 0
          ? ''
          : `${l10n.t('{0} failed, such as seed {1}: {2}', failed.length, failed[0].seed, failed[0].message)} `}
        {results.length + failed.length < sweep.seeds.length
          ? `${l10n.t('{0} of {1} seeds are over.', results.length + failed.length, sweep.seeds.length)} `
          : ''}
        <span class="muted">{l10n.t('Mean ± standard deviation over seeds.')}</span>
      </p>
    </>
  );
}

function describeUntangled(results: readonly SeedResult[]): string {
  const { count, of } = countUntangled(results);
  return of === 0
    ? l10n.t('Whether seeds untangle is not known: no points of one code were sought.')
    : l10n.t('{0} of {1} seeds untangle ({2} %).', count, of, Math.round((100 * count) / of));
}

function describeSup(results: readonly SeedResult[], unit: string): string {
  const { mean, standardDeviation, least, greatest } = spreadOf(results.map(({ sup }) => sup));
  return l10n.t(
    '{0}, from {1} to {2}',
    describeSpread(mean, standardDeviation),
    formatNumber(least),
    withUnit(greatest, unit),
  );
}

const describeSpread = (mean: number, deviation: number | null): string =>
  deviation === null ? formatNumber(mean) : formatMeasured(mean, deviation);
