import type { Coordinate } from '../../dataset/manifold.js';
import type { Selection } from '../../dataset/readers/selection.js';
import { chosenName, type Chosen } from './choose-columns.js';

/**
 * Names and units of the coordinates; null where the file has no names and the dataset file says nothing.
 * @param groups the coordinates that each choice of columns stands for.
 * @throws Error if a unit is stated for a column that is not used.
 */
export function namedCoordinates(
  groups: readonly (readonly Chosen[])[],
  { columns, units }: Pick<Selection, 'columns' | 'units'>,
  isNamed: boolean,
): readonly Coordinate[] | null {
  const isAll = columns === null && groups.flat().every(({ kind }) => kind === 'part');
  if (!isNamed && isAll && units === null) return null;
  const names = groups.map((group) => group.map(chosenName));
  if (isList(units)) return names.flatMap((group, k) => group.map((name) => ({ name, unit: units[k] })));
  const known = new Set(groups.flat().flatMap((chosen) => [chosenName(chosen), ...wholeName(chosen)]));
  const wrong = Object.keys(units ?? {}).find((name) => !known.has(name));
  if (wrong !== undefined)
    throw new Error(`units: expected names of columns that are trained on, got ${JSON.stringify(wrong)}`);
  return groups.flat().map((chosen) => {
    const name = chosenName(chosen);
    const [whole = name] = wholeName(chosen);
    return { name, unit: units?.[name] ?? units?.[whole] ?? ownUnit(chosen) };
  });
}

/** The unit that the file tells. */
function ownUnit(chosen: Chosen): string {
  return chosen.kind === 'part' ? (chosen.part.column.unit ?? '') : '';
}

/** The name of the column that a coordinate is one number of. */
function wholeName(chosen: Chosen): string[] {
  return chosen.kind === 'part' ? [chosen.part.column.name] : [];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
