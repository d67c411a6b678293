import * as l10n from '@vscode/l10n';
import type { SeedResult, SweepProgress } from '../../../src/protocol/sweep.js';
import { Panes, type Pane } from '../../charts/panes.js';
import { Absent } from '../../elements/absent.js';
import { sentence } from '../../elements/sentence.js';
import { errorName, errorUnit } from '../../format.js';
import type { RunView, SweepView } from '../../state/model.js';
import { boundOnData } from '../../state/statements.js';
import { usePanel } from '../../state/panel-context.js';
import type { ViewSettings } from '../../state/view-settings.js';
import { useSweepProgress } from '../../tile/sweep-progress.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { SeedsFacts } from './facts.js';
import { SeedsLegend } from './legend.js';
import { hasPlaces, hasResults, resultsBySup } from './numbers.js';
import { partNames } from './part-names.js';
import { PlaceBySeed, SupBySeed } from './plots.js';
import { ResultTable } from './result-table.js';
import { SweepBar } from './sweep-bar.js';
import { SweepForm } from './sweep-form.js';
import { describeSup } from './words.js';

/** What the same dataset gives with several seeds. */
export function SeedsPictures({ run, view, reference }: ViewInput) {
  const progress = useSweepProgress();
  const others = resultsBySup(reference?.run.sweep?.outcomes ?? []);
  const { sweep } = run;
  return (
    <>
      {progress === null ? null : <SweepBar progress={progress} />}
      {hasResults(sweep) ? (
        <Spread run={run} sweep={sweep} others={others} view={view} />
      ) : (
        <NoResults progress={progress} view={view} />
      )}
    </>
  );
}

function NoResults({ progress, view }: { readonly progress: SweepProgress | null; readonly view: ViewSettings }) {
  const { send } = usePanel();
  if (progress !== null) return <Absent>{l10n.t('Training the first seed…')}</Absent>;
  const why = l10n.t('The seed decides where the data are torn, not whether they are torn.');
  return (
    <div class="absent sweep-start">
      <p>
        {why}{' '}
        {send === null
          ? sentence(l10n.t('This run has one seed; {0} trains with several.'), <code>latent-atlas sweep</code>)
          : l10n.t('Train with several seeds in the background to see how much the results vary.')}
      </p>
      <SweepForm view={view} />
    </div>
  );
}

interface SpreadProps {
  readonly run: RunView;
  readonly sweep: SweepView;
  /** Seeds of the reference, by growing sup ρ. */
  readonly others: readonly SeedResult[];
  readonly view: ViewSettings;
}

function Spread({ run, sweep, others, view }: SpreadProps) {
  const { dispatch } = usePanel();
  const { manifold, seed, point = null } = run.started.run;
  const { chart, coordinates } = manifold;
  const results = resultsBySup(sweep.outcomes);
  const failed = sweep.outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome] : []));
  if (results.length === 0) return <Absent>{l10n.t('No seed gave a result: {0}', failed.at(0)?.message ?? '')}</Absent>;
  const error = { name: errorName, unit: errorUnit(coordinates) };
  const inputs = { results, chart, error, shown: point === null ? seed : null };
  const legend = <SeedsLegend results={results} isCompared={others.length > 0} />;
  const panes: readonly Pane<ViewSettings['seedsPart'] | 'table'>[] = [
    {
      name: 'sup',
      ...partNames.sup,
      facts: (
        <>
          <strong>{describeSup(results, error.unit)}</strong>
          {others.length === 0 ? null : (
            <span class="muted second-line">{l10n.t('reference: {0}', describeSup(others, error.unit))}</span>
          )}
        </>
      ),
      content: () => (
        <>
          <SupBySeed {...inputs} reference={others} bound={boundOnData(run)?.bound ?? null} />
          {legend}
        </>
      ),
    },
    ...(chart === null || !hasPlaces(run.started)
      ? []
      : [
          {
            name: 'place',
            ...partNames.place,
            content: (isFirst: boolean) => (
              <>
                <PlaceBySeed {...inputs} chart={chart} />
                {isFirst ? legend : null}
              </>
            ),
          } as const,
        ]),
    {
      name: 'table',
      short: l10n.t('table'),
      title: l10n.t('Results by seed'),
      extra: true,
      content: () => <ResultTable results={results} chart={chart} error={error} />,
    },
  ];
  return (
    <>
      <SeedsFacts run={run} results={results} others={others} failed={failed} seeds={sweep.seeds.length} />
      <Panes
        label={l10n.t('Picture')}
        panes={panes}
        chosen={view.seedsPart}
        onChoose={(name) => {
          if (name !== 'table') dispatch({ kind: 'view', change: { seedsPart: name } });
        }}
      />
    </>
  );
}
