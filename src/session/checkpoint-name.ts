import { temporaryEnd } from './whole-file.js';

/** The last checkpoint of a run that is not over, in its run directory. */
export const checkpointFile = 'checkpoint.bin';

/** Whether a file of a run directory is a checkpoint, or one that was being written. */
export const isCheckpoint = (name: string): boolean =>
  name === checkpointFile || (name.startsWith('checkpoint-') && name.endsWith(temporaryEnd));
