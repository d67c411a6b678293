import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { scanInWords } from '../../../src/protocol/latent-scan-words.js';
import type { SweepRow } from '../../../src/protocol/sweep-table.js';
import { Absent } from '../../elements/absent.js';
import { WithWords } from '../../elements/with-words.js';
import { errorUnit } from '../../format.js';
import type { RunView, SweepTableView } from '../../state/model.js';
import type { ViewSettings } from '../../state/view-settings.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { showsPoint, wantedPoint } from '../../../src/protocol/point-run.js';
import type { Chosen } from './chosen.js';
import { ChosenPoints } from './chosen-points.js';
import { pointDifferences } from './differences.js';
import { HeatMap } from './heat-map.js';
import { LinePlot, type SweepPlotProps } from './line-plot.js';
import {
  chosenSeries,
  describeValues,
  factorsOf,
  groupsOf,
  pointName,
  seriesOf,
  valueText,
  type Factor,
} from './model.js';
import { NumberTable } from './number-table.js';
import { lettersOf, noPair, withChosen } from './pair.js';
import { PairTable } from './pair-table.js';
import { ParallelPlot } from './parallel-plot.js';

/** What the runs of a sweep came to. */
export function SweepPicture({ run, view }: ViewInput) {
  const { sweepTable } = run;
  if (sweepTable === null)
    return <Absent>{l10n.t('No sweep stands beside this run; latent-atlas sweep makes one.')}</Absent>;
  // What is chosen is of this sweep alone.
  const { hash, parameters } = sweepTable.table;
  const key = [hash, ...parameters.map(({ name }) => name)].join(' ');
  return <Swept key={key} run={run} sweep={sweepTable} view={view} />;
}

interface SweptProps {
  readonly run: RunView;
  readonly sweep: SweepTableView;
  readonly view: ViewSettings;
}

function Swept({ run, sweep: { table, shown }, view }: SweptProps) {
  const [picked, setPicked] = useState(noPair);
  const pair = picked.first === null ? { ...picked, first: shown } : picked;
  const unit = errorUnit(run.started.run.manifold.coordinates);
  const factors = factorsOf(table);
  const groups = groupsOf(table, factors);
  const all = seriesOf(table);
  const series = chosenSeries(all, view.sweepResult);
  const name = (row: SweepRow): string => pointName(table, factors, row);
  const textOf = (parameter: number, row: SweepRow): string => valueText(factors, parameter, row);
  const chosenAt = (wantedIndex: number | null): Chosen | null => {
    const row = table.rows.find(({ index }) => index === wantedIndex);
    if (row === undefined) return null;
    const wanted = wantedPoint(table, row, name(row));
    const isShown = showsPoint(wanted, run.started.run, run.finished);
    return { row, wanted, isShown, seconds: all.find((one) => one.name === 'seconds')?.of(row) ?? null };
  };
  const [first, second] = [chosenAt(pair.first), chosenAt(pair.second)];
  const plot: SweepPlotProps = {
    table,
    groups,
    all,
    series,
    unit,
    describe: (row) => `${name(row)}: ${describeValues(row, series, unit)}`,
    chosen: lettersOf(pair),
    choose: (row, mode) => setPicked(withChosen(pair, row?.index ?? null, mode)),
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
              {first === null ? (
                <p class="muted">{l10n.t('Click a run to choose it.')}</p>
              ) : (
                <ChosenPoints
                  first={first}
                  second={second}
                  isPicking={pair.isPicking}
                  pick={(isPicking) => setPicked({ ...pair, isPicking })}
                  leave={() => setPicked({ ...noPair, first: pair.first })}
                />
              )}
              {first === null || second === null ? null : (
                <PairTable {...pointDifferences(table, first.row, second.row, textOf, unit)} />
              )}
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
