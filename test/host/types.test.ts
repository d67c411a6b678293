import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { templates } from '../../src/extension/commands/templates.js';
import { extension, until, workspaceFolder } from './support.js';

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

async function assertNoTypeError(uri: vscode.Uri): Promise<void> {
  await addTypeError(uri);
  await until('the type checker has been over it', () => errors(uri).length > 0);
  assert.deepEqual(errors(uri), ["Type 'string' is not assignable to type 'number'."]);
}

describe('the type checker, in a folder where nothing is installed,', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const { id } of templates) {
    it(`finds no error in the template ${id}`, async () => {
      const folder = vscode.Uri.joinPath(workspaceFolder(), 'templates');
      await cp(path.join(extension().extensionPath, 'media/templates'), folder.fsPath, { recursive: true });
      await assertNoTypeError(vscode.Uri.joinPath(folder, `${id}.dataset.ts`));
    });
  }

  // One that imports JSON, which needs the options that VS Code sends. The server without a window goes over all examples:
  // test/integration/typescript-plugin.
  for (const file of ['circle.dataset.ts', 'earthquakes.dataset.ts']) {
    it(`finds no error in the example ${file}`, () => assertNoTypeError(vscode.Uri.joinPath(workspaceFolder(), file)));
  }
});
