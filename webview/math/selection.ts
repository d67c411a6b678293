/** Which points of the display sample are selected: one byte for each, 1 where it is. At least one is. */
export type Selection = Uint8Array;

/** How what was caught changes what is selected. */
export type SelectionMode = 'replace' | 'add' | 'remove';

/** Points that are chosen by a rule, rather than in a picture. */
export type SelectionRule =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  /** Those that are not selected. */
  | { readonly kind: 'invert' }
  /**
   * The share of the points, in (0, 1], that has the largest ρ: at least one point, and all that are as large as the
   * smallest of them.
   */
  | { readonly kind: 'worst'; readonly share: number };

/** What the keys that are held mean. */
export function modeOf({
  shiftKey,
  ctrlKey,
  metaKey,
}: Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>): SelectionMode {
  if (ctrlKey || metaKey) return 'remove';
  return shiftKey ? 'add' : 'replace';
}

/**
 * What is selected after some points were caught.
 * @param caught one byte for each point, 1 where it was caught.
 * @returns null if nothing is.
 */
export function combine(selected: Selection | null, caught: Uint8Array, mode: SelectionMode): Selection | null {
  if (mode === 'replace' || (mode === 'add' && selected === null)) return someOf(caught);
  if (selected === null) return null;
  return someOf(caught.map((hit, i) => (mode === 'add' ? hit | selected[i] : selected[i] & (hit ^ 1))));
}

/**
 * What is selected by a rule.
 * @param error ρ of each point.
 * @returns null if nothing is.
 */
export function selectBy(rule: SelectionRule, selected: Selection | null, error: Float32Array): Selection | null {
  switch (rule.kind) {
    case 'all':
      return someOf(new Uint8Array(error.length).fill(1));
    case 'none':
      return null;
    case 'invert':
      return someOf(Uint8Array.from(error, (_, i) => (selected?.[i] === 1 ? 0 : 1)));
    case 'worst': {
      const count = Math.min(error.length, Math.max(1, Math.round(rule.share * error.length)));
      const least = error.toSorted().at(-count) ?? Infinity;
      return someOf(Uint8Array.from(error, (value) => (value >= least ? 1 : 0)));
    }
  }
}

/** Numbers of the selected points, ascending. */
export function selectedIndices(selected: Selection): Uint32Array {
  const indices = new Uint32Array(countSelected(selected));
  let next = 0;
  for (let i = 0; i < selected.length; i++) if (selected[i] === 1) indices[next++] = i;
  return indices;
}

export function countSelected(selected: Selection | null): number {
  return selected === null ? 0 : selected.reduce((sum, is) => sum + is, 0);
}

/** ρ over the selected points. */
export interface SelectionSummary {
  readonly count: number;
  readonly mean: number;
  /** The lower of the two in the middle where their number is even is averaged with the upper. */
  readonly median: number;
  readonly sup: number;
}

/** @param error ρ of each point of the display sample. */
export function summarise(selected: Selection, error: Float32Array): SelectionSummary {
  const values = valuesOf(selected, error).sort();
  const count = values.length;
  const middle = count >> 1;
  return {
    count,
    mean: values.reduce((sum, value) => sum + value, 0) / count,
    median: count % 2 === 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2,
    sup: values[count - 1],
  };
}

/** The values of the selected points, in their order. */
export function valuesOf(selected: Selection, values: Float32Array): Float32Array {
  return rowsWhere(selected, 1, values, 1);
}

/** The rows (count × components, row-major) of the points that are selected, or of those that are not. */
export function rowsWhere(selected: Selection, is: 0 | 1, rows: Float32Array, components: number): Float32Array {
  const chosen = countSelected(selected);
  const result = new Float32Array(components * (is === 1 ? chosen : selected.length - chosen));
  let next = 0;
  for (let i = 0; i < selected.length; i++) {
    if (selected[i] !== is) continue;
    for (let k = 0; k < components; k++) result[next++] = rows[i * components + k];
  }
  return result;
}

const someOf = (mask: Uint8Array): Selection | null => (mask.includes(1) ? mask : null);
