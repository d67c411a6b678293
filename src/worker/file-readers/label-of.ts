import { categoryLabel, type Label } from '../../dataset/readers/label.js';
import type { LabelKind } from '../../dataset/readers/selection.js';
import type { Cells } from './table-file.js';

/** Most different whole numbers that are categories where the dataset file does not say. */
const maximumDigits = 20;
/** Most categories of a label. */
const maximumCategories = 10_000;

/**
 * A column as a label.
 * @param rows places of the rows to take.
 * @param kind null for what the cells suggest.
 * @throws Error where the cells are not of that kind, or there are too many categories.
 */
export function labelOf(name: string, cells: Cells, rows: Uint32Array, kind: LabelKind | null): Label {
  const column = `label ${JSON.stringify(name)}`;
  switch (cells.kind) {
    case 'lists':
      throw new Error(
        `${column}: expected one value in each row, got lists of numbers; name one, such as "${name}[0]"`,
      );
    case 'texts':
      if (kind === 'numbers') throw new Error(`${column}: expected numbers, got text`);
      return requireFew(
        ofTexts(
          name,
          cells.texts,
          Uint32Array.from(rows, (row) => cells.codes[row]),
        ),
      );
    case 'flags':
    case 'numbers': {
      const values = Float64Array.from(rows, (row) => cells.values[cells.offset + row * cells.stride]);
      const asCategories = kind === 'categories' || (kind === null && (cells.kind === 'flags' || areDigits(values)));
      return asCategories
        ? requireFew(ofNumbers(name, values, cells.kind === 'flags'))
        : { name, kind: 'numbers', values };
    }
  }
}

/** Only categories that rows have. */
function ofTexts(name: string, texts: readonly string[], codes: Uint32Array): Label {
  const places = new Map<number, number>();
  const used = codes.map((code) => {
    const place = places.get(code) ?? places.size;
    places.set(code, place);
    return place;
  });
  return categoryLabel(
    name,
    [...places.keys()].map((code) => texts[code]),
    used,
  );
}

function ofNumbers(name: string, values: Float64Array, areFlags: boolean): Label {
  const places = new Map<number, number>();
  const codes = Uint32Array.from(values, (value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  const textOf = (value: number): string => (Number.isNaN(value) ? '' : areFlags ? String(value !== 0) : String(value));
  return categoryLabel(name, [...places.keys()].map(textOf), codes);
}

/** Whether there are few different numbers, all of them whole. */
function areDigits(values: Float64Array): boolean {
  const different = new Set<number>();
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return false;
    different.add(value);
    if (different.size > maximumDigits) return false;
  }
  return true;
}

function requireFew(label: Label): Label {
  if (label.kind === 'numbers' || label.categories.length <= maximumCategories) return label;
  throw new Error(
    `label ${JSON.stringify(label.name)}: expected at most ${maximumCategories.toLocaleString('en')} different values, ` +
      `got ${label.categories.length.toLocaleString('en')}; numbers can be shown on a scale: { ${JSON.stringify(label.name)}: 'numbers' }`,
  );
}
