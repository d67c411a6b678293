import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { templates } from '../../src/extension/commands/templates.js';
import {
  assertNoTypeError,
  closeAll,
  editAndSave,
  extension,
  finished,
  session,
  train,
  workspaceFolder,
  write,
} from './support.js';

/** Few points and steps, instead of those of a template: whether they suit the data is not tested here. */
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

describe('New Dataset from File', () => {
  afterEach(closeAll);

  /** 300 rows of two classes, a column that counts them, one that is text throughout, and one that is often −999. */
  const rows = Array.from({ length: 300 }, (_, i) => {
    const [t, kind] = [(i * 2.399) % 6.283, i % 3 === 0 ? 'signal' : 'background'];
    const [x, y, z] = [Math.cos(t), Math.sin(t), kind === 'signal' ? Math.cos(2 * t) : i / 300];
    return [i, kind, x.toFixed(4), y.toFixed(4), i % 20 === 7 ? -999 : z.toFixed(4), 1 + (i % 2), `event ${i}`].join(
      ',',
    );
  });
  const table = ['id,class,x,y,z,event_weight,remark', ...rows, ''].join('\n');

  const fromFile = (argument: object): Thenable<vscode.Uri | undefined> =>
    vscode.commands.executeCommand('latentAtlas.newDatasetFromFile', argument);

  it('writes a file that trains on the measured columns, with the class as label, and no type error in it', async () => {
    const file = await write('from-file/events.csv', table);
    const uri = (await fromFile({ file })) ?? assert.fail('no file was made');
    assert.equal(path.basename(uri.fsPath), 'events.dataset.ts');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /csv\('events\.csv', \{\n {4}columns: \['x', 'y', 'z'\],\n {4}labels: \['class'\],\n/);
    assert.match(text, /missing: \[-999\]/);
    await assertNoTypeError(uri);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await train(uri);
    const { result } = await finished(uri);
    assert.deepEqual(
      result.errorsByLabel?.map(({ label }) => label),
      ['class'],
    );
    assert.equal(session(uri)?.latest.started?.run.manifold.ambientDimension, 3);
  });

  it('takes the columns, labels and weight that it is given, and a name that is free', async () => {
    const file = await write('from-file/taken.csv', table);
    await write('from-file/taken.dataset.ts', '// mine\n');
    const uri =
      (await fromFile({ file, columns: ['x', 'y'], labels: ['remark', 'class'], weight: 'event_weight' })) ??
      assert.fail('no file was made');
    assert.equal(path.basename(uri.fsPath), 'taken-2.dataset.ts');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /columns: \['x', 'y'\],\n {4}labels: \['remark', 'class'\],\n {4}weight: 'event_weight',/);
  });

  it('makes nothing of a file that cannot be read', async () => {
    const file = await write('from-file/broken.parquet', 'no parquet');
    assert.equal(await fromFile({ file }), undefined);
    const there = await readdir(path.dirname(file.fsPath));
    assert.ok(!there.includes('broken.dataset.ts'));
    await vscode.commands.executeCommand('notifications.clearAll');
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
