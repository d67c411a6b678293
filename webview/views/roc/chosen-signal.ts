import type { ViewSettings } from '../../state/view-settings.js';

/** The signal chosen, where the run has it; else its first. */
export const chosenSignal = (signals: readonly string[], { rocSignal }: ViewSettings): string =>
  signals.find((name) => name === rocSignal) ?? signals.at(0) ?? '';
