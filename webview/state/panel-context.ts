import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FromPanel } from '../../src/protocol/panel.js';
import type { SceneRenderer } from '../drawing/renderer.js';
import type { Theme } from '../drawing/theme.js';
import type { Action } from './reducer.js';

/** What every part of the panel may need. */
export interface PanelContext {
  readonly theme: Theme;
  readonly renderer: SceneRenderer;
  readonly dispatch: (action: Action) => void;
  /** To the host; null in a report. */
  readonly send: ((message: FromPanel) => void) | null;
  /** Whether texts of tables stay as they are, though a spreadsheet may take them for formulas. */
  readonly rawCsv: boolean;
  /** Asks for the image of a code under the decoder, which the data are shown with; null if there is no network. */
  readonly decode: ((code: Float32Array | null) => void) | null;
  /** Asks for the images of the codes on a line in the latent space; null if there is no network. */
  readonly decodeLine: ((codes: Float32Array | null) => void) | null;
}

const context = createContext<PanelContext | null>(null);

export const PanelProvider = context.Provider;

export function usePanel(): PanelContext {
  const value = useContext(context);
  if (value === null) throw new Error('usePanel: expected to be called inside the panel');
  return value;
}
