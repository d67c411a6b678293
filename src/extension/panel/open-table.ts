import { languages, type WebviewPanel, window, workspace } from 'vscode';
import { columnBeside } from './columns.js';

/** The language of tables, where an extension brings it. */
const language = 'csv';

/** Opens a table, as CSV, as a document without a name, in an editor that does not hide the panel. */
export async function openTable(content: string, panel: WebviewPanel): Promise<void> {
  const isKnown = (await languages.getLanguages()).includes(language);
  const document = await workspace.openTextDocument(isKnown ? { content, language } : { content });
  await window.showTextDocument(document, {
    viewColumn: columnBeside(panel),
    preview: false,
  });
}
