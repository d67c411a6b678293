import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { endGroup } from './end-group.js';
import { channelDescriptor, type FromWorker } from './messages.js';

/** Functions of `node:fs` that use up, change or close what is behind a descriptor. */
const descriptorUsers = [
  ...(['read', 'readSync', 'readv', 'readvSync', 'write', 'writeSync', 'writev', 'writevSync'] as const),
  ...(['readFile', 'readFileSync', 'writeFile', 'writeFileSync', 'appendFile', 'appendFileSync'] as const),
  ...(['ftruncate', 'ftruncateSync', 'close', 'closeSync'] as const),
];

/** How the worker speaks to its session, and ends. */
export interface OwnProcess {
  /** @param sent called once the message is on its way. */
  readonly send: (message: FromWorker, sent?: () => void) => void;
  /** Ends the process, and those that code of the dataset file started. */
  readonly end: () => void;
}

/**
 * Takes the ways to speak to the session, and to end, for the worker alone: code of a dataset file that tries either gets
 * an error, with its place, instead of a session that waits or is told nonsense.
 */
export function takeProcess(): OwnProcess {
  const speak = process.send?.bind(process);
  const refuse = (name: string) => (): never => {
    throw new Error(`process.${name}() ends the run: expected a dataset file that returns, or throws an error`);
  };
  process.exit = refuse('exit');
  process.abort = refuse('abort');
  Object.assign(process, { reallyExit: refuse('reallyExit') });
  delete process.send;
  keepChannel();
  return {
    send: (message, sent) => {
      if (speak === undefined) sent?.();
      else speak(message, undefined, {}, () => sent?.());
    },
    end: endGroup,
  };
}

/** Bytes that are no message, in the channel to the session, would stop all messages after them. */
function keepChannel(): void {
  for (const name of descriptorUsers) {
    const usual: (...values: never[]) => unknown = fs[name];
    const careful = (...values: unknown[]): unknown => {
      if (values[0] !== channelDescriptor) return Reflect.apply(usual, fs, values);
      throw new Error(
        `fs.${name}(${channelDescriptor}): expected a file that the dataset file has opened, got the channel of the run`,
      );
    };
    // What promisify has to know of the function is a property of it.
    Object.assign(fs, { [name]: Object.defineProperties(careful, Object.getOwnPropertyDescriptors(usual)) });
  }
  // Modules that import from `node:fs` by name.
  syncBuiltinESMExports();
}
