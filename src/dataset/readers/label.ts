/**
 * A column that is not trained on, one entry a row: numbers, or categories. A missing number is NaN, a missing category
 * the empty text.
 */
export type Label =
  | { readonly name: string; readonly kind: 'numbers'; readonly values: Float64Array }
  | {
      readonly name: string;
      readonly kind: 'categories';
      /** Each once: numbers in their order, others in that of the alphabet, the empty text last. */
      readonly categories: readonly string[];
      /** For each row the index of its category. */
      readonly codes: Uint32Array;
    };

/** The label of the rows at the given places. */
export function pickLabel(label: Label, rows: Uint32Array): Label {
  if (label.kind === 'numbers') return { ...label, values: Float64Array.from(rows, (row) => label.values[row]) };
  return { ...label, codes: rows.map((row) => label.codes[row]) };
}

/** The label of the first rows. */
export function headOfLabel(label: Label, count: number): Label {
  if (label.kind === 'numbers') return { ...label, values: label.values.subarray(0, count) };
  return { ...label, codes: label.codes.subarray(0, count) };
}

/** Values given one by one: numbers, or texts and truth values as categories. */
export function labelOfValues(name: string, values: readonly string[] | readonly number[] | readonly boolean[]): Label {
  const numbers = values.flatMap((value) => (typeof value === 'number' ? value : []));
  if (numbers.length === values.length) return { name, kind: 'numbers', values: Float64Array.from(numbers) };
  const texts = values.map(String);
  return categoryLabel(name, texts, Uint32Array.from(texts.keys()));
}

/** A category for each row: the text at the place of its code. */
export function categoryLabel(name: string, texts: readonly string[], codes: Uint32Array): Label {
  const categories = [...new Set(texts)].sort(compareCategories);
  const place = new Map(categories.map((category, index) => [category, index]));
  const moved = texts.map((text) => place.get(text) ?? 0);
  return { name, kind: 'categories', categories, codes: codes.map((code) => moved[code]) };
}

/** The same label with its categories among those of a longer list. */
export function withCategories(label: Label, categories: readonly string[]): Label {
  if (label.kind === 'numbers') return label;
  const places = label.categories.map((category) => categories.indexOf(category));
  return { ...label, categories, codes: label.codes.map((code) => places[code]) };
}

/** All categories of labels of one name, each once, in their order. */
export function allCategories(labels: readonly Label[]): readonly string[] {
  const categories = labels.flatMap((label) => (label.kind === 'categories' ? label.categories : []));
  return [...new Set(categories)].sort(compareCategories);
}

/** Number of rows of each category. */
export function countCategories(categories: readonly string[], codes: Uint32Array): Uint32Array {
  const counts = new Uint32Array(categories.length);
  for (const code of codes) counts[code]++;
  return counts;
}

/** Numbers before words, each in their order; not the order of any language, so that a run is the same everywhere. */
function compareCategories(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  const [x, y] = [Number(a), Number(b)];
  if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
  if (x !== y && !Number.isNaN(x)) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}
