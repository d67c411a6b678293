import { spreadOf, type SweepProgress } from '../../src/protocol/sweep.js';
import { seedsExports } from '../export/exports-of.js';
import { formatMeasured, formatNumber, withUnit } from '../format.js';
import { countUntangled, resultsBySup } from '../math/seeds.js';
import { errorName, errorUnit } from '../plots/coloring.js';
import { usePanel } from '../plots/panel-context.js';
import { PlaceBySeed, SupBySeed } from '../plots/seed-plots.js';
import { theoryOf, type RunView, type SweepView } from '../state/model.js';
import type { ViewSettings } from '../state/view-settings.js';
import { Absent, Cell, Cells } from './cell.js';
import { NumberField, Sign } from './fields.js';
import { useSweepProgress } from './sweep-progress.js';
import { Tile } from './tile.js';
import type { TileInput } from './tile-input.js';

/** What the same dataset gives with several seeds. */
export function SeedsTile({ run, view }: Pick<TileInput, 'run' | 'view'>) {
  const progress = useSweepProgress();
  const { sweep } = run;
  const { send } = usePanel();
  const hasResults = sweep !== null && sweep.outcomes.length > 0;
  return (
    <Tile
      name="seeds"
      title="Seeds"
      enlarged={view.enlarged === 'seeds'}
      exports={seedsExports(run, sweep)}
      controls={send === null ? undefined : <SweepControls view={view} progress={progress} />}
      legend={
        hasResults ? (
          <>
            <span class="entry">
              <Sign kind="seed-untangled" /> untangled: no two points of one code found
            </span>
            <span class="entry">
              <Sign kind="seed-collides" /> two points of one code
            </span>
            <span class="entry">
              <Sign kind="seed-shown" /> run on show
            </span>
          </>
        ) : undefined
      }
    >
      {progress === null ? null : <SweepBar progress={progress} />}
      {hasResults ? <SeedsBody run={run} sweep={sweep} /> : <Absent>{whyAbsent(progress, send !== null)}</Absent>}
    </Tile>
  );
}

function whyAbsent(progress: SweepProgress | null, canTrain: boolean) {
  if (progress !== null) return 'The first of the seeds is being trained…';
  const why = 'Where the data are torn changes with the seed; that they are does not.';
  if (canTrain) return `${why} Train over some seeds in the background to see the spread.`;
  return (
    <>
      {why} This run is of one seed: <code>latent-atlas sweep</code> trains with several.
    </>
  );
}

function SweepControls({ view, progress }: { readonly view: ViewSettings; readonly progress: SweepProgress | null }) {
  const { dispatch, send } = usePanel();
  if (progress !== null) {
    return (
      <button type="button" class="button" data-testid="button-stop-sweep" onClick={() => send?.({ kind: 'stopSweep' })}>
        Cancel
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
        label="seeds "
        testId="seed-count"
        value={view.seedCount}
        valid={(value) => Number.isInteger(value) && value >= 1 && value <= 256}
        expected="An integer from 1 to 256: the file's own seed and those after it"
        onChange={(seedCount) => change({ seedCount })}
      />
      <button type="submit" class="button" data-testid="button-sweep">
        Train over seeds
      </button>
    </form>
  );
}

function SweepBar({ progress: { done, total, share } }: { readonly progress: SweepProgress }) {
  return (
    <p class="cell-facts sweep-bar" data-testid="sweep-progress">
      <progress value={share} max={1} aria-label="Training over seeds" /> {done} of {total} seeds
    </p>
  );
}

function SeedsBody({ run, sweep }: { readonly run: RunView; readonly sweep: SweepView }) {
  const { manifold, seed, signals } = run.started.run;
  const results = resultsBySup(sweep.outcomes);
  const failed = sweep.outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome] : []));
  const { chart, coordinates } = manifold;
  const error = { name: errorName, unit: errorUnit(coordinates) };
  if (results.length === 0) return <Absent>No seed gave a result: {failed.at(0)?.message}</Absent>;
  const sup = spreadOf(results.map((result) => result.sup));
  const { count, of } = countUntangled(results);
  const inputs = { results, chart, error, shown: seed };
  return (
    <>
      <Cells>
        <Cell
          title="sup ρ by seed"
          facts={
            <>
              <strong>{describeSpread(sup.mean, sup.standardDeviation)}</strong>, from {formatNumber(sup.least)} to {withUnit(sup.greatest, error.unit)}
            </>
          }
        >
          <SupBySeed {...inputs} bound={theoryOf(run)?.supErrorBound ?? null} />
        </Cell>
        {chart === null || chart.parameters.length > 2 ? null : (
          <Cell title="Where ρ is largest" facts={<span class="muted">{chart.parameters.length === 1 ? 'a tick for each seed' : 'over the chart'}</span>}>
            <PlaceBySeed {...inputs} chart={chart} />
          </Cell>
        )}
      </Cells>
      <p class="cell-facts" data-testid="seeds-facts">
        {of === 0 ? 'Whether seeds untangle is not known: no points of one code were sought.' : `${count} of ${of} seeds untangle (${Math.round((100 * count) / of)} %).`}{' '}
        {signals.map((name, k) => {
          const auc = spreadOf(results.map((result) => result.auc[k]));
          return `AUC of ${name} ${describeSpread(auc.mean, auc.standardDeviation)}. `;
        })}
        {failed.length === 0 ? '' : `${failed.length} failed, such as seed ${failed[0].seed}: ${failed[0].message} `}
        {results.length + failed.length < sweep.seeds.length ? `${results.length + failed.length} of ${sweep.seeds.length} seeds are over. ` : ''}
        <span class="muted">Mean ± standard deviation over seeds.</span>
      </p>
    </>
  );
}

const describeSpread = (mean: number, deviation: number | null): string =>
  deviation === null ? formatNumber(mean) : formatMeasured(mean, deviation);
