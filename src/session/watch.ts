import { watch, type FSWatcher } from 'chokidar';

/** Milliseconds without a further change before a change is told: editors write a file in more than one go. */
const settleTime = 20;

/** Tells when one of a set of files changes on disk, whoever writes it. */
export class FileWatch {
  private readonly watcher: FSWatcher = watch([], { ignoreInitial: true, atomic: 30 });
  private readonly files = new Set<string>();
  private changed = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  /** @param onChange told of the files that changed since it was last called. */
  constructor(onChange: (changed: ReadonlySet<string>) => void) {
    this.watcher.on('all', (_, file) => {
      this.changed.add(file);
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        const changed = this.changed;
        this.changed = new Set();
        onChange(changed);
      }, settleTime);
    });
  }

  /** Watches these files, and no longer those that are not among them. */
  setFiles(files: readonly string[]): void {
    const wanted = new Set(files);
    const added = files.filter((file) => !this.files.has(file));
    const removed = [...this.files].filter((file) => !wanted.has(file));
    for (const file of added) this.files.add(file);
    for (const file of removed) this.files.delete(file);
    if (added.length > 0) this.watcher.add(added);
    if (removed.length > 0) this.watcher.unwatch(removed);
  }

  async dispose(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    await this.watcher.close();
  }
}
