import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { DisplaySample } from '../../src/protocol/events.js';
import type { DisplayLabel } from '../../src/protocol/label.js';
import { formatCount } from '../format.js';
import { combine, type Selection, type SelectionMode } from '../math/selection.js';
import { categoryName } from '../points/label-coloring.js';
import { usePanel } from '../state/panel-context.js';

type Categories = Extract<DisplayLabel, { kind: 'categories' }>;

/** Selects the points of a category, one line for each label of the points. */
export function SelectCategory(props: { readonly display: DisplaySample; readonly selected: Selection | null }) {
  const { display, selected } = props;
  const labels = (display.labels ?? []).filter((label) => label.kind === 'categories');
  return (
    <>
      {labels.map((label) => (
        <OfLabel key={label.name} label={label} selected={selected} />
      ))}
    </>
  );
}

function OfLabel({ label, selected }: { readonly label: Categories; readonly selected: Selection | null }) {
  const { dispatch } = usePanel();
  const [wanted, setWanted] = useState(0);
  const shown = new Uint32Array(label.categories.length);
  for (const code of label.codes) shown[code]++;
  const choose = (mode: SelectionMode) => () => {
    const caught = Uint8Array.from(label.codes, (code) => (code === wanted ? 1 : 0));
    dispatch({ kind: 'select', selected: combine(selected, caught, mode) });
  };
  return (
    <div class="buttons">
      <label class="choice">
        <span>{label.name}</span>
        <select
          data-testid={`select-category-${label.name}`}
          value={String(wanted)}
          onChange={(event) => setWanted(Number(event.currentTarget.value))}
        >
          {label.categories.map((category, index) => (
            <option key={category} value={String(index)}>
              {categoryName(category)} ({formatCount(shown[index])})
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button" data-testid={`select-only-${label.name}`} onClick={choose('replace')}>
        {l10n.t('Select')}
      </button>
      <button type="button" class="button" data-testid={`select-add-${label.name}`} onClick={choose('add')}>
        {l10n.t('Add')}
      </button>
    </div>
  );
}
