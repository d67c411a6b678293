import type { WebviewPanel } from 'vscode';
import type { FromPanel } from '../../protocol/panel.js';
import { tryLatent } from '../editor/try-latent.js';
import { openTable } from './open-table.js';
import { saveFile } from './save-file.js';
import type { ViewMemory } from './view-memory.js';

/** What is asked of a dataset file, whichever run of it a panel shows. */
export type FileMessage = Extract<FromPanel, { readonly kind: 'tryLatent' | 'saveView' | 'save' | 'openTable' }>;

/** @param file the dataset file, absolute. */
export async function receiveOfFile(
  message: FileMessage,
  file: string,
  panel: WebviewPanel,
  views: ViewMemory,
): Promise<void> {
  switch (message.kind) {
    case 'tryLatent':
      return tryLatent(file, message.latent);
    case 'saveView':
      views.set(file, message.view);
      return;
    case 'save':
      return saveFile(message.name, message.data, file);
    case 'openTable':
      return openTable(message.text, panel);
  }
}
