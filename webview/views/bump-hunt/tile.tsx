import * as l10n from '@vscode/l10n';
import type { Quantity } from '../../../src/protocol/description.js';
import type { BumpHuntResult, BumpHuntScan, BumpHuntSpectrum } from '../../../src/protocol/result.js';
import { bumpHuntExports } from './exports.js';
import { sentence } from '../../elements/sentence.js';
import { formatBound, formatCount, formatMeasured, formatNumber, withUnit } from '../../format.js';
import { CutScan, Spectrum } from './spectrum.js';
import type { RunView } from '../../state/model.js';
import { Absent, Cell, Cells } from '../../elements/cell.js';
import { Sign } from '../../elements/fields.js';
import { Legacy } from '../../tile/legacy.js';
import type { TileInput } from '../../tile/tile-input.js';

/** A hunt for a bump in an observable, before and after a cut on ρ. */
export function BumpHuntTile({ run, view, reference }: Pick<TileInput, 'run' | 'view' | 'reference'>) {
  const hunt = run.finished?.result.bumpHunt ?? null;
  const other = comparableHunt(reference?.run.finished?.result.bumpHunt ?? null, hunt);
  return (
    <Legacy
      legend={
        hunt === null ? undefined : (
          <>
            <span class="entry">
              <Sign kind="count" /> {l10n.t('events ± √n')}
            </span>
            <span class="entry">
              <Sign kind="fit" /> {l10n.t('fit to the side bands')}
            </span>
            <span class="entry">
              <Sign kind="window" /> {l10n.t('window, left out of the fit')}
            </span>
            <span class="entry">
              <Sign kind="band" /> {l10n.t('Z ± its standard deviation')}
            </span>
            {other === null ? null : (
              <span class="entry">
                <Sign kind="previous" /> {l10n.t('reference')}
              </span>
            )}
          </>
        )
      }
    >
      {hunt === null ? <Absent>{whyAbsent(run)}</Absent> : <BumpHuntBody run={run} hunt={hunt} reference={other} />}
    </Legacy>
  );
}

/** The reference's hunt, where it is one in the same observable. */
const comparableHunt = (reference: BumpHuntResult | null, hunt: BumpHuntResult | null): BumpHuntResult | null =>
  reference !== null && reference.observable === hunt?.observable ? reference : null;

function whyAbsent({ started, finished, failed }: RunView) {
  if (started.run.bumpHunt === null) {
    return sentence(
      l10n.t('No bump hunt. To see one here, name an observable and a window under {0} in the dataset file.'),
      <code>bumpHunt</code>,
    );
  }
  if (failed) return l10n.t('The run failed before the bump hunt.');
  return finished === null
    ? l10n.t('The bump hunt in {0} comes after the run.', started.run.bumpHunt)
    : l10n.t('The run was stopped before the bump hunt.');
}

function BumpHuntBody({
  run,
  hunt,
  reference,
}: {
  readonly run: RunView;
  readonly hunt: BumpHuntResult;
  readonly reference: BumpHuntResult | null;
}) {
  const { observable, window, cut, before, after, scan, signal, signalEvents } = hunt;
  const quantity = run.started.run.observables.find(({ name }) => name === observable) ?? {
    name: observable,
    unit: '',
  };
  const kept = formatBound(100 * (1 - cut));
  return (
    <>
      <Cells>
        <Cell title={l10n.t('Before the cut')} facts={<Excess spectrum={before} />}>
          <Spectrum
            label={describe('before', before, quantity)}
            spectrum={before}
            quantity={quantity}
            window={window}
          />
        </Cell>
        <Cell
          title={l10n.t('After the cut: the {0} % of largest ρ', kept)}
          facts={
            <Excess
              spectrum={after}
              reference={reference && { after: reference.after, kept: otherCut(reference, hunt) }}
            />
          }
        >
          <Spectrum
            label={describe('after', after, quantity)}
            spectrum={after}
            reference={reference?.after ?? null}
            quantity={quantity}
            window={window}
          />
        </Cell>
        <Cell
          title={l10n.t('Significance against the cut')}
          facts={
            <span class="muted">
              {l10n.t('band: ± one standard deviation')}
              <span class="second-line">{l10n.t('dashed: the cut chosen, {0}', formatBound(1 - cut))}</span>
            </span>
          }
        >
          <CutScan
            label={
              l10n.t('Significance by the share of events that stay: {0}.', listScan(scan)) +
              (reference === null ? '' : ` ${l10n.t('Of the reference: {0}.', listScan(reference.scan))}`)
            }
            scan={scan}
            reference={reference?.scan ?? null}
            cut={cut}
          />
        </Cell>
      </Cells>
      <p class="cell-facts" data-testid="bump-hunt-facts">
        {l10n.t(
          'Window {0} < {1} < {2}.',
          formatBound(window[0]),
          observable,
          `${formatBound(window[1])} ${quantity.unit}`.trim(),
        )}{' '}
        {signalEvents === null
          ? l10n.t('No signal is mixed in.')
          : l10n.t('{0} events of {1} are mixed in.', formatCount(signalEvents), signal ?? l10n.t('the signal'))}{' '}
        <span class="muted">
          {l10n.t(
            'Z is the local significance of the events in the window over the fit to the side bands; below 0 it tells of a deficit.',
          )}
        </span>
      </p>
    </>
  );
}

const significance = (one: {
  readonly significance: number | null;
  readonly significanceError: number | null;
}): string =>
  one.significance === null
    ? l10n.t('not known')
    : formatMeasured(one.significance, one.significanceError ?? Number.NaN);

const listScan = (scan: readonly BumpHuntScan[]): string =>
  scan.map((one) => `${formatBound(1 - one.cut)}: ${significance(one)}`).join('; ');

/** Percentage of the events that the reference keeps, where it cuts elsewhere. */
const otherCut = (reference: BumpHuntResult, { cut }: BumpHuntResult): string | null =>
  reference.cut === cut ? null : formatBound(100 * (1 - reference.cut));

function Excess({
  spectrum,
  reference = null,
}: {
  readonly spectrum: BumpHuntSpectrum;
  /** What the reference found after its cut. */
  readonly reference?: { readonly after: BumpHuntSpectrum; readonly kept: string | null } | null;
}) {
  const { observed, background, backgroundError, chiSquare, degreesOfFreedom } = spectrum;
  const compared =
    reference === null ? null : (
      <span class="muted second-line">
        {reference.kept === null
          ? l10n.t('reference: Z = {0}', significance(reference.after))
          : l10n.t('reference: Z = {0}, with {1} % kept', significance(reference.after), reference.kept)}
      </span>
    );
  if (background === null)
    return (
      <>
        {l10n.t('Too few events beside the window for a fit.')}
        {compared}
      </>
    );
  return (
    <>
      <strong>Z = {significance(spectrum)}</strong>:{' '}
      {l10n.t(
        '{0} events, expected {1}',
        formatCount(observed),
        formatMeasured(background, backgroundError ?? Number.NaN),
      )}
      <span class="muted second-line">
        {l10n.t(
          'side bands: χ²/dof = {0}/{1}',
          chiSquare === null ? '–' : formatNumber(chiSquare),
          degreesOfFreedom ?? '–',
        )}
      </span>
      {compared}
    </>
  );
}

function describe(
  when: 'before' | 'after',
  { observed, background, from, to }: BumpHuntSpectrum,
  { name, unit }: Quantity,
): string {
  const expected = background === null ? l10n.t('no fit') : l10n.t('{0} expected', formatNumber(background));
  const numbers = [name, formatNumber(from), withUnit(to, unit), formatCount(observed), expected];
  return when === 'before'
    ? l10n.t('Histogram of {0} before the cut, from {1} to {2}: {3} events in the window, {4}.', ...numbers)
    : l10n.t('Histogram of {0} after the cut, from {1} to {2}: {3} events in the window, {4}.', ...numbers);
}
