// The view Runs, and what can be done with the runs in it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { byFile, itemOf } from '../../src/extension/runs/run-items.js';
import { circleText, closeAll, extension, finished, train, until, write } from './support.js';

describe('runs that are kept', () => {
  after(closeAll);

  const { runs: kept } = extension().exports;
  const runsOf = async (uri: vscode.Uri) => (await kept.list()).filter(({ file }) => file === uri.fsPath);
  const tabs = (): string[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

  it('lists every run of a file with its outcome, pins it, opens it in a panel of its own, compares with it and forgets none', async () => {
    const uri = await write('kept.dataset.ts', circleText({ seed: 5 }));
    await train(uri);
    await finished(uri, 5);
    await write('kept.dataset.ts', circleText({ seed: 6 }));
    await train(uri);
    await finished(uri, 6);
    let runs = await runsOf(uri);
    for (let tries = 0; runs.length < 2 && tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      runs = await runsOf(uri);
    }
    assert.deepEqual(
      runs.map(({ seed }) => seed),
      [6, 5],
    );

    await vscode.commands.executeCommand('latentAtlas.pinRun', { kind: 'run', run: runs[1] });
    const [node] = byFile(await runsOf(uri));
    assert.ok(node.kind === 'file');
    assert.deepEqual(
      node.runs.map(({ seed, pinned }) => [seed, pinned]),
      [
        [5, true],
        [6, false],
      ],
    );
    const item = itemOf({ kind: 'run', run: node.runs[0] }, Date.now());
    assert.ok(typeof item.label === 'string');
    assert.match(item.label, /^ℝ¹ · sup ρ [\d.]+$/);
    assert.match(String(item.description), /^\d+:\d+.* · seed 5$/);
    assert.equal(item.contextValue, 'run pinned');

    await vscode.commands.executeCommand('latentAtlas.openRun', { kind: 'run', run: node.runs[0] });
    await until('the panel of the run', () => tabs().includes('kept: seed 5'));
    await vscode.commands.executeCommand('latentAtlas.openRun', { kind: 'run', run: node.runs[0] });
    assert.equal(tabs().filter((label) => label === 'kept: seed 5').length, 1);

    const comparedWith = () =>
      extension().exports.sessions.find((session) => session.uri.fsPath === uri.fsPath)?.panel?.comparedWith;
    assert.equal(comparedWith(), null);
    await vscode.commands.executeCommand('latentAtlas.compareRun', { kind: 'run', run: node.runs[0] });
    assert.equal(comparedWith(), 'seed 5', 'in the panel of the dataset file, which shows seed 6');
  });
});
