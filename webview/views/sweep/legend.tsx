import * as l10n from '@vscode/l10n';
import { LegendEntry } from '../../elements/legend.js';
import { Sign, type MarkKind } from '../../elements/marks.js';
import { numbered } from '../../math/numbered.js';
import type { Series } from './model.js';

export interface SweepLegendProps {
  /** In the order of their colours. */
  readonly series: readonly Series[];
  readonly hasBounds: boolean;
  /** Whether the line is drawn below which a latent space holds the data. */
  readonly hasThreshold: boolean;
  /** Whether the line of the noise is drawn. */
  readonly hasFloor: boolean;
}

/** A sign of the legend, its name, and what it stands for. */
interface Entry {
  readonly sign: MarkKind;
  readonly name: string;
  readonly title: string;
}

/** What the marks and lines of one parameter are. */
function entriesOf({ series, hasBounds, hasThreshold, hasFloor }: SweepLegendProps): Entry[] {
  const runs = series.map(({ label }, k): Entry => ({
    sign: numbered('run', k),
    name: label,
    title: l10n.t('A mark for each run, and a line through the medians over the seeds'),
  }));
  const bound: Entry = {
    sign: 'forbidden',
    name: l10n.t('bound of sup ρ'),
    title: l10n.t('No network of this shape gets sup ρ below it'),
  };
  const threshold: Entry = {
    sign: 'chance',
    name: l10n.t('holds: sup ρ below it'),
    title: l10n.t('A latent space holds the data where sup ρ lies below it'),
  };
  const floor: Entry = {
    sign: 'noise-floor',
    name: l10n.t('noise floor'),
    title: l10n.t('The root mean square distance of the points from the manifold that the file adds noise to'),
  };
  return [...runs, ...(hasBounds ? [bound] : []), ...(hasThreshold ? [threshold] : []), ...(hasFloor ? [floor] : [])];
}

export const SweepLegend = (props: SweepLegendProps) => (
  <>
    {entriesOf(props).map(({ sign, name, title }) => (
      <LegendEntry key={sign} title={title}>
        <Sign kind={sign} /> {name}
      </LegendEntry>
    ))}
  </>
);

/** Of a line of the legend, and of a sign and a letter in it, on the wide side, in CSS pixels. */
const [lineHeight, signWidth, letterWidth] = [15.5, 26, 5.6];

/** Height of the legend where its lines have a width, in CSS pixels. */
export function legendHeight(props: SweepLegendProps, width: number): number {
  let [lines, used] = [1, 0];
  for (const { name } of entriesOf(props)) {
    const wanted = signWidth + letterWidth * name.length;
    if (used > 0 && used + wanted > width) [lines, used] = [lines + 1, 0];
    used += wanted;
  }
  return 4 + lineHeight * lines;
}
