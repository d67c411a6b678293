import { createHash } from 'node:crypto';
import path from 'node:path';
import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import type { RunLibrary } from '../../session/run-library.js';
import { type SessionEnvironment, TrainingSession } from '../../session/session.js';
import { WorkerSupply } from '../../session/worker-supply.js';
import { SweepBesideRun } from '../../sweep/beside-run.js';
import { readSettings } from '../system/settings.js';
import type { Trainings } from './dataset-session.js';

/** Where the extension is. */
export type SessionContext = Pick<ExtensionContext, 'asAbsolutePath'>;

/** Makes training sessions, in an environment that follows the settings: a change holds from the next run on. */
export class SessionFactory implements SessionEnvironment {
  readonly distribution: string;
  private supply: WorkerSupply | null = null;

  constructor(
    context: SessionContext,
    readonly runs: RunLibrary,
    private readonly channel: LogOutputChannel,
  ) {
    this.distribution = context.asAbsolutePath('dist');
  }

  /** @param file a dataset file, absolute */
  create(file: string): Trainings {
    const training = new TrainingSession(file, workspace.asRelativePath(file), this);
    const name = createHash('sha256').update(file).digest('hex').slice(0, 16);
    const sweep = (kind: string): SweepBesideRun =>
      new SweepBesideRun(training, this, path.join(path.dirname(this.runs.folder), 'sweeps', name, kind));
    return { training, seeds: sweep('seeds'), scan: sweep('latent'), runs: this.runs };
  }

  get workers(): WorkerSupply {
    const { memoryLimit, timeout } = readSettings();
    const limits = { memory: memoryLimit, time: timeout };
    const current = this.supply?.options.limits;
    if (this.supply !== null && current?.memory === limits.memory && current.time === limits.time) return this.supply;
    this.supply?.dispose();
    this.supply = new WorkerSupply({ distribution: this.distribution, limits, log: this.log }, true);
    return this.supply;
  }

  get frameBudget(): number {
    return readSettings().frameBudget;
  }

  get warmStart(): boolean {
    return readSettings().warmStart;
  }

  readonly log = (message: string): void => this.channel.info(message);

  dispose(): void {
    this.supply?.dispose();
    this.supply = null;
  }
}
