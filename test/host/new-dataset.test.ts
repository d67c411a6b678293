import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { templates } from '../../src/extension/commands/templates.js';
import { closeAll, editAndSave, extension, finished, train, workspaceFolder } from './support.js';

/** Few points and steps, in place of those of a template: that they suit the data is none of the things that are tested here. */
const few = 'samples: { train: 80, test: 20 }, training: { batchSize: 16, steps: 100, seed: 0 },';

function create(template: string, name: string): Thenable<vscode.Uri | undefined> {
  const folder = workspaceFolder();
  return vscode.commands.executeCommand('latentAtlas.newDataset', { template, name, folder });
}

describe('New Dataset', () => {
  afterEach(closeAll);

  it('has a template for each file in media/templates', async () => {
    const files = await readdir(path.join(extension().extensionPath, 'media', 'templates'));
    const datasets = files
      .filter((file) => file.endsWith('.dataset.ts'))
      .map((file) => path.basename(file, '.dataset.ts'));
    assert.deepEqual(datasets.sort(), templates.map(({ id }) => id).sort());
    const data = files.filter((file) => !file.endsWith('.ts'));
    assert.deepEqual(data.sort(), templates.flatMap((template) => template.data ?? []).sort());
  });

  for (const { id } of templates) {
    it(`makes a file from the template ${id}, opens it, and it trains`, async () => {
      const uri = (await create(id, `new-${id}`)) ?? assert.fail('no file was made');
      assert.equal(path.basename(uri.fsPath), `new-${id}.dataset.ts`);
      assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, uri.fsPath);
      const text = vscode.window.activeTextEditor.document.getText();
      await editAndSave(uri, text.replace(/training: .*/, few));
      await train(uri);
      const { result } = await finished(uri);
      assert.deepEqual([result.steps, result.error.count], [100, 20]);
    });
  }

  it('does not write over a file', async () => {
    const uri = (await create('circle', 'taken')) ?? assert.fail('no file was made');
    await editAndSave(uri, '// mine\n');
    assert.equal(await create('sphere', 'taken'), undefined);
    assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), '// mine\n');
  });
});

describe('Open Examples', () => {
  it('copies the examples into a folder of their own', async () => {
    void vscode.commands.executeCommand('latentAtlas.openExamples', workspaceFolder());
    const target = vscode.Uri.joinPath(workspaceFolder(), 'latent-atlas-examples');
    const expected = await readdir(path.join(extension().extensionPath, 'examples'), { recursive: true });
    await vscode.workspace.fs.stat(workspaceFolder());
    let copied: string[] = [];
    for (let attempt = 0; attempt < 100 && copied.length < expected.length; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      copied = await readdir(target.fsPath, { recursive: true }).catch(() => []);
    }
    assert.deepEqual(copied.sort(), expected.sort());
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
