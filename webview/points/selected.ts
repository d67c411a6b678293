import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Selection } from '../math/selection.js';

/** The points of the display sample that are selected, in all pictures. */
export interface Selected {
  /** Null if no point is selected. */
  readonly selected: Selection | null;
  /** Whether dragging in a picture of points draws a lasso, with no key held. */
  readonly lasso: boolean;
  /** Whether the pictures leave out the points that are not selected. */
  readonly alone: boolean;
}

const context = createContext<Selected>({ selected: null, lasso: false, alone: false });

export const SelectedProvider = context.Provider;

export const useSelected = (): Selected => useContext(context);
