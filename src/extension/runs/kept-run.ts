import { Uri, workspace } from 'vscode';
import type { SessionState } from '../../protocol/panel.js';
import type { WantedPoint } from '../../protocol/point-run.js';
import { noNetwork } from '../../session/attempt.js';
import type { StoredRun } from '../../session/run-library.js';
import type { Signal } from '../../session/signal.js';
import type { TrainingCommands } from '../commands/training.js';
import type { PanelSource, RunFeed } from '../panel/panel-source.js';
import { nameOf } from './run-items.js';

/** Events that never fire. */
const never: Signal<never> = () => ({ dispose: () => undefined });

/** A run that is kept: it is over, so that it takes no commands; what is trained goes into the panel of its file. */
export class KeptRun implements PanelSource {
  readonly file: string;
  readonly feed: RunFeed;
  readonly state: SessionState;
  readonly onDidChangeState = never;
  readonly reference = null;
  readonly onDidChangeReference = never;
  private readonly uri: Uri;

  /** @param events its events, packed. */
  constructor(
    readonly run: StoredRun,
    events: readonly ArrayBuffer[],
    private readonly training: Pick<
      TrainingCommands,
      'trainFile' | 'resumeRun' | 'trainOverSeeds' | 'findLatentSpace' | 'openPoint' | 'comparePoints' | 'compare'
    >,
  ) {
    this.file = run.file;
    this.uri = Uri.file(run.file);
    this.feed = {
      events,
      onDidReceiveEvent: never,
      onDidReplace: never,
      setWatched: () => undefined,
      command: () => undefined,
      request: (request) => Promise.resolve(noNetwork(request)),
    };
    this.state = {
      label: workspace.asRelativePath(this.uri),
      status: 'idle',
      reading: null,
      measuring: null,
      fault: null,
      showsEarlierRun: false,
      isResumable: run.isResumable,
      sweep: null,
      search: null,
    };
  }

  restart(seed: number | null): Promise<void> {
    return this.training.trainFile(this.uri, seed);
  }

  resume(): Promise<void> {
    return this.training.resumeRun(this.run);
  }

  sweep(count: number): Promise<void> {
    return this.training.trainOverSeeds(this.uri, count);
  }

  findLatentSpace(): Promise<void> {
    return this.training.findLatentSpace(this.uri);
  }

  stopSweep(): Promise<void> {
    return Promise.resolve();
  }

  openPoint(wanted: WantedPoint): Promise<void> {
    return this.training.openPoint(this.uri, wanted);
  }

  comparePoints(reference: WantedPoint, wanted: WantedPoint): Promise<void> {
    return this.training.comparePoints(this.uri, reference, wanted);
  }

  /** In the panel of its file: a run that is kept is compared with nothing itself. */
  async compare(pinned: boolean): Promise<void> {
    const { run, feed } = this;
    if (!pinned) return;
    await this.training.compare(this.uri, { label: nameOf(run), events: feed.events, directory: run.directory });
  }

  kept(): Promise<StoredRun> {
    return Promise.resolve(this.run);
  }
}
