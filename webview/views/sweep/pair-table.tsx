import * as l10n from '@vscode/l10n';
import type { PointDifference, PointDifferences } from './differences.js';
import { letters } from './pair.js';

/** What differs between two points: their parameters first, then what they came to. */
export function PairTable({ parameters, results }: PointDifferences) {
  if (parameters.length + results.length === 0)
    return <p data-testid="sweep-pair">{l10n.t('The two runs do not differ in anything that the table has.')}</p>;
  return (
    <table class="numbers sweep-pair" data-testid="sweep-pair" aria-label={l10n.t('What differs between the two runs')}>
      <thead>
        <tr>
          <td />
          <th scope="col">{letters.first}</th>
          <th scope="col">{letters.second}</th>
          <th scope="col">{l10n.t('change')}</th>
        </tr>
      </thead>
      <Rows name={l10n.t('Parameters')} rows={parameters} />
      <Rows name={l10n.t('Results')} rows={results} />
    </table>
  );
}

function Rows({ name, rows }: { readonly name: string; readonly rows: readonly PointDifference[] }) {
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={4} class="muted">
          {name}
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.name}>
          <th scope="row">{row.name}</th>
          {[row.first, row.second, row.change].map((cell, k) => (
            <td key={k}>{cell ?? '–'}</td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
