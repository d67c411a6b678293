import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { circleText, closeAll, closed, finished, session, train, until, write } from './support.js';

describe('the panel', () => {
  afterEach(closeAll);

  it('gets nothing while it is hidden, and everything when it is shown again', async () => {
    const uri = await write('hidden.dataset.ts', circleText({ steps: 10_000_000 }));
    await train(uri);
    await until('events in the panel', () => (session(uri)?.panel?.sentEvents ?? 0) > 10);

    const other = await vscode.workspace.openTextDocument({ content: 'in front of the panel' });
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Two });
    await until('the panel is hidden', () => session(uri)?.panel?.visible === false);
    await delay(100);
    const { sentEvents: sentBefore } = session(uri)?.panel ?? assert.fail('the panel is gone');
    const { progress: progressBefore, frame: frameBefore } = session(uri)?.latest ?? {};
    await delay(1500);
    const { latest, panel } = session(uri) ?? assert.fail('the session is gone');
    assert.equal(panel?.sentEvents, sentBefore);
    assert.ok((latest.progress?.step ?? 0) > (progressBefore?.step ?? 0), 'training goes on');
    // Frames become rare, kept for the record only.
    assert.ok((latest.frame?.step ?? 0) >= (frameBefore?.step ?? 0));

    await vscode.commands.executeCommand('latentAtlas.showPanel', uri);
    await until('the whole run in the panel', () => (session(uri)?.panel?.sentEvents ?? 0) > 2 * sentBefore - 5);
  });

  it('is one for each dataset file', async () => {
    const first = await write('one.dataset.ts', circleText());
    const second = await write('two.dataset.ts', circleText());
    await train(first);
    await train(second);
    await finished(first);
    await finished(second);
    await train(first);
    const labels = (): string[] =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview)
        .map(({ label }) => label);
    // The tab of a panel is told to the extension host some time after the panel was made.
    await until('two panels', () => labels().length >= 2);
    assert.deepEqual(labels().sort(), ['Latent Atlas: one', 'Latent Atlas: two']);
  });

  it('ends its training some seconds after it was closed', async () => {
    const uri = await write('closed.dataset.ts', circleText({ steps: 10_000_000 }));
    await train(uri);
    await until('some steps', () => (session(uri)?.latest.progress?.step ?? 0) > 50);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await delay(2000);
    assert.equal(session(uri)?.status, 'training', 'a closed panel may come back');
    await closed(uri);
  });

  it('shows the last run again that was written when its training ended', async () => {
    const uri = await write('restored.dataset.ts', circleText({ seed: 4 }));
    await train(uri);
    const { result } = await finished(uri, 4);
    await closeAll();
    await closed(uri);
    await vscode.commands.executeCommand('latentAtlas.showPanel', uri);
    const { latest, status } = session(uri) ?? assert.fail('there is no session');
    assert.equal(status, 'idle');
    assert.deepEqual(latest.finished?.result, result);
    await until('the run in the panel', () => (session(uri)?.panel?.sentEvents ?? 0) > 5);
  });
});
