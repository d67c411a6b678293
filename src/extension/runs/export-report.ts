import { env, l10n, Uri, window, workspace } from 'vscode';
import { createReport } from '../../session/report.js';
import { readEventLog } from '../../session/run-directory.js';
import type { StoredRun } from '../../session/run-library.js';
import { nameOf } from './run-items.js';

/**
 * Writes a run as one HTML page that opens offline; nothing if the user gives up.
 * @param run null if it is not kept.
 * @param distribution folder of the bundles.
 * @throws Error where it is not kept, or its event log cannot be read.
 */
export async function exportReport(run: StoredRun | null, distribution: string): Promise<void> {
  if (run === null) throw new Error(l10n.t('The run is not saved yet. Export its report when it has finished.'));
  const target = await window.showSaveDialog({
    title: l10n.t('Export Report'),
    defaultUri: Uri.joinPath(Uri.file(run.file), '..', `${nameOf(run).replace(/[^\p{L}\p{N}_.-]+/gu, '-')}.html`),
    filters: { HTML: ['html'] },
  });
  if (target === undefined) return;
  const report = await createReport(distribution, await readEventLog(run.directory));
  await workspace.fs.writeFile(target, new TextEncoder().encode(report));
  const open = l10n.t('Open');
  if ((await window.showInformationMessage(l10n.t('The report is in {0}.', target.fsPath), open)) === open) {
    await env.openExternal(target);
  }
}
