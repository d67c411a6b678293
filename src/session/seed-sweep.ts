import { plannedSteps } from '../protocol/description.js';
import type { RunEvent } from '../protocol/events.js';
import type { SweepProgress } from '../protocol/sweep.js';
import { runOfFile } from './run-of-file.js';
import type { SessionEnvironment, TrainingSession, TrainOptions } from './session.js';
import { Emitter } from './signal.js';
import { outcomeOf, sweep } from './sweep.js';

/** Milliseconds between two words about progress, at least. */
const tellTime = 250;

/** Seeds are integers of 32 bits. */
const seedCount = 2 ** 32;

/**
 * Trains the dataset file of a session with several seeds in the background. What they give is recorded beside the
 * session's shown run, and holds as long as the dataset is the same.
 */
export class SeedSweep {
  private readonly change = new Emitter<void>();
  private controller: AbortController | null = null;
  private running: Promise<void> = Promise.resolve();
  private current: SweepProgress | null = null;
  private told = 0;

  /** Fires at most a few times a second, and when a run is over. */
  readonly onDidChange = this.change.signal;

  constructor(
    private readonly session: TrainingSession,
    private readonly environment: SessionEnvironment,
  ) {}

  /** Null while there is nothing to do. */
  get progress(): SweepProgress | null {
    return this.current;
  }

  /**
   * Trains with the file's own seed and those after it; what trained before with several seeds ends. The shown run is
   * to be one of the file as it is: where it is not, the file is trained for it first.
   * @param count number of seeds, at least 1.
   * @param atOnce runs at once.
   */
  async start(count: number, atOnce: number, train: Omit<TrainOptions, 'seed'>): Promise<void> {
    await this.stop();
    const controller = new AbortController();
    this.controller = controller;
    this.running = this.run(count, atOnce, train, controller);
    await this.running;
  }

  /** Ends it; resolves once no process of it is left. What is over by then stays. */
  async stop(): Promise<void> {
    this.controller?.abort();
    await this.running;
  }

  private async run(
    count: number,
    atOnce: number,
    train: Omit<TrainOptions, 'seed'>,
    controller: AbortController,
  ): Promise<void> {
    const { session } = this;
    const { workers, frameBudget, log } = this.environment;
    const { signal } = controller;
    this.tell({ done: 0, total: count, share: 0 });
    try {
      const first = await runOfFile(session, train, signal);
      if (first === null || signal.aborted) return;
      const { revision } = session;
      const listener = session.onDidReceiveEvent(({ event }) => {
        if (event.kind === 'started' && session.revision !== revision) controller.abort();
      });
      const seeds = Array.from({ length: count }, (_, k) => (first.fileSeed + k) % seedCount);
      const shares = new Map<number, number>();
      const steps = plannedSteps(first);
      const total = (): SweepProgress => {
        const all = [...shares.values()];
        return {
          done: all.filter((share) => share === 1).length,
          total: count,
          share: all.reduce((sum, share) => sum + share, 0) / count,
        };
      };
      session.record({ kind: 'sweep', seeds });
      try {
        await sweep(
          session.file,
          session.label,
          { workers, runs: null, frameBudget, warmStart: false, log },
          {
            seeds,
            workers: atOnce,
            train,
            signal,
            onEvent: (seed: number, event: RunEvent) => {
              if (event.kind !== 'progress') return;
              shares.set(seed, Math.min(0.99, event.step / steps));
              this.tell(total());
            },
            onRun: (run) => {
              if (signal.aborted) return;
              shares.set(run.seed, 1);
              session.record({ kind: 'seed', outcome: outcomeOf(run) });
              this.told = 0;
              this.tell(total());
            },
          },
        );
      } finally {
        listener.dispose();
      }
    } finally {
      this.told = 0;
      this.tell(null);
      await session.write();
    }
  }

  private tell(progress: SweepProgress | null): void {
    this.current = progress;
    const now = performance.now();
    if (now - this.told < tellTime) return;
    this.told = now;
    this.change.fire();
  }
}
