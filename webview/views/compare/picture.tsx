import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { RunDescription } from '../../../src/protocol/description.js';
import { errorUnit } from '../../format.js';
import { definitionDifferences } from './definition-differences.js';
import type { Reference, RunView } from '../../state/model.js';
import { resultDifferences } from './result-differences.js';
import type { ViewInput } from '../../tile/tile-input.js';

/**
 * How the shown run and the reference differ: in what they came to, and in their definitions; nothing without a
 * reference.
 */
export const ComparePicture = ({ run, compared }: ViewInput) =>
  compared === null ? null : <Comparison run={run} reference={compared} />;

function Comparison({ run, reference }: { readonly run: RunView; readonly reference: Reference }) {
  const results = useMemo(
    () => resultDifferences(reference.run, run, errorUnit(run.started.run.manifold.coordinates)),
    [reference, run.finished, run.analyses, run.progress],
  );
  return (
    <div class="comparison" tabIndex={0} role="group" aria-label={l10n.t('This run and {0}', reference.label)}>
      <Table
        testId="result-differences"
        label={l10n.t('Results of this run and of {0}', reference.label)}
        heads={[l10n.t('result'), l10n.t('reference'), l10n.t('this run'), l10n.t('change')]}
        rows={results.map((row) => [row.name, row.reference, row.run, row.change])}
      />
      <Definitions reference={reference.run.started.run} run={run.started.run} />
    </div>
  );
}

function Definitions({ reference, run }: { readonly reference: RunDescription; readonly run: RunDescription }) {
  const differences = useMemo(() => definitionDifferences(reference, run), [reference, run]);
  if (differences.length === 0) {
    return (
      <p class="pane-facts" data-testid="definition-differences">
        {reference.hash === run.hash
          ? l10n.t('Both runs have the same definition.')
          : l10n.t(
              'The dataset file changed between them, but no field of the definition differs. The change may be in the sampler, or in a comment.',
            )}
      </p>
    );
  }
  return (
    <Table
      testId="definition-differences"
      label={l10n.t('Fields of the definition that differ')}
      heads={[l10n.t('field'), l10n.t('reference'), l10n.t('this run')]}
      rows={differences.map((row) => [row.field, row.reference, row.run])}
    />
  );
}

function Table(props: {
  readonly testId: string;
  readonly label: string;
  readonly heads: readonly string[];
  /** What each row is about, then its cells; null if there is nothing. */
  readonly rows: readonly (readonly [string, ...(string | null)[]])[];
}) {
  const { testId, label, heads, rows } = props;
  return (
    <table class="numbers" data-testid={testId} aria-label={label}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, k) => (
              <td key={heads[k + 1]}>{cell ?? '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
