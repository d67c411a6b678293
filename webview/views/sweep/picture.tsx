import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { scanInWords } from '../../../src/protocol/latent-scan-words.js';
import type { SweepRow } from '../../../src/protocol/sweep-table.js';
import { Absent } from '../../elements/absent.js';
import { WithWords } from '../../elements/with-words.js';
import { errorUnit } from '../../format.js';
import type { SweepTableView } from '../../state/model.js';
import type { ViewSettings } from '../../state/view-settings.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { ChosenPoint } from './chosen-point.js';
import { HeatMap } from './heat-map.js';
import { LinePlot, type SweepPlotProps } from './line-plot.js';
import { chosenSeries, describeValues, factorsOf, groupsOf, pointName, seriesOf, type Factor } from './model.js';
import { NumberTable } from './number-table.js';
import { ParallelPlot } from './parallel-plot.js';

/** What the runs of a sweep came to. */
export function SweepPicture({ run, view }: ViewInput) {
  const { sweepTable } = run;
  if (sweepTable === null)
    return <Absent>{l10n.t('No sweep stands beside this run; latent-atlas sweep makes one.')}</Absent>;
  return <Swept sweep={sweepTable} view={view} unit={errorUnit(run.started.run.manifold.coordinates)} />;
}

interface SweptProps {
  readonly sweep: SweepTableView;
  readonly view: ViewSettings;
  readonly unit: string;
}

function Swept({ sweep: { table, shown }, view, unit }: SweptProps) {
  const [picked, pick] = useState<number | null>(null);
  const chosen = picked ?? shown;
  const factors = factorsOf(table);
  const groups = groupsOf(table, factors);
  const all = seriesOf(table);
  const series = chosenSeries(all, view.sweepResult);
  const row = table.rows.find(({ index }) => index === chosen) ?? null;
  const name = (one: SweepRow): string => pointName(table, factors, one);
  const plot: SweepPlotProps = {
    table,
    groups,
    all,
    series,
    unit,
    describe: (one) => `${name(one)}: ${describeValues(one, series, unit)}`,
    chosen,
    choose: (one) => pick(one?.index ?? null),
  };
  return (
    <>
      <Headline table={table} unit={unit} />
      {series.length === 0 ? (
        <Absent>{l10n.t('No run of the sweep is over yet.')}</Absent>
      ) : (
        <WithWords
          picture={<Plot plot={plot} factors={factors} />}
          label={l10n.t('Results of the runs')}
          words={
            <>
              <ChosenPoint row={row} name={name} />
              <NumberTable {...{ table, factors, groups, all, series, unit }} />
            </>
          }
        />
      )}
    </>
  );
}

/** Largest number of values along a side of a heat map. */
const mostCells = 24;

function Plot({ plot, factors }: { readonly plot: SweepPlotProps; readonly factors: readonly Factor[] }) {
  const [first, second] = factors;
  if (factors.length === 1) return <LinePlot {...plot} factor={first} />;
  const isGrid =
    factors.length === 2 &&
    factors.every(({ values }) => values.length <= mostCells) &&
    2 * plot.groups.length > first.values.length * second.values.length;
  return isGrid ? <HeatMap {...plot} factors={[first, second]} /> : <ParallelPlot {...plot} factors={factors} />;
}

function Headline({ table, unit }: { readonly table: SweepTableView['table']; readonly unit: string }) {
  const words = scanInWords(table, unit);
  const { rows } = table;
  const count = (state: SweepRow['state']): number => rows.filter((row) => row.state === state).length;
  const [missing, failed, early] = [count('missing'), count('failed'), count('ended early')];
  const states = [
    missing === 0 ? null : l10n.t('{0} of {1} runs are over.', rows.length - missing, rows.length),
    failed === 0
      ? null
      : l10n.t('{0} failed, for example: {1}', failed, rows.find(({ state }) => state === 'failed')?.message ?? ''),
    early === 0 ? null : l10n.t('{0} were ended early by successive halving.', early),
  ].filter((text) => text !== null);
  return (
    <p class="headline" title={words?.detail} data-testid="sweep-headline">
      <strong>{words?.headline ?? l10n.t('{0} runs of {1}', rows.length, table.name)}</strong> {states.join(' ')}{' '}
      {words === null ? null : <span class="headline-more">{words.detail}</span>}
    </p>
  );
}
