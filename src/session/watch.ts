import { stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { watch, type FSWatcher } from 'chokidar';

/** Milliseconds without a further change before a change is told: editors write a file in more than one go. */
const settleTime = 10;

/** Milliseconds that a file may be empty while it is written, and looks at it in that time are this far apart. */
const emptyTime = 1000;
const lookTime = 10;

/** Milliseconds after which a file is looked at once more: chokidar tells no second change within 50 of the first. */
const silentTime = 80;

/** What a look at a file finds without reading it; null if the file does not exist. */
type Look = { readonly size: number; readonly changed: number; readonly inode: number } | null;

/** Tells when one of a set of files changes on disk, whichever program writes it. */
export class FileWatch {
  private readonly watcher: FSWatcher = watch([], { ignoreInitial: true, atomic: 30 });
  private readonly files = new Set<string>();
  private changed = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  /** How files were when they were told, until they have been looked at once more. */
  private told = new Map<string, Look>();
  private laterLook: NodeJS.Timeout | null = null;
  /** When the first change came that was not told yet. */
  private since = 0;
  private isDisposed = false;

  /** @param onChange told of the files that changed since it was last called. */
  constructor(private readonly onChange: (changed: ReadonlySet<string>) => void) {
    this.watcher.on('all', (_, file) => this.note(file));
  }

  /** Takes a file as changed: it is told like those that are watched. */
  note(file: string): void {
    if (this.isDisposed) return;
    const now = performance.now();
    if (this.changed.size === 0) this.since = now;
    this.changed.add(file);
    // What a program writes on and on is told all the same.
    if (this.timer === null || now - this.since < emptyTime) this.settleIn(settleTime);
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
    this.isDisposed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.laterLook !== null) clearTimeout(this.laterLook);
    await this.watcher.close();
  }

  private settleIn(time: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.settle(), time);
  }

  private async settle(): Promise<void> {
    const timer = this.timer;
    // A program empties a file before it writes it; of the second change of two so close, nothing may be told.
    const seen = await lookAtAll(this.changed);
    if (this.isDisposed || timer !== this.timer) return;
    const isBeingWritten = [...seen.values()].some((look) => look?.size === 0);
    if (isBeingWritten && performance.now() - this.since < emptyTime) {
      this.settleIn(lookTime);
      return;
    }
    const changed = this.changed;
    this.changed = new Set();
    for (const [file, look] of seen) this.told.set(file, look);
    if (this.laterLook !== null) clearTimeout(this.laterLook);
    this.laterLook = setTimeout(() => void this.lookOnceMore(), silentTime);
    this.onChange(changed);
  }

  /** Takes files as changed that are not as they were when they were told. */
  private async lookOnceMore(): Promise<void> {
    const { told } = this;
    this.told = new Map();
    for (const [file, look] of await lookAtAll(told.keys())) {
      // One that was told again meanwhile is looked at later.
      if (!this.told.has(file) && !isDeepStrictEqual(look, told.get(file))) this.note(file);
    }
  }
}

async function lookAtAll(files: Iterable<string>): Promise<Map<string, Look>> {
  return new Map(await Promise.all(Array.from(files, async (file) => [file, await lookAt(file)] as const)));
}

function lookAt(file: string): Promise<Look> {
  return stat(file).then(
    ({ size, mtimeMs, ino }) => ({ size, changed: mtimeMs, inode: ino }),
    () => null,
  );
}
