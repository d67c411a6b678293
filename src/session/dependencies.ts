import { PatternWatch, type MatchedFiles } from './pattern-watch.js';
import { FileWatch } from './watch.js';

/** The dataset file with all that it imports or reads; watched while a change of any of them is to train again. */
export class Dependencies {
  private watched: ReadonlySet<string>;
  /** Every data file that was ever read. */
  private readonly data = new Set<string>();
  private isDataChanged = false;
  /** Every file of a model that was ever examined. */
  private readonly models = new Set<string>();
  private isModelChanged = false;
  private watch: FileWatch | null = null;
  /** Patterns by which data are found, those of all samples. */
  private patterns: readonly MatchedFiles[] = [];
  private readonly patternWatches = new Map<MatchedFiles, PatternWatch>();

  /**
   * @param file the dataset file, absolute.
   * @param onChange told of a change on disk while they are watched, and whether only files of a model have changed.
   */
  constructor(
    private readonly file: string,
    private readonly onChange: (ofModelAlone: boolean) => void,
  ) {
    this.watched = new Set([file]);
  }

  /** Whether they are watched. */
  setWatched(on: boolean): void {
    if (on === (this.watch !== null)) return;
    void this.watch?.dispose();
    this.watch = on ? new FileWatch((changed) => this.take(changed)) : null;
    this.follow();
  }

  /** A new bundle is made of these files; which data it reads, it is yet to tell. */
  setImports(files: readonly string[]): void {
    this.watched = new Set([this.file, ...files]);
    this.patterns = [];
    this.follow();
  }

  /** @param file a data file that is read, absolute. */
  addData(file: string): void {
    this.data.add(file);
    this.add(file);
  }

  /** @param file of the model that is examined, absolute. */
  addModel(file: string): void {
    this.models.add(file);
    this.add(file);
  }

  /** A file that matches from now on is one of the data, and a change of them. */
  addPattern(matched: MatchedFiles): void {
    this.patterns = [...this.patterns, matched];
    this.follow();
  }

  /** Whether data have changed on disk since this was last asked. */
  takeDataChange(): boolean {
    const isChanged = this.isDataChanged;
    this.isDataChanged = false;
    return isChanged;
  }

  /** Whether the model has changed on disk since this was last asked. */
  takeModelChange(): boolean {
    const isChanged = this.isModelChanged;
    this.isModelChanged = false;
    return isChanged;
  }

  async dispose(): Promise<void> {
    const { watch } = this;
    this.watch = null;
    this.follow();
    await watch?.dispose();
  }

  private take(changed: ReadonlySet<string>): void {
    this.isDataChanged ||= [...changed].some((file) => this.data.has(file));
    this.isModelChanged ||= [...changed].some((file) => this.models.has(file));
    this.onChange([...changed].every((file) => this.models.has(file)));
  }

  private add(file: string): void {
    this.watched = new Set([...this.watched, file]);
    this.follow();
  }

  private follow(): void {
    this.watch?.setFiles([...this.watched]);
    const patterns = this.watch === null ? [] : this.patterns;
    for (const [matched, watch] of this.patternWatches) {
      if (patterns.includes(matched)) continue;
      this.patternWatches.delete(matched);
      void watch.dispose();
    }
    for (const matched of patterns) {
      if (!this.patternWatches.has(matched))
        this.patternWatches.set(matched, new PatternWatch(matched, (file) => this.takeMatch(file)));
    }
  }

  private takeMatch(file: string): void {
    this.data.add(file);
    this.watch?.note(file);
  }
}
