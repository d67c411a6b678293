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

  it('is preceded by a search for the smallest that holds the data, whose table stands beside the run', async () => {
    const few = circleText({ seed: 7 }).replace('train: 1_000, test: 500', 'train: 200, test: 100');
    const uri = await write('searched.dataset.ts', few);
    await vscode.commands.executeCommand('latentAtlas.findLatentSpace', uri);
    const table = session(uri)?.latest.sweepTable?.table;
    assert.deepEqual(table?.parameters[0].values, ['euclidean(1)', 'spherical(1)', 'euclidean(2)']);
    assert.ok(table.rows.every(({ state }) => state === 'done'));
  });
});
