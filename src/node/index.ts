/**
 * What the command line does, for programs: `import { train, sweep, openRun } from 'latent-atlas/node'`.
 * @module
 */
export { RunError, type RunOptions } from './environment.js';
export { openRun, type OpenedRun } from './open-run.js';
export { sweep, type SweepOptions, type SweepRunning } from './sweep.js';
export { train, type TrainingRun, type TrainOptions } from './train.js';
export type { RunDescription } from '../protocol/description.js';
export type { RunEvent } from '../protocol/events.js';
export type { RunResult } from '../protocol/result.js';
export type { SweepColumn, SweepParameter, SweepRow, SweepTable, SweptPoint } from '../protocol/sweep-table.js';
export type { PointSummary } from '../sweep/point-file.js';
export type { SweepObject } from '../sweep/sweep-object.js';
