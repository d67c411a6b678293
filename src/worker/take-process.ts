import fs from 'node:fs';
import { endGroup } from './end-group.js';
import { openChannel, type Channel } from './channel.js';
import { channelDescriptor, monitorDescriptor, type MonitorReport } from './messages.js';
import { replaceFunction, tellImports } from './replace-function.js';

/** Functions of `node:fs` that use up, change or close what is behind a descriptor. */
const descriptorUsers = [
  ...(['read', 'readSync', 'readv', 'readvSync', 'write', 'writeSync', 'writev', 'writevSync'] as const),
  ...(['readFile', 'readFileSync', 'writeFile', 'writeFileSync', 'appendFile', 'appendFileSync'] as const),
  ...(['ftruncate', 'ftruncateSync', 'close', 'closeSync'] as const),
];

/** How the worker speaks to its session, and ends. */
export interface OwnProcess extends Channel {
  /** Ends the process, and those that code of the dataset file started. */
  readonly end: () => void;
}

/**
 * Takes the ways to speak to the session, and to end, for the worker alone: code of a dataset file that tries either gets
 * an error, with its place, instead of a session that waits or is told nonsense. The process ends with its session.
 * @param mark of the messages to the session.
 */
export function takeProcess(mark: Uint8Array): OwnProcess {
  const refuse = (name: string) => (): never => {
    throw new Error(`process.${name}() ends the run: expected a dataset file that returns, or throws an error`);
  };
  process.exit = refuse('exit');
  process.abort = refuse('abort');
  Object.assign(process, { reallyExit: refuse('reallyExit') });
  const channel = openChannel(mark, endWithoutChannel);
  keepChannel();
  return { ...channel, end: endGroup };
}

/** The session is gone, or code of the dataset file has closed the channel to it: then the session is to know. */
function endWithoutChannel(): void {
  const report: MonitorReport = { reason: 'channel', field: '', file: null, frames: null };
  try {
    fs.writeSync(monitorDescriptor, JSON.stringify(report) + '\n');
  } catch {
    // Nobody listens.
  }
  endGroup();
}

/** Bytes that are no message, in the channel to the session, would stop all messages after them. */
function keepChannel(): void {
  for (const name of descriptorUsers) {
    replaceFunction(fs, name, (usual) => (...values) => {
      if (values[0] !== channelDescriptor) return Reflect.apply(usual, fs, values);
      throw new Error(
        `fs.${name}(${channelDescriptor}): expected a file that the dataset file has opened, got the channel of the run`,
      );
    });
  }
  tellImports();
}
