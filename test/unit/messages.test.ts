import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson, type l10nJsonFormat } from '@vscode/l10n-dev';
import { root } from '../../scripts/project.mjs';

const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

interface Source {
  readonly extension: string;
  readonly contents: string;
}

/** Twenty files as one: the library takes a twentieth of a second for each that it is given, however short. */
function joined(sources: readonly Source[]): Source[] {
  return ['.ts', '.tsx'].flatMap((extension) => {
    const texts = sources.filter((source) => source.extension === extension).map(({ contents }) => contents);
    return Array.from({ length: Math.ceil(texts.length / 20) }, (_, k) => ({
      extension,
      contents: texts.slice(20 * k, 20 * (k + 1)).join('\n'),
    }));
  });
}

describe('messages', () => {
  const { scripts } = readJson('package.json') as { scripts: { l10n: string } };
  const folders = scripts.l10n.split(' ').slice(scripts.l10n.split(' ').indexOf('l10n') + 1);
  const sources = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => ({
        extension: path.extname(file),
        contents: readFileSync(path.join(root, folder, file), 'utf8'),
      }))
      .filter(({ contents }) => contents.includes('l10n')),
  );
  const bundle = readJson('l10n/bundle.l10n.json') as l10nJsonFormat;

  it('are in l10n/bundle.l10n.json as the sources have them', async () => {
    assert.deepEqual(bundle, await getL10nJson(joined(sources)), 'npm run l10n updates it');
  });

  it('are found in the panel too, with their comments', () => {
    assert.equal(bundle['Error map'], 'Error map');
    assert.deepEqual(bundle['loop/the replay starts over at its end'], {
      message: 'loop',
      comment: ['the replay starts over at its end'],
    });
  });
});
