import path from 'node:path';
import { FileType, l10n, type QuickPickItem, Uri, ViewColumn, window, workspace } from 'vscode';
import { exists, freeName } from './free-name.js';
import { type Template, templates } from './templates.js';

/** Answers that a keybinding or another extension can pass to the command, so that it asks nothing. */
export interface NewDatasetArguments {
  /** Id of a template. */
  readonly template: string;
  /** Name of the new file without `.dataset.ts`. */
  readonly name: string;
  readonly folder: Uri;
}

/** Makes a dataset file from a template that the user chooses, and opens it in the first column, where it covers no panel. */
export async function newDataset(
  extension: Uri,
  argument: unknown,
  fromFile: () => Promise<Uri | undefined>,
): Promise<Uri | undefined> {
  const answers = isArguments(argument) ? argument : await ask(argument);
  if (answers === undefined) return undefined;
  if (answers === 'from a file') return fromFile();
  const template = templates.find(({ id }) => id === answers.template);
  if (template === undefined) {
    const known = templates.map(({ id }) => id).join(', ');
    throw new Error(`New Dataset: expected a template out of ${known}; got ${answers.template}`);
  }
  const file = await write(extension, template, answers);
  await window.showTextDocument(file, { viewColumn: ViewColumn.One });
  return file;
}

interface Choice extends QuickPickItem {
  /** Of the template; null for a data file. */
  readonly id: string | null;
}

async function ask(argument: unknown): Promise<NewDatasetArguments | 'from a file' | undefined> {
  const file: Choice = {
    id: null,
    label: `$(table) ${l10n.t('From a data file…')}`,
    detail: l10n.t('Your own table, array or tree: choose its columns to train on, its labels and weights'),
  };
  const choices = [
    file,
    ...templates.map(({ id, label, description }): Choice => ({ id, label, detail: description })),
  ];
  const template = await window.showQuickPick(choices, {
    title: l10n.t('New Dataset'),
    placeHolder: l10n.t('What to start from'),
    matchOnDetail: true,
  });
  if (template === undefined) return undefined;
  if (template.id === null) return 'from a file';
  const folder = await folderFor(argument);
  if (folder === undefined) return undefined;
  const name = await window.showInputBox({
    title: l10n.t('New Dataset'),
    prompt: l10n.t('Name of the file in {0}, without .dataset.ts', path.basename(folder.path)),
    value: await freeName(folder, template.id),
    validateInput: (input) => problemWithName(folder, input),
  });
  return name === undefined ? undefined : { template: template.id, name: name.trim(), folder };
}

/** The folder that was clicked, that of the file that was clicked, the workspace's, or one that the user chooses. */
async function folderFor(argument: unknown): Promise<Uri | undefined> {
  if (argument instanceof Uri && argument.scheme === 'file') {
    const { type } = await workspace.fs.stat(argument);
    return (type & FileType.Directory) !== 0 ? argument : Uri.joinPath(argument, '..');
  }
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0].uri;
  if (folders.length > 1) return (await window.showWorkspaceFolderPick())?.uri;
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Put the Dataset Here'),
  });
  return chosen?.[0];
}

async function write(extension: Uri, template: Template, { name, folder }: NewDatasetArguments): Promise<Uri> {
  const problem = await problemWithName(folder, name);
  if (problem !== null) throw new Error(`New Dataset: ${problem}`);
  const source = Uri.joinPath(extension, 'media', 'templates');
  const bytes = await workspace.fs.readFile(Uri.joinPath(source, `${template.id}.dataset.ts`));
  let text = new TextDecoder().decode(bytes);
  if (template.data !== null) {
    const data = name + path.extname(template.data);
    await workspace.fs.copy(Uri.joinPath(source, template.data), Uri.joinPath(folder, data), { overwrite: false });
    text = text.replaceAll(template.data, data);
  }
  const file = Uri.joinPath(folder, `${name}.dataset.ts`);
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

/** What is wrong with a name, or null. */
async function problemWithName(folder: Uri, input: string): Promise<string | null> {
  const name = input.trim();
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u.test(name)) {
    return l10n.t('Use only letters, digits, spaces, dots, hyphens and underscores in the file name.');
  }
  return (await exists(Uri.joinPath(folder, `${name}.dataset.ts`)))
    ? l10n.t('{0} exists already.', `${name}.dataset.ts`)
    : null;
}

function isArguments(argument: unknown): argument is NewDatasetArguments {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'template' in argument &&
    typeof argument.template === 'string' &&
    'name' in argument &&
    typeof argument.name === 'string' &&
    'folder' in argument &&
    argument.folder instanceof Uri
  );
}
