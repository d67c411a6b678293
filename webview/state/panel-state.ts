/** What a webview keeps of its panel while that is hidden, and over a reload of the window. */
export interface PanelState {
  /** View settings; undefined if none were changed. */
  readonly view: unknown;
  /** What is selected; undefined or null if nothing is. */
  readonly selection: unknown;
  /** Fingerprint of the shown run; undefined before there was one. */
  readonly shown: unknown;
}

/** What was kept, as far as it is there: what stands in its fields is for their readers to judge. */
export function readPanelState(kept: unknown): PanelState {
  const { view, selection, shown }: Readonly<Record<string, unknown>> =
    typeof kept === 'object' && kept !== null ? { ...kept } : {};
  return { view, selection, shown };
}
