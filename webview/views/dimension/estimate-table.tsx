import * as l10n from '@vscode/l10n';
import type { IntrinsicDimensionResult } from '../../../src/protocol/result.js';
import { axisLabel, formatNumber } from '../../format.js';
import { estimatesOf, methodNames } from './model.js';

/** What the picture draws, in numbers; how many neighbours each estimate takes is in the table that is exported. */
export function EstimateTable({ result, unit }: { readonly result: IntrinsicDimensionResult; readonly unit: string }) {
  return (
    <table class="numbers" data-testid="dimension-table">
      <thead>
        <tr>
          <th scope="col">{l10n.t('method')}</th>
          <th scope="col">{axisLabel({ name: l10n.t('scale'), unit })}</th>
          <th scope="col">{l10n.t('dimension (95 % interval)')}</th>
        </tr>
      </thead>
      <tbody>
        {estimatesOf(result).map(({ method, radius, neighbours, dimension, low, high }) => (
          <tr key={`${method} ${neighbours}`}>
            <th scope="row">{methodNames[method]}</th>
            <td>{formatNumber(radius)}</td>
            <td>{l10n.t('{0} ({1} to {2})', formatNumber(dimension), formatNumber(low), formatNumber(high))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
