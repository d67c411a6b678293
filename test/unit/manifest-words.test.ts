import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/project.mjs';

describe('words of the manifest', () => {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
  const words = Object.keys(JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as object).sort();

  it('are those that it names, each once', () => {
    const named = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key).sort();
    assert.deepEqual(named, words);
  });

  it('are all in package.nls.json', () => {
    const { contributes } = JSON.parse(manifest) as { contributes: { commands: readonly { title: string }[] } };
    for (const { title } of contributes.commands) assert.match(title, /^%command\.\w+%$/);
  });
});
