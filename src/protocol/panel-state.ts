/** What a webview keeps of its panel while that is hidden, and over a reload of the window. */
export interface PanelState {
  /** In the panel of a run that is kept: its run directory; null in the panel of a dataset file. */
  readonly run: string | null;
  /** As in the message `saveView`; undefined where nothing was saved. */
  readonly view: unknown;
  /** What is selected, as only the panel reads it; undefined where nothing is. */
  readonly selection: unknown;
}

/** What was kept, as far as it is there: what stands in its fields is for their readers to judge. */
export function readPanelState(kept: unknown): PanelState {
  const fields: Readonly<Record<string, unknown>> = typeof kept === 'object' && kept !== null ? { ...kept } : {};
  const { run, view, selection } = fields;
  return { run: typeof run === 'string' ? run : null, view, selection };
}
