import { WorkerProcess, type WorkerOptions } from './worker-process.js';

/** Milliseconds after a worker was taken until the next is made ready: the first picture must not wait for it. */
const warmUpDelay = 1500;

/** Gives out worker processes and, where wanted, keeps one ready so that a run starts at once. */
export class WorkerSupply {
  private spare: WorkerProcess | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    readonly options: WorkerOptions,
    private readonly keepWarm: boolean,
  ) {}

  /** A process that has not run anything; it belongs to the caller. */
  take(): WorkerProcess {
    const worker = this.spare ?? new WorkerProcess(this.options);
    this.spare = null;
    if (this.keepWarm) this.timer ??= setTimeout(() => this.warmUp(), warmUpDelay);
    return worker;
  }

  /** Makes a process ready for the next to come. */
  warmUp(): void {
    this.timer = null;
    if (this.spare !== null) return;
    const spare = new WorkerProcess(this.options);
    spare.listen(
      () => undefined,
      () => {
        if (this.spare === spare) this.spare = null;
      },
    );
    this.spare = spare;
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.spare?.kill();
    this.spare = null;
  }
}
