import { defaultEngine } from '../autoencoder/options.js';
import type { RunDescription } from '../protocol/description.js';
import type { SweepProgress } from '../protocol/sweep.js';
import { seedField } from '../protocol/sweep-table.js';
import { runOfFile } from '../session/run-of-file.js';
import type { TrainingSession, TrainOptions } from '../session/session.js';
import { Emitter } from '../session/signal.js';
import type { SweepChoice } from '../worker/messages.js';
import { Shares } from './shares.js';
import type { SweepEnvironment } from './sweep.js';
import type { TableBesideRun } from './table-beside-run.js';

/** What to train beside a run. */
export interface SweepBesideJob {
  /** What varies, once it is known what the file is. */
  readonly choice: (run: RunDescription) => SweepChoice;
  /** Points that there will be; 0 where it is not known before. */
  readonly total: number;
  /** Runs at once: each has a process and one thread, and so a core, of its own. */
  readonly atOnce: number;
  /** For every run, beside what varies. */
  readonly train: Omit<TrainOptions, 'seed'>;
}

/** Seeds are integers of 32 bits. */
const seedCount = 2 ** 32;

/** The file's own seed and those after it. @param count at least 1. */
export function seedsAfter({ fileSeed }: RunDescription, count: number): SweepChoice {
  const seeds = Array.from({ length: count }, (_, k) => (fileSeed + k) % seedCount);
  return { kind: 'given', fields: [{ name: seedField, values: seeds.join(',') }], draw: null };
}

/** Milliseconds between two words about progress, at least. */
const tellTime = 250;

/**
 * A sweep over the dataset file of a session in the background. What its points come to is recorded beside the session's
 * shown run, and holds as long as the dataset is the same.
 */
export class SweepBesideRun {
  private readonly change = new Emitter<void>();
  private controller: AbortController | null = null;
  private running: Promise<void> = Promise.resolve();
  private current: SweepProgress | null = null;
  private told = 0;

  /** Fires at most a few times a second, and when a run is over. */
  readonly onDidChange = this.change.signal;

  /** @param folder the sweep directory, absolute. */
  constructor(
    private readonly session: TrainingSession,
    private readonly environment: SweepEnvironment,
    private readonly folder: string,
  ) {}

  /** Null while there is nothing to do. */
  get progress(): SweepProgress | null {
    return this.current;
  }

  /**
   * Trains the points; what trained before ends, and where that was the same sweep it goes on. The shown run is to be one
   * of the file as it is: where it is not, the file is trained for it first.
   * @throws Error that says what is wrong with the dataset file, or why nothing can be written.
   */
  async start(job: SweepBesideJob): Promise<void> {
    await this.stop();
    const controller = new AbortController();
    this.controller = controller;
    const running = this.run(job, controller);
    // Those that stop it do not want to know.
    this.running = running.catch(() => undefined);
    await running;
  }

  /** Ends it; resolves once no process of it is left. What is over by then stays. */
  async stop(): Promise<void> {
    this.controller?.abort();
    await this.running;
  }

  private async run({ choice, total, atOnce, train }: SweepBesideJob, controller: AbortController): Promise<void> {
    const { session, folder, environment } = this;
    const { signal } = controller;
    const isStopped = (): boolean => signal.aborted;
    this.tell({ done: 0, total, share: 0 });
    try {
      const first = await runOfFile(session, environment.workers, train, signal);
      if (first === null || isStopped()) return;
      const { revision } = session;
      const listener = session.onDidReceiveEvent(({ event }) => {
        if (event.kind === 'started' && session.revision !== revision) controller.abort();
      });
      // Not before they are needed: they make tables and pages.
      const [{ sweep }, { TableBesideRun }] = await Promise.all([
        import('./sweep.js'),
        import('./table-beside-run.js'),
      ]);
      const recorded: { table: TableBesideRun | null } = { table: null };
      const shares = new Shares();
      try {
        const end = await sweep(
          {
            ...{ file: session.file, label: session.label, choice: choice(first), folder },
            ...{ engine: train.engine ?? defaultEngine, steps: null, halving: null, keepRuns: 'first' },
            resume: 'ifSame',
          },
          { kind: 'local', workers: atOnce, threads: 1 },
          environment,
          {
            onReady: (directory, known) => {
              shares.begin(directory.plan.points, known.size);
              this.tell(shares.progress);
              recorded.table = new TableBesideRun(session, revision, directory, known);
            },
            onPoint: (summary) => {
              recorded.table?.add(summary);
              shares.end(summary.index);
              this.told = 0;
              this.tell(shares.progress);
            },
            onEvent: (index, event) => {
              if (shares.take(index, event)) this.tell(shares.progress);
            },
            onNote: () => undefined,
          },
          signal,
        );
        recorded.table?.end();
        if (isStopped()) return;
        if (end.kind === 'wrong') throw new Error(end.fault.message);
        if (end.unwritten !== null) throw end.unwritten;
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
