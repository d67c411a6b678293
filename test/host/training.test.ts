import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import {
  circleText,
  closeAll,
  editAndSave,
  finished,
  session,
  train,
  until,
  workspaceFolder,
  write,
} from './support.js';

describe('training', () => {
  afterEach(closeAll);

  it('takes the circle example to its end, where the bound of the theorem holds', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'circle.dataset.ts');
    await train(uri);
    const { result, reason } = await finished(uri);
    const { latest, panel, fault } = session(uri) ?? assert.fail('the session is gone');
    assert.equal(reason, 'completed');
    assert.equal(fault, null);
    assert.equal(result.theory?.supErrorBound, 1);
    assert.ok(result.error.sup >= 1, `sup ρ = ${result.error.sup}`);
    assert.ok(result.error.median < 0.1, `median ρ = ${result.error.median}`);
    assert.equal(latest.frame?.step, latest.started?.run.training?.steps);
    assert.equal(panel?.visible, true);
    // Beside the frames, the events of the loss, the analysis, the start and the end.
    await until('twenty events in the panel', () => (session(uri)?.panel?.sentEvents ?? 0) > 20);
  });

  it('opens the file in the first column and the panel beside it, and leaves the focus alone', async () => {
    const uri = await write('beside.dataset.ts', circleText());
    await train(uri);
    await finished(uri);
    await until('the tab of the panel', () => vscode.window.tabGroups.all.length >= 2);
    const [first, second, ...others] = vscode.window.tabGroups.all.map((group) => group.activeTab?.input);
    assert.ok(first instanceof vscode.TabInputText && first.uri.fsPath === uri.fsPath);
    assert.ok(second instanceof vscode.TabInputWebview);
    assert.deepEqual(others, []);
    assert.equal(vscode.window.tabGroups.activeTabGroup.viewColumn, vscode.ViewColumn.One);
  });

  it('starts again when a file that it imports changes on disk', async () => {
    await write('imported/radius.ts', 'export const radius = 1;\n');
    const text = circleText({ radius: 'radius', more: "import { radius } from './imported/radius';" });
    const uri = await write('importing.dataset.ts', text);
    await train(uri);
    await finished(uri);
    await write('imported/radius.ts', 'export const radius = 3;\n');
    await until('a run with the new radius', () => session(uri)?.latest.started?.run.manifold.name.includes('3'));
    await finished(uri);
  });

  it('stops on command, with a result of what was done', async () => {
    const uri = await write('long.dataset.ts', circleText({ steps: 10_000_000 }));
    await train(uri);
    await until('a hundred steps', () => (session(uri)?.latest.progress?.step ?? 0) > 100);
    await vscode.commands.executeCommand('latentAtlas.stop', uri);
    const { reason, result } = await finished(uri);
    assert.equal(reason, 'stopped');
    assert.ok(result.steps > 100 && result.steps < 10_000_000);
    assert.equal(session(uri)?.status, 'finished');
  });
});

describe('training a file again', () => {
  let uri: vscode.Uri;

  before(async () => {
    uri = await write('again.dataset.ts', circleText({ seed: 0 }));
    await train(uri);
    await finished(uri, 0);
  });

  after(closeAll);

  /** The end of the run on show. */
  const end = () => session(uri)?.latest.finished ?? assert.fail('no run has ended');
  const endAfter = (first: ReturnType<typeof end>) =>
    until('a second run', () => {
      const second = session(uri)?.latest.finished;
      return second !== first && second;
    });

  it('starts when the file is saved, with the seed it names now', async () => {
    const first = end();
    await editAndSave(uri, circleText({ seed: 5 }));
    const second = await finished(uri, 5);
    assert.notEqual(second.result.loss.test, first.result.loss.test);
  });

  it('gives the same result for the same seed', async () => {
    const first = end();
    await train(uri);
    const second = await endAfter(first);
    assert.deepEqual(second.result.error, first.result.error);
  });

  it('starts on the command Restart', async () => {
    const first = end();
    await vscode.commands.executeCommand('latentAtlas.restart', uri);
    await endAfter(first);
  });

  it('does not start on save where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('latentAtlas');
    await settings.update('retrainOnSave', false, vscode.ConfigurationTarget.Workspace);
    try {
      await editAndSave(uri, circleText({ seed: 8 }));
      await delay(1500);
      assert.equal(session(uri)?.latest.started?.run.seed, 5);
    } finally {
      await settings.update('retrainOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await editAndSave(uri, circleText({ seed: 9 }));
    await finished(uri, 9);
  });

  it('takes what the editor shows: a file with changes is saved first', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), circleText({ seed: 10 }));
    await vscode.workspace.applyEdit(edit);
    assert.ok(document.isDirty);
    await train(uri);
    await finished(uri, 10);
    assert.ok(!document.isDirty);
  });
});
