import { existsSync } from 'node:fs';
import path from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import picomatch from 'picomatch';

/** Folders that a pattern does not mean unless it names them: they have too many files to watch. */
const unmeant = /^(\..+|node_modules)$/;

/** Data files that a pattern of the dataset file matched when they were read. */
export interface MatchedFiles {
  /** As the dataset file has it, such as `runs/*.csv`. */
  readonly pattern: string;
  /** Absolute path that the pattern is relative to. */
  readonly folder: string;
  /** Absolute paths. */
  readonly files: readonly string[];
}

/** Tells once when a file is there that a pattern matches now, and did not when the data were read. */
export class PatternWatch {
  private readonly watcher: FSWatcher;

  constructor({ pattern, folder, files }: MatchedFiles, onMatch: (file: string) => void) {
    const { base, glob } = picomatch.scan(pattern);
    const root = path.resolve(folder, base);
    // As tinyglobby matches.
    const matches = picomatch(glob, { posix: true });
    const inRoot = (file: string): string => path.relative(root, file).replaceAll(path.sep, '/');
    const known = new Set(files);
    const top = existing(root);
    const depth = path.relative(top, root).split(path.sep).filter(Boolean).length + glob.split('/').length - 1;
    const isMeant = (directory: string): boolean => {
      if (root.startsWith(directory)) return true;
      const name = path.basename(directory);
      return directory.startsWith(root) && (!unmeant.test(name) || glob.includes(name));
    };
    this.watcher = watch(top, {
      depth: glob.includes('**') ? undefined : depth,
      ignored: (file, stats) => stats !== undefined && !(stats.isDirectory() ? isMeant(file) : matches(inRoot(file))),
    });
    this.watcher.on('add', (file) => {
      if (!known.has(file)) onMatch(file);
    });
    // A system may refuse to watch that many folders. Then the next save finds the file.
    this.watcher.on('error', () => undefined);
  }

  async dispose(): Promise<void> {
    await this.watcher.close();
  }
}

/** A folder, or the nearest above it that is there. */
function existing(folder: string): string {
  const above = path.dirname(folder);
  return above === folder || existsSync(folder) ? folder : existing(above);
}
