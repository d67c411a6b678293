import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Memento } from 'vscode';
import { logOf } from '../../protocol/event-record.js';
import { datasetId } from '../../session/dataset-name.js';
import { eventLogFile, readEventLog } from '../../session/run-directory.js';
import { writeWhole } from '../../session/whole-file.js';
import { Turns } from '../../session/turns.js';
import { WorkspaceRecord } from '../system/workspace-record.js';
import type { ReferenceRun } from './reference.js';

interface KeptReference {
  readonly label: string;
  /** Folder of its event log. */
  readonly run: string;
}

/**
 * What the panel of each dataset file compares its runs with: kept over a reload of the window, while the panel is
 * open. A run that is kept is known by its directory; of any other, which the next save may replace, the events are
 * written.
 */
export class ReferenceMemory {
  private readonly references: WorkspaceRecord<KeptReference>;
  private readonly turns = new Turns();

  /** @param folder for the events that are written, absolute. */
  constructor(
    memento: Memento,
    private readonly folder: string,
  ) {
    this.references = new WorkspaceRecord(memento, 'panelReferences');
  }

  /**
   * @param file the dataset file, absolute.
   * @param reference null if there is nothing to compare with.
   * @returns once it would survive a reload.
   */
  set(file: string, reference: ReferenceRun | null): Promise<void> {
    return this.turns.take(() => this.change(file, reference));
  }

  /** What the panel of a file was last compared with; null if there was nothing, or its events are gone. */
  restore(file: string): Promise<ReferenceRun | null> {
    return this.turns.take(async () => {
      const kept = this.references.get(file);
      if (kept === undefined) return null;
      const events = await readEventLog(kept.run).catch(() => null);
      return events === null ? null : { label: kept.label, events, directory: kept.run };
    });
  }

  private async change(file: string, reference: ReferenceRun | null): Promise<void> {
    const own = this.folderOf(file);
    if (reference?.directory === null) await writeWhole(path.join(own, eventLogFile), logOf(reference.events));
    const kept = reference === null ? undefined : { label: reference.label, run: reference.directory ?? own };
    this.references.set(file, kept);
    if (kept?.run !== own) await rm(own, { recursive: true, force: true });
  }

  private folderOf(file: string): string {
    return path.join(this.folder, datasetId(file));
  }
}
