// What the verdict offers: another latent space, written into the dataset file.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { tryLatent } from '../../src/extension/editor/try-latent.js';
import { circleText, closeAll, finished, session, train, until, write } from './support.js';

describe('trying another latent space', () => {
  after(closeAll);

  it('writes it into the file, saves it, and trains with it; undo takes it back', async () => {
    const uri = await write('tried.dataset.ts', circleText({ seed: 7 }));
    await train(uri);
    await finished(uri, 7);
    await tryLatent(uri.fsPath, 'spherical(1)');
    await until('a run with the latent space S¹', () => {
      const { started, finished: end } = session(uri)?.latest ?? {};
      return end !== undefined && started?.run.autoencoder.latent.kind === 'sphere';
    });
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.isDirty, false);
    assert.match(document.getText(), /import \{ circle, defineDataset, euclidean, spherical \} from/);
    assert.match(document.getText(), /latent: spherical\(1\) \}/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.match(document.getText(), /latent: euclidean\(1\) \}/);
    await document.save();
  });
});
