/** The two parts of the panel: large pictures side by side, and a pane of tabs that shows one view at a time. */
export const parts = ['pictures', 'tabs'] as const;
export type Part = (typeof parts)[number];

/** Which views are where. */
export interface Arrangement {
  readonly pictures: readonly string[];
  readonly tabs: readonly string[];
  /** Those of both parts that are not shown; they keep their places. */
  readonly hidden: readonly string[];
}

/** An arrangement as it was saved: its names may be those of another version. */
export interface SavedArrangement {
  readonly pictures: readonly string[];
  readonly tabs: readonly string[];
  readonly hidden: readonly string[];
}

/** The arrangement that was saved, of the views that there are; views that it does not know come last in their part. */
export function arrange(saved: SavedArrangement | null, initial: Arrangement): Arrangement {
  if (saved === null) return initial;
  const all = [...initial.pictures, ...initial.tabs];
  const placed = new Set<string>();
  const known = (names: readonly string[]): string[] =>
    all
      .filter((name) => names.includes(name) && !placed.has(name))
      .sort((a, b) => names.indexOf(a) - names.indexOf(b))
      .map((name) => {
        placed.add(name);
        return name;
      });
  const [pictures, tabs] = [known(saved.pictures), known(saved.tabs)];
  const isNew = (name: string): boolean => !placed.has(name);
  return {
    pictures: [...pictures, ...initial.pictures.filter(isNew)],
    tabs: [...tabs, ...initial.tabs.filter(isNew)],
    hidden: all.filter((name) => saved.hidden.includes(name)),
  };
}

/** The views of a part that are shown, in their order. */
export const shownIn = (arrangement: Arrangement, part: Part): readonly string[] =>
  arrangement[part].filter((name) => !arrangement.hidden.includes(name));

/** All views that are shown, in their order. */
export const shownViews = (arrangement: Arrangement): readonly string[] =>
  parts.flatMap((part) => shownIn(arrangement, part));

export function withShown(arrangement: Arrangement, name: string, shown: boolean): Arrangement {
  const others = arrangement.hidden.filter((one) => one !== name);
  return { ...arrangement, hidden: shown ? others : [...others, name] };
}

/** A view put before or after another, in the part of that one. */
export function placedBeside(
  arrangement: Arrangement,
  name: string,
  target: string,
  side: 'before' | 'after',
): Arrangement {
  if (name === target) return arrangement;
  return rebuilt(arrangement, name, (names) => {
    const index = names.indexOf(target);
    return index < 0 ? names : names.toSpliced(side === 'before' ? index : index + 1, 0, name);
  });
}

/**
 * A view moved by one place among those that are shown. From the border of its part it goes over into the other one, past
 * no view. At the first and the last place of all nothing changes.
 */
export function moved(arrangement: Arrangement, name: string, by: 1 | -1): Arrangement {
  const own = parts.find((part) => arrangement[part].includes(name)) ?? 'pictures';
  const shown = shownIn(arrangement, own);
  const neighbour = shown.at(shown.indexOf(name) + by);
  const isAtBorder = shown.indexOf(name) === (by === 1 ? shown.length - 1 : 0);
  if (!isAtBorder && neighbour !== undefined)
    return placedBeside(arrangement, name, neighbour, by === 1 ? 'after' : 'before');
  if (own === (by === 1 ? 'tabs' : 'pictures')) return arrangement;
  const other = by === 1 ? 'tabs' : 'pictures';
  return rebuilt(arrangement, name, (names, part) =>
    part !== other ? names : by === 1 ? [name, ...names] : [...names, name],
  );
}

function rebuilt(
  arrangement: Arrangement,
  name: string,
  insert: (names: readonly string[], part: Part) => readonly string[],
): Arrangement {
  const of = (part: Part) =>
    insert(
      arrangement[part].filter((one) => one !== name),
      part,
    );
  return { ...arrangement, pictures: of('pictures'), tabs: of('tabs') };
}
