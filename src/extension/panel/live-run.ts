import { l10n } from 'vscode';
import type { BesideRun, SessionState } from '../../protocol/panel.js';
import type { WantedPoint } from '../../protocol/point-run.js';
import type { StoredRun } from '../../session/run-library.js';
import { Emitter } from '../../session/signal.js';
import type { DatasetSession } from '../sessions/dataset-session.js';
import type { PanelSource, RunFeed } from './panel-source.js';
import type { ReferenceRun } from './reference.js';
import type { ReferenceMemory } from './reference-memory.js';

/** The shown run of a session, which the next save replaces by another. */
export class LiveRun implements PanelSource {
  readonly file: string;
  readonly feed: RunFeed;
  readonly onDidChangeState;
  private readonly referenceChange = new Emitter<void>();
  private comparedWith: ReferenceRun | null = null;

  readonly onDidChangeReference = this.referenceChange.signal;

  constructor(
    private readonly session: DatasetSession,
    private readonly references: ReferenceMemory,
  ) {
    this.file = session.file;
    this.feed = session.training;
    this.onDidChangeState = session.onDidChangeState;
  }

  get state(): Required<SessionState> {
    const { label, training, seeds, scan, keptRuns } = this.session;
    const { status, reading, measuring, fault, showsEarlierRun, interrupted } = training;
    const isResumable = interrupted !== null;
    const beside = { sweep: seeds.progress, search: scan.progress, keptRuns };
    return { label, status, reading, measuring, fault, showsEarlierRun, isResumable, ...beside };
  }

  get reference(): ReferenceRun | null {
    return this.comparedWith;
  }

  async restart(seed: number | null): Promise<void> {
    // A model from elsewhere is examined again.
    if (this.session.training.run?.examined != null) await this.session.examine();
    else await this.session.train(seed);
  }

  async resume(): Promise<void> {
    const { interrupted } = this.session.training;
    if (interrupted !== null) await this.session.resume(interrupted);
  }

  sweep(count: number): Promise<void> {
    return this.session.trainOverSeeds(count);
  }

  findLatentSpace(): Promise<void> {
    return this.session.findLatentSpace();
  }

  stopSweep(sweep: BesideRun): Promise<void> {
    return this.session[sweep === 'seeds' ? 'seeds' : 'scan'].stop();
  }

  openPoint(wanted: WantedPoint): Promise<void> {
    return this.session.openPoint(wanted);
  }

  async comparePoints(reference: WantedPoint, wanted: WantedPoint): Promise<void> {
    const first = await this.session.runOfPoint(reference);
    if (first === null) return;
    await this.compareWith({ label: reference.name, ...first });
    await this.openPoint(wanted);
  }

  compare(pinned: boolean): Promise<void> {
    return this.compareWith(pinned ? this.runOnShow() : null);
  }

  /** Shows a run beside the one on show, and those that come after it, after a reload too; null for none. */
  async compareWith(reference: ReferenceRun | null): Promise<void> {
    this.comparedWith = reference;
    this.referenceChange.fire();
    await this.references.set(this.file, reference);
  }

  /** Compares with what the runs of this file were compared with when the window was closed. */
  async restoreReference(): Promise<void> {
    const reference = await this.references.restore(this.file);
    if (reference === null || this.comparedWith !== null) return;
    this.comparedWith = reference;
    this.referenceChange.fire();
  }

  kept(): Promise<StoredRun | null> {
    return this.session.kept();
  }

  private runOnShow(): ReferenceRun {
    const label = l10n.t('the run pinned at {0}', new Date().toLocaleTimeString());
    return { label, events: [...this.feed.events], directory: null };
  }
}
