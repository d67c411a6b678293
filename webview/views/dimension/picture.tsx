import * as l10n from '@vscode/l10n';
import type { IntrinsicDimensionResult } from '../../../src/protocol/result.js';
import { Absent } from '../../elements/absent.js';
import { Awaited } from '../../elements/awaited.js';
import { WithWords } from '../../elements/with-words.js';
import { errorUnit, formatCount } from '../../format.js';
import type { RunView } from '../../state/model.js';
import { shareDone } from '../../state/progress.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { EstimateTable } from './estimate-table.js';
import { dimensionInWords, estimatesOf } from './model.js';
import { DimensionPlot } from './plot.js';

/** The intrinsic dimension of the training sample against scale, and the same numbers as a table. */
export function DimensionPicture({ run, reference }: ViewInput) {
  const result = resultOf(run);
  if (result === null || estimatesOf(result).length === 0) return <Missing run={run} />;
  const { manifold } = run.started.run;
  const unit = errorUnit(manifold.coordinates);
  const isComparable = reference !== null && errorUnit(reference.run.started.run.manifold.coordinates) === unit;
  return (
    <>
      <p class="headline" data-testid="dimension-headline">
        {dimensionInWords(result, unit)}{' '}
        <span class="muted">
          {l10n.t(
            'From the neighbours of {0} points among {1} of the training sample.',
            formatCount(result.centres),
            formatCount(result.points),
          )}
        </span>
      </p>
      <WithWords
        picture={
          <DimensionPlot
            result={result}
            reference={isComparable ? resultOf(reference.run) : null}
            declared={manifold.intrinsicDimension}
            unit={unit}
          />
        }
        label={l10n.t('Estimates at each scale')}
        words={<EstimateTable result={result} unit={unit} />}
      />
    </>
  );
}

const resultOf = (run: RunView): IntrinsicDimensionResult | null => run.finished?.result.intrinsicDimension ?? null;

/** Fewest points for an estimate of the dimension. */
const fewest = 50;

function Missing({ run }: { readonly run: RunView }) {
  if (run.failed) return <Absent>{l10n.t('The run failed before the dimension was estimated.')}</Absent>;
  if (run.started.run.samples.train < fewest)
    return <Absent>{l10n.t('An estimate needs at least {0} points to train on.', fewest)}</Absent>;
  if (resultOf(run) !== null) return <Absent>{l10n.t('There are too few different points for an estimate.')}</Absent>;
  if (run.finished !== null)
    return <Absent>{l10n.t('The run was stopped before the dimension was estimated.')}</Absent>;
  return (
    <Awaited share={shareDone(run)} label={l10n.t('Training')}>
      {l10n.t('The dimension of the training sample is estimated when training has finished.')}
    </Awaited>
  );
}
