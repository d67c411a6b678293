import { plannedSteps } from '../../src/protocol/description.js';
import type { RunView } from './model.js';

/** Share of the steps of a run that are done, from 0 to 1, as far as its pictures tell. */
export const shareDone = ({ frames, progress, started }: RunView): number =>
  Math.min(1, Math.max(frames.at(-1)?.step ?? 0, progress?.step ?? 0) / Math.max(1, plannedSteps(started.run)));
