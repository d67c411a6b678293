import { homedir } from 'node:os';
import path from 'node:path';
import type { Fault } from '../protocol/fault.js';

/**
 * A fault as it is kept with a run, which may be shared: places are relative to the folder of the dataset file, and no
 * folder of the user's machine is named.
 * @param file the dataset file, absolute.
 */
export function sharedFault(fault: Fault, file: string): Fault {
  const folder = path.dirname(file);
  const { location } = fault;
  const message = fault.message.replaceAll(folder + path.sep, '').replaceAll(homedir() + path.sep, `~${path.sep}`);
  return { ...fault, message, location: location && { ...location, file: path.relative(folder, location.file) } };
}

/** Why a run that was interrupted cannot go on. */
export const resumeFault = (message: string): Fault => ({ phase: 'resume', message, location: null, ofDataset: false });
