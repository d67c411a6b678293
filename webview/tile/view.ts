import type { ComponentType } from 'preact';
import type { RunStarted } from '../../src/protocol/events.js';
import type { TileExports } from '../export/tile-exports.js';
import type { Beside } from '../state/model.js';
import type { Explanation } from './explanation.js';
import type { ViewInput } from './tile-input.js';

/** One view of a run: all that the panel knows of it. No view imports another. */
export interface View {
  /** Unique; it stands in saved arrangements, names of files and test ids. */
  readonly name: string;
  /** In tabs and menus. */
  readonly title: string;
  /** Where it stands at first: among the large pictures, or behind a tab. */
  readonly place: 'picture' | 'tab';
  /** A view that stands beside it behind one tab if there is room for both, and the title of that tab. */
  readonly partner?: { readonly name: string; readonly title: string };
  readonly explanation: Explanation;
  /** Whether it says anything about this run. */
  readonly appliesTo: (started: RunStarted, beside: Beside) => boolean;
  /** The head of the tile, where it says more than the title. */
  readonly heading?: (input: ViewInput) => string;
  /** The picture itself, with its axes, legend and colour bar inside. It fills the element it is in. */
  readonly Picture: ComponentType<ViewInput>;
  /** The view's own choices, for the menu of its tile; null if it has none. */
  readonly Controls: ComponentType<ViewInput> | null;
  /** What can be saved beside the picture; null while there is nothing to save. */
  readonly exports: (input: ViewInput) => TileExports | null;
}
