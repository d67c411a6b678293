import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './support.js';

interface Contribution {
  readonly command: string;
  readonly title: string;
  readonly category: string;
  readonly icon: unknown;
}

describe('activation', () => {
  before(async () => {
    await extension().activate();
  });

  it('registers every command that the manifest declares, and no other', async () => {
    const { contributes } = extension().packageJSON as { contributes: { commands: readonly Contribution[] } };
    // VS Code makes commands of its own for a view, under the name of the view.
    const registered = (await vscode.commands.getCommands(true)).filter((id) => /^latentAtlas\.\w+$/.test(id));
    assert.deepEqual(registered.sort(), contributes.commands.map(({ command }) => command).sort());
  });

  it('gives every command a title, a category and an icon', () => {
    const { contributes } = extension().packageJSON as { contributes: { commands: readonly Contribution[] } };
    for (const { command, title, category, icon } of contributes.commands) {
      assert.ok(title.length > 0, command);
      assert.equal(category, 'Latent Atlas', command);
      assert.ok(icon !== undefined, command);
    }
  });
});
