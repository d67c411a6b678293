import * as l10n from '@vscode/l10n';
import type { BumpHuntResult } from '../../../src/protocol/result.js';
import { Panes } from '../../charts/panes.js';
import { Absent } from '../../elements/absent.js';
import { Awaited } from '../../elements/awaited.js';
import { formatBound, formatCount } from '../../format.js';
import type { RunView } from '../../state/model.js';
import { usePanel } from '../../state/panel-context.js';
import { shareDone } from '../../state/progress.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { CutScan } from './cut-scan.js';
import { describeScan, describeSpectrum } from './descriptions.js';
import { Excess } from './excess.js';
import { ScanLegend, SpectrumLegend } from './legend.js';
import { partNames } from './part-names.js';
import { quantityOf } from './quantity.js';
import { huntInWords } from '../../state/hunt-words.js';
import { Spectrum } from './spectrum.js';

/** A hunt for a bump in an observable, before and after a cut on ρ. */
export function BumpHuntPictures({ run, view, reference }: ViewInput) {
  const hunt = run.finished?.result.bumpHunt ?? null;
  const other = comparableHunt(reference?.run.finished?.result.bumpHunt ?? null, hunt);
  if (hunt === null) return <Missing run={run} />;
  return <Hunted run={run} hunt={hunt} reference={other} part={view.bumpHuntPart} />;
}

/** The reference's hunt, where it is one in the same observable. */
const comparableHunt = (reference: BumpHuntResult | null, hunt: BumpHuntResult | null): BumpHuntResult | null =>
  reference !== null && reference.observable === hunt?.observable ? reference : null;

function Missing({ run }: { readonly run: RunView }) {
  if (run.failed) return <Absent>{l10n.t('The run failed before the bump hunt.')}</Absent>;
  if (run.finished !== null) return <Absent>{l10n.t('The run was stopped before the bump hunt.')}</Absent>;
  return (
    <Awaited share={shareDone(run)} label={l10n.t('Training')}>
      {l10n.t('The bump hunt in {0} appears when training has finished.', run.started.run.bumpHunt ?? '')}
    </Awaited>
  );
}

interface HuntedProps {
  readonly run: RunView;
  readonly hunt: BumpHuntResult;
  readonly reference: BumpHuntResult | null;
  readonly part: keyof typeof partNames;
}

function Hunted({ run, hunt, reference, part }: HuntedProps) {
  const { dispatch } = usePanel();
  const { window, cut, before, after, scan } = hunt;
  const quantity = quantityOf(run.started, hunt);
  const found = reference && { after: reference.after, kept: otherCut(reference, hunt) };
  return (
    <>
      <p class="headline" data-testid="bump-hunt-headline">
        <strong>{huntInWords(before, after)}</strong>{' '}
        <span class="headline-more" data-testid="bump-hunt-facts">
          <Facts hunt={hunt} unit={quantity.unit} />
        </span>
      </p>
      <Panes
        label={l10n.t('Picture')}
        chosen={part}
        onChoose={(bumpHuntPart) => dispatch({ kind: 'view', change: { bumpHuntPart } })}
        panes={[
          {
            name: 'before',
            short: partNames.before,
            title: l10n.t('Before the cut'),
            facts: <Excess spectrum={before} />,
            content: (isFirst) => (
              <Spectrum
                label={describeSpectrum('before', before, quantity)}
                spectrum={before}
                quantity={quantity}
                window={window}
                legend={isFirst ? <SpectrumLegend isCompared={false} /> : null}
              />
            ),
          },
          {
            name: 'after',
            short: partNames.after,
            title: l10n.t('After the cut, {0} % kept', formatBound(100 * (1 - cut))),
            facts: <Excess spectrum={after} reference={found} />,
            content: (isFirst) => (
              <Spectrum
                label={describeSpectrum('after', after, quantity)}
                spectrum={after}
                reference={reference?.after ?? null}
                quantity={quantity}
                window={window}
                legend={isFirst || reference !== null ? <SpectrumLegend isCompared={reference !== null} /> : null}
              />
            ),
          },
          {
            name: 'scan',
            short: partNames.scan,
            title: l10n.t('Significance against the cut'),
            content: () => (
              <CutScan
                label={describeScan(scan, reference)}
                scan={scan}
                reference={reference?.scan ?? null}
                cut={cut}
                legend={<ScanLegend isCompared={reference !== null} />}
              />
            ),
          },
        ]}
      />
    </>
  );
}

/** Percentage of the events that the reference keeps, where it cuts elsewhere. */
const otherCut = (reference: BumpHuntResult, { cut }: BumpHuntResult): string | null =>
  reference.cut === cut ? null : formatBound(100 * (1 - reference.cut));

function Facts({ hunt, unit }: { readonly hunt: BumpHuntResult; readonly unit: string }) {
  const { window, observable, signal, signalEvents } = hunt;
  return (
    <>
      {l10n.t(
        'Window {0} < {1} < {2}.',
        formatBound(window[0]),
        observable,
        `${formatBound(window[1])} ${unit}`.trim(),
      )}{' '}
      {signalEvents === null
        ? l10n.t('No signal is mixed in.')
        : l10n.t('{0} events of {1} are mixed in.', formatCount(signalEvents), signal ?? l10n.t('the signal'))}
    </>
  );
}
