import * as l10n from '@vscode/l10n';
import { LegendEntry } from '../elements/legend.js';
import { Sign } from '../elements/marks.js';
import { formatCount } from '../format.js';
import { ColorBar } from './color-bar.js';
import type { CategoryEntry, Coloring } from './coloring.js';

/** What the colours of a picture stand for: a bar of numbers, categories, or the samples. */
export function ColorLegend({ coloring }: { readonly coloring: Coloring }) {
  switch (coloring.kind) {
    case 'numbers':
      return (
        <>
          <ColorBar {...coloring} />
          {coloring.missing === null || coloring.missing === undefined ? null : (
            <LegendEntry title={l10n.t('of the points on show')}>
              <Sign kind="category" color={coloring.missing.color} /> {l10n.t('missing')}
              <span class="count">{formatCount(coloring.missing.count)}</span>
            </LegendEntry>
          )}
        </>
      );
    case 'categories':
      return <Categories name={coloring.name} entries={coloring.entries} />;
    case 'split':
      return (
        <>
          <LegendEntry>
            <Sign kind="train-points" /> {l10n.t('training sample')}
          </LegendEntry>
          <LegendEntry>
            <Sign kind="test-points" /> {l10n.t('test sample')}
          </LegendEntry>
        </>
      );
  }
}

/** More would cover the picture. */
const mostEntries = 10;
const mostInColumn = 6;

/** In one column, or in two where one would be as high as the picture. */
const rowsFor = (entries: number): number => (entries <= mostInColumn ? entries : Math.ceil(entries / 2));

/** The categories with their colours and numbers of points; of many, those with most points. */
function Categories({ name, entries }: { readonly name: string; readonly entries: readonly CategoryEntry[] }) {
  const present = entries.filter(({ count, isInSignals }) => count > 0 || isInSignals);
  const kept =
    present.length <= mostEntries
      ? present
      : present
          .toSorted((a, b) => b.count - a.count)
          .slice(0, mostEntries - 1)
          .sort((a, b) => a.index - b.index);
  const others = present.filter((entry) => !kept.includes(entry));
  return (
    <>
      <LegendEntry title={l10n.t('{0}, with the number of points of the test sample', name)}>
        <span class="legend-name">{name}</span>
      </LegendEntry>
      <div class="categories" style={{ gridTemplateRows: `repeat(${rowsFor(kept.length)}, auto)` }}>
        {kept.map((entry) => (
          <LegendEntry key={entry.index}>
            <Sign kind="category" color={entry.color} /> <span class="category-name">{entry.name}</span>
            {entry.count === 0 ? null : <span class="count">{formatCount(entry.count)}</span>}
          </LegendEntry>
        ))}
      </div>
      {others.length === 0 ? null : (
        <LegendEntry>
          <span class="category-name">{l10n.t('and {0} more', others.length)}</span>
          <span class="count">{formatCount(others.reduce((sum, { count }) => sum + count, 0))}</span>
        </LegendEntry>
      )}
    </>
  );
}
