// Starts a program in a process group of its own, and ends the whole group, whatever happens to this process.
import { spawn } from 'node:child_process';
import { exitOnSignals } from './until-stopped.mjs';

/** How long a group has to end by itself after being asked to, in milliseconds. */
const patience = 5_000;

/**
 * @typedef {object} ProcessGroup
 * @property {import('node:child_process').ChildProcess} leader its first process
 * @property {Promise<void>} ended when the leader has ended
 * @property {() => Promise<void>} stop asks the group to end, then forces it; does nothing if it has ended
 */

/**
 * Starts a program as the leader of a new process group. The group is killed when this process exits.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, log: number }} options `log`: open file that takes its output
 * @returns {ProcessGroup}
 */
export function startGroup(command, args, { cwd, env, log }) {
  const leader = spawn(command, args, { cwd, env, stdio: ['ignore', log, log], detached: true });
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    leader.once('exit', () => resolve());
    leader.once('error', () => resolve());
  });
  const killNow = () => signalGroup(leader.pid, 'SIGKILL');
  process.once('exit', killNow);
  const leaveSignals = exitOnSignals();

  const stop = async () => {
    if (leader.pid !== undefined && leader.exitCode === null && leader.signalCode === null) {
      signalGroup(leader.pid, 'SIGTERM');
      const timer = setTimeout(killNow, patience);
      await ended;
      clearTimeout(timer);
    }
    // The leader may have left children behind.
    killNow();
    process.removeListener('exit', killNow);
    leaveSignals();
  };
  return { leader, ended, stop };
}

/**
 * @param {number | undefined} leader process id, undefined if the program could not be started
 * @param {NodeJS.Signals} signal
 */
function signalGroup(leader, signal) {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // The group has ended.
  }
}
