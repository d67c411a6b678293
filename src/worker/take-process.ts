import { endGroup } from './end-group.js';
import type { FromWorker } from './messages.js';

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
  return {
    send: (message, sent) => {
      if (speak === undefined) sent?.();
      else speak(message, undefined, {}, () => sent?.());
    },
    end: endGroup,
  };
}
