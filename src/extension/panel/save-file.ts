import path from 'node:path';
import { Uri, window, workspace } from 'vscode';
import { writeWhole } from '../../session/whole-file.js';

/**
 * Asks the user where to save a file, and writes it there whole; nothing if the user gives up.
 * @param name the name that is offered, in the folder of the dataset file.
 * @throws Error where it cannot be written.
 */
export async function saveFile(name: string, data: ArrayBuffer, datasetFile: string): Promise<void> {
  // The name comes from a page: only its last part counts.
  const offered = Uri.file(path.join(path.dirname(datasetFile), path.basename(name)));
  const target = await window.showSaveDialog({ defaultUri: offered });
  if (target === undefined) return;
  const bytes = new Uint8Array(data);
  if (target.scheme === 'file') await writeWhole(target.fsPath, bytes);
  else await workspace.fs.writeFile(target, bytes);
}
