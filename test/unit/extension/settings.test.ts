import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { root } from '../../../scripts/project.mjs';
import { engineChoices } from '../../../src/autoencoder/options.js';
import { countsOnOpen, settingsOf, type ValueOrigin } from '../../../src/extension/system/settings-of.js';

const { properties } = packageJson.contributes.configuration;
const declared = Object.entries(properties).sort(([, a], [, b]) => a.order - b.order);

describe('settings', () => {
  it('have the defaults of the manifest where nothing is set, or nonsense', () => {
    for (const value of [undefined, null, {}, Number.NaN]) {
      assert.deepEqual(
        settingsOf(() => value),
        {
          retrainOnSave: true,
          warmStart: false,
          trainOnOpen: '',
          engine: 'auto',
          threads: Math.max(1, availableParallelism() - 1),
          memoryLimit: 4096 * 2 ** 20,
          timeout: 10_000,
          frameBudget: 64 * 2 ** 20,
          runHistory: 512 * 2 ** 20,
          rawCsv: false,
        },
      );
    }
  });

  it('are brought into the range of the manifest', () => {
    const least = settingsOf(() => -1);
    const greatest = settingsOf(() => 1e9);
    assert.deepEqual([least.timeout, least.memoryLimit], [1000, 256 * 2 ** 20]);
    assert.deepEqual([greatest.timeout, greatest.threads], [3_600_000, 256]);
  });

  it('are all read', () => {
    const read = new Set<string>();
    settingsOf((name) => read.add(name));
    assert.deepEqual([...read].sort(), Object.keys(properties).sort());
  });

  it('have engines by the names that there are', () => {
    const { enum: names, default: fallback } = properties['latentAtlas.engine'];
    assert.deepEqual(names, [...engineChoices]);
    assert.equal(fallback, 'auto');
  });

  it('have a place each in the list of the editor', () => {
    assert.deepEqual(
      declared.map(([, { order }]) => order),
      declared.map((_, k) => k + 1),
    );
  });

  it('stand in the README in that order, with their defaults', () => {
    const text = readFileSync(path.join(root, 'README.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `(latentAtlas\.\w+)` \| (.*?) ?\| /gm)];
    assert.deepEqual(
      rows.map(([, name, value]) => [name, value.replaceAll('`', '').replace(/(:| MiB| s\b).*/, '')]),
      declared.map(([name, { default: value }]) => [name, String(value)]),
    );
  });

  it('of a folder have no code run when it opens, unless the user has allowed that', () => {
    const ofUser: ValueOrigin = {};
    const ofFolder = { workspaceValue: 'ring' };
    assert.equal(countsOnOpen('ring', ofUser, undefined), true);
    assert.equal(countsOnOpen('ring', ofFolder, undefined), false);
    assert.equal(countsOnOpen('ring', { workspaceFolderValue: 'ring' }, undefined), false);
    assert.equal(countsOnOpen('ring', ofFolder, 'ring'), true);
    assert.equal(countsOnOpen('other', ofFolder, 'ring'), false, 'what was allowed is one file');
    assert.equal(countsOnOpen('ring', { ...ofFolder, globalValue: 'ring' }, undefined), true, 'it is the own one too');
    assert.equal(countsOnOpen('ring', { ...ofFolder, globalValue: 'other' }, undefined), false);
    assert.equal(countsOnOpen('', ofUser, undefined), false);
  });
});
