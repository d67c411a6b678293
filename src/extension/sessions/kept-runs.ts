import type { RunNumbers } from '../../protocol/point-run.js';
import type { RunLibrary, StoredRun } from '../../session/run-library.js';
import { Emitter } from '../../session/signal.js';
import { Disposable } from '../system/disposable.js';

/** The numbers by which the runs of a dataset file that are kept are known: of those that came to a result. */
export class KeptRuns extends Disposable {
  private readonly change = new Emitter<void>();
  private current: readonly RunNumbers[] = [];

  readonly onDidChange = this.change.signal;

  /** @param file the dataset file, absolute. */
  constructor(
    private readonly file: string,
    private readonly library: Pick<RunLibrary, 'of' | 'onDidChange'>,
  ) {
    super();
    this._register(library.onDidChange(() => void this.read()));
    void this.read();
  }

  /** Of the newest first; the same array until they change. */
  get numbers(): readonly RunNumbers[] {
    return this.current;
  }

  private async read(): Promise<void> {
    const numbers = (await this.library.of(this.file)).flatMap((run) => numbersOf(run) ?? []);
    if (this.isDisposed || JSON.stringify(numbers) === JSON.stringify(this.current)) return;
    this.current = numbers;
    this.change.fire();
  }
}

/** Null for a run without a result. */
export function numbersOf({ seed, latent, outcome }: StoredRun): RunNumbers | null {
  return outcome && { seed, latent, steps: outcome.steps, sup: outcome.sup };
}
