import type { RunEvent } from '../protocol/events.js';
import type { EngineChoice } from '../autoencoder/options.js';
import type { Fault } from '../protocol/fault.js';
import type { RunResult } from '../protocol/result.js';
import type { SweptPoint } from '../protocol/sweep-table.js';
import { Attempt } from '../session/attempt.js';
import type { Bundle } from '../session/bundle.js';
import { startOf } from '../session/point-start.js';
import type { RunFile } from '../session/run-directory.js';
import { resumeFault } from '../session/shared-fault.js';
import type { PointKeeping } from './point-keeping.js';
import type { PointWorkers } from './point-workers.js';
import type { PlannedSweep, RunTask, StartRun } from '../worker/messages.js';

/** What one worker process is asked to do. */
export interface PointJob {
  readonly bundle: Bundle;
  /** The dataset file as the user gave it. */
  readonly label: string;
  readonly engine: EngineChoice;
  readonly threads: number;
  readonly steps: number | null;
  readonly point: SweptPoint;
  readonly task: RunTask;
  /** Whether the files of a run directory are wanted. */
  readonly files: boolean;
  /** Whether pictures of the training are wanted. */
  readonly isRecorded: boolean;
  /** A run that was interrupted, to go on with; null to begin one. */
  readonly resumed: StartRun['resumed'];
}

/** Is told how a run goes on. */
export interface PointListener {
  /** Takes each event of the run, decoded and packed. */
  readonly onEvent: (event: RunEvent, packed: ArrayBuffer) => void;
  /** What is kept of it while it goes on; left out where nothing is. */
  readonly keeping?: Pick<PointKeeping, 'resume' | 'folder' | 'keepCheckpoint'>;
}

/** What came of it; `isStopped` where it was ended from outside before it was over. */
export interface PointRun {
  readonly result: RunResult | null;
  readonly fault: Fault | null;
  readonly artefacts: readonly RunFile[];
  /** Of a task that trains some steps only. */
  readonly trainedUntil: { readonly step: number; readonly testLoss: number } | null;
  /** Of a task that plans a sweep. */
  readonly plan: PlannedSweep | null;
  readonly isStopped: boolean;
}

/**
 * Gives a job to a worker process, and waits for its end.
 * @param signal ends the process at once.
 */
export function runPoint(
  workers: PointWorkers,
  { bundle, point, ...job }: PointJob,
  { onEvent, keeping }: PointListener,
  signal: AbortSignal,
): Promise<PointRun> {
  return new Promise((resolve) => {
    const artefacts: RunFile[] = [];
    let result: RunResult | null = null;
    let fault: Fault | null = null;
    let trainedUntil: PointRun['trainedUntil'] = null;
    let plan: PlannedSweep | null = null;
    const end = (isStopped: boolean, isReusable: boolean): void => {
      signal.removeEventListener('abort', stop);
      if (isReusable) workers.giveBack(attempt.handOver());
      else attempt.end();
      resolve({ result, fault, artefacts, trainedUntil, plan, isStopped });
    };
    const stop = (): void => end(true, false);
    const keepCheckpoints = (): void => {
      if (keeping !== undefined && keeping.folder !== null) attempt.keepCheckpoints(keeping.folder);
    };
    const attempt = new Attempt(
      workers,
      bundle,
      { ...startOf(point), ...job, version: 0, previous: null, isOneOfMany: true, live: false },
      (news) => {
        switch (news.kind) {
          case 'event':
            if (news.event.kind === 'finished') ({ result } = news.event);
            onEvent(news.event, news.packed);
            if (news.event.kind === 'started') keepCheckpoints();
            break;
          case 'artefact':
            artefacts.push({ path: news.path, bytes: news.bytes });
            break;
          case 'planned':
            ({ plan } = news);
            break;
          case 'trainedUntil':
            trainedUntil = { step: news.step, testLoss: news.testLoss };
            break;
          case 'failed':
            fault ??= news.fault;
            break;
          case 'done':
            end(false, news.isReusable);
            break;
          case 'ended':
            end(false, false);
            break;
          case 'resumed':
            try {
              keeping?.resume(news.events, news.step);
              keepCheckpoints();
            } catch (error) {
              fault ??= resumeFault(error instanceof Error ? error.message : String(error));
              end(false, false);
            }
            break;
          case 'checkpoint':
            keeping?.keepCheckpoint(news.file);
            break;
          case 'status':
          case 'measuring':
          case 'parameters':
          case 'reading':
          case 'dependency':
          case 'matched':
            break;
        }
      },
    );
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}
