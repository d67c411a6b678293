/** Views of a run, each of which is one tile of the panel. */
export const viewNames = [
  'data',
  'latent',
  'error-map',
  'loss',
  'histogram',
  'compare',
  'obstruction',
  'network',
  'roc',
  'homology',
  'bump-hunt',
  'seeds',
] as const;
export type ViewName = (typeof viewNames)[number];

/** The two parts of the panel: `live` fills it, and to `findings` one scrolls. */
export const parts = ['live', 'findings'] as const;
export type Part = (typeof parts)[number];

/** Views of which there is one of the reference beside that of the run. */
export const comparedViews: readonly ViewName[] = ['data', 'latent', 'error-map'];

/** Which views are where. */
export interface Arrangement {
  readonly live: readonly ViewName[];
  readonly findings: readonly ViewName[];
  /** Those of both parts that are not shown; they keep their places. */
  readonly hidden: readonly ViewName[];
}

/** An arrangement as it was saved: its names may be those of another version. */
export interface SavedArrangement {
  readonly live: readonly string[];
  readonly findings: readonly string[];
  readonly hidden: readonly string[];
}

/** The arrangement that was saved, of the views that there are; views that it does not know come last in their part. */
export function arrange(saved: SavedArrangement | null, initial: Arrangement): Arrangement {
  if (saved === null) return initial;
  const all = [...initial.live, ...initial.findings];
  const placed = new Set<ViewName>();
  const known = (names: readonly string[]): ViewName[] =>
    all
      .filter((name) => names.includes(name) && !placed.has(name))
      .sort((a, b) => names.indexOf(a) - names.indexOf(b))
      .map((name) => {
        placed.add(name);
        return name;
      });
  const [live, findings] = [known(saved.live), known(saved.findings)];
  const isNew = (name: ViewName): boolean => !placed.has(name);
  return {
    live: [...live, ...initial.live.filter(isNew)],
    findings: [...findings, ...initial.findings.filter(isNew)],
    hidden: all.filter((name) => saved.hidden.includes(name)),
  };
}

/** The views of a part that are shown, in their order. */
export const shownIn = (arrangement: Arrangement, part: Part): readonly ViewName[] =>
  arrangement[part].filter((name) => !arrangement.hidden.includes(name));

/** All views that are shown, in their order. */
export const shownViews = (arrangement: Arrangement): readonly ViewName[] =>
  parts.flatMap((part) => shownIn(arrangement, part));

export function withShown(arrangement: Arrangement, name: ViewName, shown: boolean): Arrangement {
  const others = arrangement.hidden.filter((one) => one !== name);
  return { ...arrangement, hidden: shown ? others : [...others, name] };
}

/** A view put before or after another, in the part of that one. */
export function placedBeside(
  arrangement: Arrangement,
  name: ViewName,
  target: ViewName,
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
export function moved(arrangement: Arrangement, name: ViewName, by: 1 | -1): Arrangement {
  const own = parts.find((part) => arrangement[part].includes(name)) ?? 'live';
  const shown = shownIn(arrangement, own);
  const neighbour = shown.at(shown.indexOf(name) + by);
  const isAtBorder = shown.indexOf(name) === (by === 1 ? shown.length - 1 : 0);
  if (!isAtBorder && neighbour !== undefined)
    return placedBeside(arrangement, name, neighbour, by === 1 ? 'after' : 'before');
  if (own === (by === 1 ? 'findings' : 'live')) return arrangement;
  const other = by === 1 ? 'findings' : 'live';
  return rebuilt(arrangement, name, (names, part) =>
    part !== other ? names : by === 1 ? [name, ...names] : [...names, name],
  );
}

function rebuilt(
  arrangement: Arrangement,
  name: ViewName,
  insert: (names: readonly ViewName[], part: Part) => readonly ViewName[],
): Arrangement {
  const of = (part: Part) =>
    insert(
      arrangement[part].filter((one) => one !== name),
      part,
    );
  return { ...arrangement, live: of('live'), findings: of('findings') };
}
