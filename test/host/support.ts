// What the tests of this folder share: the extension under test, files in the workspace, and waiting.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { LatentAtlasApi, SessionView } from '../../src/extension/api.js';

/** The extension under test. */
export function extension(): vscode.Extension<LatentAtlasApi> {
  const found = vscode.extensions.getExtension<LatentAtlasApi>('latent-atlas.latent-atlas');
  if (found === undefined) throw new Error('The extension latent-atlas.latent-atlas is not installed.');
  return found;
}

/** The folder that is open. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.at(0);
  if (folder === undefined) throw new Error('No folder is open.');
  return folder.uri;
}

/** Writes a file into the workspace, as a program outside the editor would. */
export async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), name);
  await mkdir(path.dirname(uri.fsPath), { recursive: true });
  await writeFile(uri.fsPath, text);
  return uri;
}

/** A dataset file of a circle with a small network. */
export function circleText({ seed = 0, steps = 200, radius = '1', more = '' } = {}): string {
  return `import { circle, defineDataset, euclidean } from 'latent-atlas';
${more}
export default defineDataset({
  name: 'Circle under test',
  manifold: circle({ radius: ${radius} }),
  samples: { train: 1_000, test: 500 },
  autoencoder: { hidden: [16, 16], latent: euclidean(1) },
  training: { steps: ${steps}, seed: ${seed} },
});
`;
}

/** Replaces the text of a file in the editor and saves it. */
export async function editAndSave(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  if (!(await document.save())) throw new Error(`${uri.fsPath} was not saved.`);
}

/** Waits until a value is there. */
export async function until<T>(what: string, get: () => T | undefined | null | false, timeout = 120_000): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = get();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > end) throw new Error(`Not within ${timeout / 1000} s: ${what}. Sessions: ${describeSessions()}`);
    await delay(20);
  }
}

/** The session of a dataset file as it is now. */
export function session(uri: vscode.Uri): SessionView | undefined {
  return extension().exports.sessions.find((view) => view.uri.fsPath === uri.fsPath);
}

/** Runs the command Train Autoencoder on a file. */
export async function train(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('latentAtlas.train', uri);
}

/** Waits for the end of a run that has the given seed. */
export function finished(uri: vscode.Uri, seed = 0) {
  return until(`${path.basename(uri.fsPath)} finished with seed ${seed}`, () => {
    const { started, finished: end } = session(uri)?.latest ?? {};
    return started?.run.seed === seed ? end : undefined;
  });
}

/** Problems that this extension reports in a file. */
export function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Latent Atlas');
}

/** Ends all training and closes all editors and panels; the sessions of the panels go a few seconds later. */
export async function closeAll(): Promise<void> {
  for (const { uri } of extension().exports.sessions) await vscode.commands.executeCommand('latentAtlas.stop', uri);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until the session of a dataset file is closed, some seconds after its panel. */
export async function closed(uri: vscode.Uri): Promise<void> {
  await until(`the session of ${path.basename(uri.fsPath)} is closed`, () => session(uri) === undefined);
}

function describeSessions(): string {
  return JSON.stringify(
    extension().exports.sessions.map(({ uri, status, fault, latest }) => ({
      file: path.basename(uri.fsPath),
      status,
      fault,
      step: latest.progress?.step,
    })),
  );
}

/** Makes the one error that shows when the type checker has been over the file. */
async function addTypeError(uri: vscode.Uri): Promise<void> {
  const editor = await vscode.window.showTextDocument(uri);
  const end = new vscode.Position(editor.document.lineCount, 0);
  await editor.edit((edit) => edit.insert(end, "\nexport const wrong: number = 'text';\n"));
}

function errors(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ severity, source }) => severity === vscode.DiagnosticSeverity.Error && source === 'ts')
    .map(({ message }) => message);
}

/** Looks through a file with the type checker; leaves an edit behind that is not saved. */
export async function assertNoTypeError(uri: vscode.Uri): Promise<void> {
  await addTypeError(uri);
  await until('the type checker has been over it', () => errors(uri).length > 0);
  assert.deepEqual(errors(uri), ["Type 'string' is not assignable to type 'number'."]);
}
