import type { Memento } from 'vscode';
import { readEventLog } from '../../session/run-directory.js';
import type { RunLibrary } from '../../session/run-library.js';
import type { ReferenceRun } from './reference.js';

/** Key of what the workspace remembers. */
const referencesKey = 'panelReferences';

interface KeptReference {
  readonly label: string;
  /** Run directory of the run. */
  readonly run: string;
}

/** What the panel of each dataset file compares its runs with: kept over a reload of the window, while the panel is open. */
export class ReferenceMemory {
  constructor(
    private readonly memento: Memento,
    private readonly library: Pick<RunLibrary, 'list'>,
  ) {}

  /** @param reference null where there is none, or its run is not kept. @param file the dataset file, absolute. */
  set(file: string, reference: KeptReference | null): void {
    void this.memento.update(referencesKey, { ...this.references, [file]: reference ?? undefined });
  }

  /** What the panel of a file was last compared with; null where there was nothing, or the run is no longer kept. */
  async restore(file: string): Promise<ReferenceRun | null> {
    const kept = this.references[file];
    if (kept === undefined) return null;
    const run = (await this.library.list()).find(({ directory }) => directory === kept.run);
    if (run === undefined) return null;
    const events = await readEventLog(run.directory).catch(() => null);
    return events === null ? null : { label: kept.label, events, kept: Promise.resolve(run) };
  }

  private get references(): Readonly<Partial<Record<string, KeptReference>>> {
    return this.memento.get(referencesKey, {});
  }
}
