// Which column of the window panels and files open in.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { circleText, closeAll, finished, train, until, workspaceFolder, write } from './support.js';

/** The titles of the tabs of each column. */
const columns = (): string[][] => vscode.window.tabGroups.all.map(({ tabs }) => tabs.map(({ label }) => label));

const activeColumn = () => vscode.window.tabGroups.activeTabGroup.viewColumn;

async function untilColumns(expected: readonly (readonly string[])[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  await until(`the tabs ${wanted}`, () => JSON.stringify(columns()) === wanted).catch(() =>
    assert.deepEqual(columns(), expected),
  );
}

describe('the columns of the window', () => {
  afterEach(closeAll);

  it('are never more than two, however many files are trained', async () => {
    const first = await write('column-a.dataset.ts', circleText());
    const second = await write('column-b.dataset.ts', circleText());
    await train(first);
    await untilColumns([['column-a.dataset.ts'], ['Latent Atlas: column-a']]);
    await finished(first);
    await vscode.window.showTextDocument(second, { viewColumn: vscode.ViewColumn.One, preview: false });
    await train(second);
    await untilColumns([
      ['column-a.dataset.ts', 'column-b.dataset.ts'],
      ['Latent Atlas: column-a', 'Latent Atlas: column-b'],
    ]);
    await finished(second);
  });

  it('are two where the file is in the second: the panel takes the first', async () => {
    const other = await write('column-other.ts', 'export const x = 1;\n');
    const file = await write('column-c.dataset.ts', circleText());
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.One, preview: false });
    await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Two, preview: false });
    await train(file);
    await untilColumns([['column-other.ts', 'Latent Atlas: column-c'], ['column-c.dataset.ts']]);
    await finished(file);
  });

  it('keep the panel in sight: what is opened while it has the focus goes to the first', async () => {
    const file = await write('column-d.dataset.ts', circleText());
    const other = await write('column-other.ts', 'export const x = 1;\n');
    await train(file);
    await untilColumns([['column-d.dataset.ts'], ['Latent Atlas: column-d']]);
    await finished(file);
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await until('the focus in the panel', () => activeColumn() === vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('vscode.open', other);
    await until('the file in the first column', () => columns().at(0)?.includes('column-other.ts'));
    assert.deepEqual(columns()[1], ['Latent Atlas: column-d']);

    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await until('the focus in the panel', () => activeColumn() === vscode.ViewColumn.Two);
    const folder = workspaceFolder();
    await vscode.commands.executeCommand('latentAtlas.newDataset', { template: 'circle', name: 'column-new', folder });
    await until('the new file in the first column', () => columns().at(0)?.includes('column-new.dataset.ts'));
    assert.deepEqual(columns()[1], ['Latent Atlas: column-d']);
  });

  // What an extension contributes takes the place of VS Code's own list, which belongs to it therefore.
  it('are locked for other editors as VS Code has it', () => {
    const locked = vscode.workspace.getConfiguration('workbench.editor').get<Record<string, boolean>>('autoLockGroups');
    assert.equal(locked?.['mainThreadWebview-latentAtlas.panel'], true);
    assert.equal(locked.terminalEditor, true);
  });
});
