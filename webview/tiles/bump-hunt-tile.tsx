import type { Quantity } from '../../src/protocol/description.js';
import type { BumpHuntResult, BumpHuntScan, BumpHuntSpectrum } from '../../src/protocol/result.js';
import { bumpHuntExports } from '../export/exports-of.js';
import { formatBound, formatCount, formatMeasured, formatNumber, withUnit } from '../format.js';
import { CutScan, Spectrum } from '../plots/spectrum.js';
import type { RunView } from '../state/model.js';
import { Absent, Cell, Cells } from './cell.js';
import { Sign } from './fields.js';
import { Tile } from './tile.js';
import type { TileInput } from './tile-input.js';

/** A hunt for a bump in an observable, before and after a cut on ρ. */
export function BumpHuntTile({ run, view, reference }: Pick<TileInput, 'run' | 'view' | 'reference'>) {
  const hunt = run.finished?.result.bumpHunt ?? null;
  const other = comparableHunt(reference?.run.finished?.result.bumpHunt ?? null, hunt);
  return (
    <Tile
      name="bump-hunt"
      title="Bump hunt"
      enlarged={view.enlarged === 'bump-hunt'}
      exports={bumpHuntExports(run, hunt)}
      legend={
        hunt === null ? undefined : (
          <>
            <span class="entry">
              <Sign kind="count" /> events ± √n
            </span>
            <span class="entry">
              <Sign kind="fit" /> fit to the side bands
            </span>
            <span class="entry">
              <Sign kind="window" /> window, left out of the fit
            </span>
            <span class="entry">
              <Sign kind="band" /> Z ± its standard deviation
            </span>
            {other === null ? null : (
              <span class="entry">
                <Sign kind="previous" /> reference
              </span>
            )}
          </>
        )
      }
    >
      {hunt === null ? <Absent>{whyAbsent(run)}</Absent> : <BumpHuntBody run={run} hunt={hunt} reference={other} />}
    </Tile>
  );
}

/** The reference's hunt, where it is one in the same observable. */
const comparableHunt = (reference: BumpHuntResult | null, hunt: BumpHuntResult | null): BumpHuntResult | null =>
  reference !== null && reference.observable === hunt?.observable ? reference : null;

function whyAbsent({ started, finished, failed }: RunView) {
  if (started.run.bumpHunt === null) {
    return (
      <>
        No bump hunt. To see one here, name an observable and a window under <code>bumpHunt</code> in the dataset file.
      </>
    );
  }
  if (failed) return 'The run failed before the bump hunt.';
  return finished === null ? `The bump hunt in ${started.run.bumpHunt} comes after the run.` : 'The run was stopped before the bump hunt.';
}

function BumpHuntBody({ run, hunt, reference }: { readonly run: RunView; readonly hunt: BumpHuntResult; readonly reference: BumpHuntResult | null }) {
  const { observable, window, cut, before, after, scan, signal, signalEvents } = hunt;
  const quantity = run.started.run.observables.find(({ name }) => name === observable) ?? { name: observable, unit: '' };
  const kept = formatBound(100 * (1 - cut));
  return (
    <>
      <Cells>
        <Cell title="Before the cut" facts={<Excess spectrum={before} />}>
          <Spectrum label={describe('before the cut', before, quantity)} spectrum={before} quantity={quantity} window={window} />
        </Cell>
        <Cell title={`After the cut: the ${kept} % of largest ρ`} facts={<Excess spectrum={after} reference={reference && { after: reference.after, note: cutNote(reference, hunt) }} />}>
          <Spectrum
            label={describe('after the cut', after, quantity)}
            spectrum={after}
            reference={reference?.after ?? null}
            quantity={quantity}
            window={window}
          />
        </Cell>
        <Cell title="Significance against the cut" facts={<span class="muted">band: ± one standard deviation<span class="second-line">dashed: the cut chosen, {formatBound(1 - cut)}</span></span>}>
          <CutScan
            label={`Significance by the share of events that stay: ${listScan(scan)}.${reference === null ? '' : ` Of the reference: ${listScan(reference.scan)}.`}`}
            scan={scan}
            reference={reference?.scan ?? null}
            cut={cut}
          />
        </Cell>
      </Cells>
      <p class="cell-facts" data-testid="bump-hunt-facts">
        Window {formatBound(window[0])} &lt; {observable} &lt; {`${formatBound(window[1])} ${quantity.unit}`.trim()}.{' '}
        {signalEvents === null ? 'No signal is mixed in.' : `${formatCount(signalEvents)} events of ${signal ?? 'the signal'} are mixed in.`}{' '}
        <span class="muted">Z is the local significance of the events in the window over the fit to the side bands; below 0 it tells of a deficit.</span>
      </p>
    </>
  );
}

const significance = (one: { readonly significance: number | null; readonly significanceError: number | null }): string =>
  one.significance === null ? 'not known' : formatMeasured(one.significance, one.significanceError ?? Number.NaN);

const listScan = (scan: readonly BumpHuntScan[]): string => scan.map((one) => `${formatBound(1 - one.cut)}: ${significance(one)}`).join('; ');

/** Said of a reference that cuts elsewhere. */
const cutNote = (reference: BumpHuntResult, { cut }: BumpHuntResult): string => (reference.cut === cut ? '' : `, with ${formatBound(100 * (1 - reference.cut))} % kept`);

function Excess({ spectrum, reference = null }: {
  readonly spectrum: BumpHuntSpectrum;
  /** What the reference found after its cut. */
  readonly reference?: { readonly after: BumpHuntSpectrum; readonly note: string } | null;
}) {
  const { observed, background, backgroundError, chiSquare, degreesOfFreedom } = spectrum;
  const compared = reference === null ? null : (
    <span class="muted second-line">
      reference: Z = {significance(reference.after)}
      {reference.note}
    </span>
  );
  if (background === null) return <>Too few events beside the window for a fit.{compared}</>;
  return (
    <>
      <strong>Z = {significance(spectrum)}</strong>: {formatCount(observed)} events, expected {formatMeasured(background, backgroundError ?? Number.NaN)}
      <span class="muted second-line">
        side bands: χ²/dof = {chiSquare === null ? '–' : formatNumber(chiSquare)}/{degreesOfFreedom ?? '–'}
      </span>
      {compared}
    </>
  );
}

function describe(when: string, { observed, background, from, to }: BumpHuntSpectrum, { name, unit }: Quantity): string {
  const expected = background === null ? 'no fit' : `${formatNumber(background)} expected`;
  return `Histogram of ${name} ${when}, from ${formatNumber(from)} to ${withUnit(to, unit)}: ${formatCount(observed)} events in the window, ${expected}.`;
}
