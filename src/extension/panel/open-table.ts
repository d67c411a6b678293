import { languages, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { elsewhereThan } from './columns.js';

/** The language of tables, where an extension brings it. */
const language = 'csv';

/** Opens a table, as CSV, as a document without a name, in an editor that does not hide the panel. */
export async function openTable(content: string, { viewColumn }: WebviewPanel): Promise<void> {
  const isKnown = (await languages.getLanguages()).includes(language);
  const document = await workspace.openTextDocument(isKnown ? { content, language } : { content });
  await window.showTextDocument(document, {
    viewColumn: elsewhereThan(viewColumn ?? ViewColumn.Two),
    preview: false,
  });
}
