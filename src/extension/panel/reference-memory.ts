import type { Memento } from 'vscode';
import { readEventLog } from '../../session/run-directory.js';
import type { RunLibrary } from '../../session/run-library.js';
import { WorkspaceRecord } from '../system/workspace-record.js';
import type { ReferenceRun } from './reference.js';

interface KeptReference {
  readonly label: string;
  /** Run directory of the run. */
  readonly run: string;
}

/** What the panel of each dataset file compares its runs with: kept over a reload of the window, while the panel is open. */
export class ReferenceMemory {
  private readonly references: WorkspaceRecord<KeptReference>;

  constructor(
    memento: Memento,
    private readonly library: Pick<RunLibrary, 'at'>,
  ) {
    this.references = new WorkspaceRecord(memento, 'panelReferences');
  }

  /** @param reference null where there is none, or its run is not kept. @param file the dataset file, absolute. */
  set(file: string, reference: KeptReference | null): void {
    this.references.set(file, reference ?? undefined);
  }

  /** What the panel of a file was last compared with; null where there was nothing, or the run is no longer kept. */
  async restore(file: string): Promise<ReferenceRun | null> {
    const kept = this.references.get(file);
    const run = kept === undefined ? null : await this.library.at(kept.run);
    if (kept === undefined || run === null) return null;
    const events = await readEventLog(run.directory).catch(() => null);
    return events === null ? null : { label: kept.label, events, kept: Promise.resolve(run) };
  }
}
