import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineName } from '../autoencoder/options.js';
import type { RunDescription } from '../protocol/description.js';
import type { ReadEvent } from '../protocol/read-events.js';
import { ResumeError } from '../protocol/resume-error.js';
import { sweepOfEvent } from '../protocol/sweep-events.js';
import { checkpointFile } from './checkpoint-name.js';
import { readLog } from './read-log.js';
import { eventLogFile } from './run-directory.js';
import { isUnderWay, readState } from './run-state.js';

/** A run that was interrupted, with a checkpoint to go on from. */
export interface InterruptedRun {
  /** Its run directory, absolute. */
  readonly directory: string;
  /** Absolute. */
  readonly checkpoint: string;
  readonly run: RunDescription;
  readonly engine: EngineName;
  /** Steps of the whole run. */
  readonly steps: number;
  /** All that its log has; some may come after the checkpoint. */
  readonly events: readonly ReadEvent[];
}

/** Whether there is a checkpoint in a run directory. */
export const hasCheckpoint = (directory: string): boolean => existsSync(path.join(directory, checkpointFile));

/** @throws ResumeError that says why it cannot be resumed. */
export async function readInterrupted(directory: string): Promise<InterruptedRun> {
  if (isUnderWay(await readState(directory), directory))
    throw new ResumeError(`The run in ${directory} is still being trained: there is nothing to resume.`);
  if (!hasCheckpoint(directory))
    throw new ResumeError(
      `There is nothing to resume in ${directory}: expected a run that was interrupted after its first checkpoint.`,
    );
  const { events, damaged } = await readLog(await readFile(path.join(directory, eventLogFile)));
  const started = events.find(({ event }) => event.kind === 'started')?.event;
  if (damaged > 0 || started?.kind !== 'started')
    throw new ResumeError(
      `This run cannot be resumed: ${Math.max(1, damaged)} of its events are damaged on disk. Train again instead.`,
    );
  const { run } = started;
  if (run.engine === 'graph' || run.training === null)
    throw new ResumeError(`There is nothing to resume in ${directory}: its model was examined, not trained.`);
  return {
    directory,
    checkpoint: path.join(directory, checkpointFile),
    run,
    engine: run.engine,
    steps: run.training.steps,
    events,
  };
}

/**
 * The events of an interrupted run that hold at its checkpoint.
 * @param count of its events before the checkpoint, other than pictures.
 * @param step of the checkpoint.
 * @throws ResumeError where there are fewer.
 */
export function eventsUntil({ events }: InterruptedRun, count: number, step: number): ReadEvent[] {
  let left = count;
  const kept = events.filter(({ event }) => {
    if (sweepOfEvent(event) !== null) return true;
    if (event.kind === 'frame') return event.step <= step;
    left--;
    return left >= 0;
  });
  if (left <= 0) return kept;
  throw new ResumeError('This run cannot be resumed: its log ends before its checkpoint. Train again instead.');
}
