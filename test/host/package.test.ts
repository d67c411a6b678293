import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { extension } from './support.js';

describe('the package', () => {
  const folder = (): string => extension().extensionPath;

  it('carries the licences of the packages in it', () => {
    const notices = readFileSync(path.join(folder(), 'ThirdPartyNotices.txt'), 'utf8');
    for (const name of [
      '@tensorflow/tfjs-core',
      'assemblyscript',
      'd3-scale',
      'esbuild',
      'h5wasm',
      'jsroot',
      'preact',
    ]) {
      assert.ok(notices.includes(`\n${name} `), name);
    }
  });

  it('has no source maps, and nothing of how the project is edited', () => {
    const files = readdirSync(folder(), { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      files.filter((file) => file.endsWith('.map') || /^\.(vscode|github)/.test(file)),
      [],
    );
  });
});
