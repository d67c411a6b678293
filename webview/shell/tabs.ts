import { viewNamed } from '../views/index.js';

/** One tab, and the views that it shows side by side. */
export interface Tab {
  /** In the order of the arrangement; at least one. */
  readonly names: readonly string[];
  readonly title: string;
}

/** A pane of tabs at least this wide, in CSS pixels, has room for two views side by side. */
const widePane = 720;

/**
 * The tabs of a pane, in order: one for each view, but one for two partners if there is room for both.
 * @param names of the views behind them, in the order of the arrangement.
 * @param width of the pane, in CSS pixels.
 */
export function tabsOf(names: readonly string[], width: number): readonly Tab[] {
  const pairs = width < widePane ? [] : names.flatMap((name) => pairOf(name, names));
  return names.flatMap((name) => {
    const pair = pairs.find((one) => one.names.includes(name));
    if (pair === undefined) return [{ names: [name], title: viewNamed(name).title }];
    return pair.names[0] === name ? [pair] : [];
  });
}

/** A view and its partner, where both are there. */
function pairOf(name: string, names: readonly string[]): Tab[] {
  const { partner } = viewNamed(name);
  if (partner === undefined || !names.includes(partner.name)) return [];
  return [{ names: names.filter((one) => one === name || one === partner.name), title: partner.title }];
}
