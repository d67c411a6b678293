import { setImmediate } from 'node:timers/promises';
import type { RunCommand, RunRequest } from '../protocol/commands.js';
import type { SampleEvaluations } from '../run/evaluations.js';
import type { MeasureName } from '../protocol/panel.js';
import type { Model } from '../run/model.js';
import type { Run } from '../run/run.js';
import type { CheckpointedRun, Checkpoints } from './checkpoints.js';
import { messageOf, toFault } from './fault.js';
import type { FromWorker } from './messages.js';

/** Milliseconds of training between two looks at the messages. */
const slice = 15;

/** A run as the driver sees it: of a network that is trained here, or of one from elsewhere. */
export interface DrivenRun extends CheckpointedRun {
  /** Whether somebody is watching. */
  live: boolean;
  readonly model: Model;
  /** Trains for about that many milliseconds; left out where nothing is trained. */
  advance?(milliseconds: number): void;
  advanceOneStep?(): void;
  /** Resolves once there are rows to train on; null where there are. */
  untilRows?(): Promise<void> | null;
  /** A frame of the present step. */
  showNow?(): void;
  finishing(isWanted: () => boolean, tell: (measure: MeasureName) => void): Generator<void, SampleEvaluations>;
  /** Parameters of the network as it is now; null of a model that is not trained here. */
  parameters(): Float32Array | null;
}

/** Trains a run slice by slice and, between slices, does what the user asks. */
export class Driver {
  private run: DrivenRun | null = null;
  private mode: 'training' | 'paused' | 'stopped' = 'training';
  private pendingSteps = 0;
  private isAnalysing = false;
  private isAnalysisStopped = false;
  private wake: (() => void) | null = null;

  constructor(
    private readonly send: (message: FromWorker) => void,
    private readonly beat: () => void,
    private readonly checkpoints: Checkpoints,
  ) {}

  /**
   * Trains to the end, or until the user stops it.
   * @returns what the network in the end makes of the samples; null if an error has been sent instead of a result.
   */
  async drive(run: DrivenRun, live: boolean): Promise<SampleEvaluations | null> {
    this.run = run;
    run.live = live;
    try {
      if (!run.isComplete) this.send({ kind: 'status', status: this.mode === 'paused' ? 'paused' : 'training' });
      while (this.mode !== 'stopped' && !run.isComplete) {
        this.beat();
        const rows = this.mode === 'training' || this.pendingSteps > 0 ? (run.untilRows?.() ?? null) : null;
        if (rows !== null) await rows;
        else if (this.mode === 'training') run.advance?.(slice);
        else if (this.pendingSteps > 0) {
          this.pendingSteps--;
          run.advanceOneStep?.();
        } else {
          this.checkpoints.take(run);
          await this.untilWoken();
        }
        this.checkpoints.offer(run);
        await setImmediate();
      }
      this.send({ kind: 'status', status: 'analysing' });
      await setImmediate();
      this.isAnalysing = true;
      const analyses = run.finishing(
        () => !this.isAnalysisStopped,
        (measure) => this.send({ kind: 'measuring', measure }),
      );
      for (let isFirst = true; ; isFirst = false) {
        const { done, value } = analyses.next();
        if (done === true) return value;
        // Sent before the analyses, so that a next run need not wait for them.
        const parameters = isFirst ? run.parameters() : null;
        if (parameters !== null) this.send({ kind: 'parameters', parameters });
        this.beat();
        await setImmediate();
      }
    } catch (error) {
      this.send({ kind: 'failed', fault: toFault(error, 'training') });
      return null;
    }
  }

  /** Trains up to a step, and tells the test loss; nothing where it is stopped before. */
  async driveUntil(run: Run, step: number): Promise<void> {
    this.run = run;
    try {
      this.send({ kind: 'status', status: 'training' });
      while (this.mode !== 'stopped' && !run.isComplete && run.step < step) {
        this.beat();
        const rows = run.untilRows();
        if (rows !== null) await rows;
        else run.advanceTo(step, slice);
        await setImmediate();
      }
      if (this.mode !== 'stopped') this.send({ kind: 'trainedUntil', step: run.step, testLoss: run.testLoss() });
    } catch (error) {
      this.send({ kind: 'failed', fault: toFault(error, 'training') });
    }
  }

  handle(message: RunCommand | RunRequest): void {
    switch (message.kind) {
      case 'pause':
        if (this.mode === 'training') this.setMode('paused');
        this.run?.showNow?.();
        break;
      case 'resume':
        if (this.mode === 'paused') this.setMode('training');
        break;
      case 'step':
        if (this.mode === 'training') this.setMode('paused');
        this.pendingSteps++;
        break;
      case 'stop':
        // The first stop still measures the result; a second stop skips the measurements.
        if (this.isAnalysing) this.isAnalysisStopped = true;
        this.mode = 'stopped';
        break;
      case 'watch':
        if (this.run !== null) this.run.live = message.visible;
        break;
      case 'decode':
        this.answer(message.request, (run) => run.model.decode(message.codes));
        break;
      case 'encode':
        this.answer(message.request, (run) => run.model.encode(message.points));
        break;
    }
    this.wake?.();
  }

  private setMode(mode: 'training' | 'paused'): void {
    this.mode = mode;
    if (this.run !== null) this.send({ kind: 'status', status: mode });
  }

  private answer(request: number, compute: (run: DrivenRun) => Float32Array): void {
    if (this.run === null) {
      this.send({ kind: 'refusal', request, message: 'There is no network yet: the run has not started.' });
      return;
    }
    try {
      this.send({ kind: 'answer', request, values: compute(this.run) });
    } catch (error) {
      this.send({ kind: 'refusal', request, message: messageOf(error) });
    }
  }

  private untilWoken(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = () => {
        this.wake = null;
        resolve();
      };
    });
  }
}
