import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { circleText, closeAll, finished, session, train, until, write } from './support.js';

async function lenses(uri: vscode.Uri): Promise<{ line: number; title: string | undefined }[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
  return found
    .filter(({ command }) => command?.command.startsWith('latentAtlas.'))
    .map(({ range, command }) => ({ line: range.start.line, title: command?.title }));
}

describe('the editor', () => {
  afterEach(closeAll);

  it('offers to train above defineDataset', async () => {
    const uri = await write('lens.dataset.ts', circleText());
    await vscode.window.showTextDocument(uri);
    assert.deepEqual(await lenses(uri), [{ line: 2, title: '$(play) Train Autoencoder' }]);
    await train(uri);
    await finished(uri);
    await until('the end of its worker', () => session(uri)?.status === 'finished');
    assert.deepEqual(
      (await lenses(uri)).map(({ title }) => title),
      ['$(play) Train Autoencoder', 'Show Panel'],
    );
  });

  it('offers to train in any TypeScript file that imports latent-atlas, and in no other', async () => {
    const named = await write('any-name.ts', circleText());
    await vscode.window.showTextDocument(named);
    assert.equal((await lenses(named)).length, 1);
    const foreign = await write(
      'foreign.ts',
      'declare function defineDataset(x: object): object;\ndefineDataset({});\n',
    );
    await vscode.window.showTextDocument(foreign);
    assert.deepEqual(await lenses(foreign), []);
    await train(named);
    await finished(named);
  });
});
