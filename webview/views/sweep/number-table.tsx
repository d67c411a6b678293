import * as l10n from '@vscode/l10n';
import { holds } from '../../../src/holding.js';
import type { SweepTable } from '../../../src/protocol/sweep-table.js';
import { axisLabel, formatLowerBound, formatNumber } from '../../format.js';
import { boundOf, seriesLabel, valuesOf, type Factor, type Group, type Series } from './model.js';

export interface NumberTableProps {
  readonly table: SweepTable;
  readonly factors: readonly Factor[];
  readonly groups: readonly Group[];
  readonly all: readonly Series[];
  readonly series: readonly Series[];
  /** Of the data. */
  readonly unit: string;
}

/** Rows that are shown; the exported table has all. */
const mostRows = 200;

/** What the picture draws, in numbers: a row for each combination of values, with medians over the seeds. */
export function NumberTable({ table, factors, groups, all, series, unit }: NumberTableProps) {
  const { latentScan } = table;
  const hasBounds = groups.some((group) => boundOf(group, all) !== null);
  return (
    <>
      <table class="numbers" data-testid="sweep-table">
        <thead>
          <tr>
            {factors.map(({ index, label }) => (
              <th scope="col" key={index}>
                {label}
              </th>
            ))}
            <th scope="col">{l10n.t('runs')}</th>
            {series.map((one) => (
              <th scope="col" key={one.name} title={l10n.t('Median over the seeds')}>
                {seriesLabel(one, unit)}
              </th>
            ))}
            {hasBounds ? (
              <th scope="col" title={l10n.t('No network of this shape gets sup ρ below it')}>
                {axisLabel({ name: l10n.t('bound'), unit })}
              </th>
            ) : null}
            {latentScan === null ? null : <th scope="col">{l10n.t('hold')}</th>}
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, mostRows).map((group) => {
            const over = group.rows.filter(({ state }) => state !== 'missing').length;
            const bound = boundOf(group, all);
            const sup = all.find(({ name }) => name === 'sup');
            return (
              <tr key={group.places.join(' ')}>
                {factors.map(({ index, texts }, k) => (
                  <th scope="row" key={index}>
                    {texts[group.places[k]]}
                  </th>
                ))}
                <td>{over < group.rows.length ? `${over} / ${group.rows.length}` : over}</td>
                {series.map((one) => {
                  const { median } = valuesOf(group, one);
                  return <td key={one.name}>{median === null ? '–' : formatNumber(median)}</td>;
                })}
                {hasBounds ? <td>{bound === null ? '–' : formatLowerBound(bound)}</td> : null}
                {latentScan === null || sup === undefined ? null : (
                  <td>{valuesOf(group, sup).values.filter((value) => holds(value, latentScan.radius)).length}</td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {groups.length > mostRows ? (
        <p class="muted">{l10n.t('{0} more are in the exported table.', groups.length - mostRows)}</p>
      ) : null}
    </>
  );
}
