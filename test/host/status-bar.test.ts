import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { statusOf, TrainingStatus } from '../../src/extension/editor/training-status.js';
import { Sessions } from '../../src/extension/sessions/sessions.js';
import { RunLibrary } from '../../src/session/run-library.js';
import { circleText, extension, until, workspaceFolder, write } from './support.js';

describe('the status bar item', () => {
  const log = vscode.window.createOutputChannel('Latent Atlas under test', { log: true });
  const item = vscode.window.createStatusBarItem('under-test');
  const runs = new RunLibrary(vscode.Uri.joinPath(workspaceFolder(), '.runs-under-test').fsPath, () => 2 ** 30);
  const asAbsolutePath = (name: string): string => vscode.Uri.joinPath(extension().extensionUri, name).fsPath;
  const sessions = new Sessions({ asAbsolutePath }, runs, log);
  const status = new TrainingStatus(sessions, item);

  after(async () => {
    await sessions.closeAll();
    status.dispose();
    sessions.dispose();
    log.dispose();
  });

  it('says how far training is, leads to its panel, and goes when nothing trains any more', async () => {
    const uri = await write('status.dataset.ts', circleText({ steps: 10_000_000 }));
    assert.equal(statusOf(sessions.all), null);
    const session = await sessions.open(uri);
    assert.equal(statusOf(sessions.all), null);
    await session.train(null);
    await until('progress in the status bar', () => /of 10,000,000 \(\d+ %\)/.test(item.text));
    assert.match(item.text, /^\$\(pulse\) status: training, step [\d,]+ of 10,000,000 \(\d+ %\)$/);
    assert.deepEqual(typeof item.command === 'object' && item.command.arguments?.map(String), [uri.toString()]);
    session.training.command({ kind: 'pause' });
    await until('the pause in the status bar', () => item.text.startsWith('$(debug-pause) status: paused'));
    await session.stop();
    assert.equal(statusOf(sessions.all), null);
  });
});
