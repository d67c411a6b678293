import * as l10n from '@vscode/l10n';
import type { ChartDescription, Quantity } from '../../../src/protocol/description.js';
import type { SeedResult } from '../../../src/protocol/sweep.js';
import { axisLabel, formatNumber } from '../../format.js';

export interface ResultTableProps {
  /** By growing sup ρ. */
  readonly results: readonly SeedResult[];
  readonly chart: ChartDescription | null;
  /** ρ with its unit. */
  readonly error: Quantity;
}

/** What each seed came to. */
export function ResultTable({ results, chart, error }: ResultTableProps) {
  const parameters = chart?.parameters ?? [];
  return (
    <div class="table-frame" tabIndex={0} role="group" aria-label={l10n.t('Results by seed')}>
      <table class="numbers" data-testid="seeds-table">
        <thead>
          <tr>
            <th scope="col">{l10n.t('seed')}</th>
            <th scope="col">{axisLabel({ name: `sup ${error.name}`, unit: error.unit })}</th>
            {parameters.map((parameter) => (
              <th scope="col" key={parameter.name}>
                {l10n.t('at {0}', axisLabel(parameter))}
              </th>
            ))}
            <th scope="col">{l10n.t('median')}</th>
            <th scope="col" title={l10n.t('Two points of the data that the encoder sends to the same code')}>
              {l10n.t('same code')}
            </th>
          </tr>
        </thead>
        <tbody>
          {results.map(({ seed, sup, supParameters, median, collides }) => (
            <tr key={seed}>
              <th scope="row">{seed}</th>
              <td>{formatNumber(sup)}</td>
              {parameters.map(({ name }, k) => {
                const value = supParameters?.[k];
                return <td key={name}>{value === undefined ? '–' : formatNumber(value)}</td>;
              })}
              <td>{formatNumber(median)}</td>
              <td>{collides === null ? '–' : collides ? l10n.t('found') : l10n.t('none found')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
