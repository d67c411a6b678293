import { cp } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { templates } from '../../src/extension/commands/templates.js';
import { assertNoTypeError, extension, workspaceFolder } from './support.js';

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
