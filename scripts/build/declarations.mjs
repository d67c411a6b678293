// Emits the declarations that a dataset file sees as `latent-atlas`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generateDtsBundle } from 'dts-bundle-generator';
import ts from 'typescript';
import { cache, readManifest, root } from '../project.mjs';
import { makeWhole } from '../system/folders.mjs';

/**
 * Writes the declarations of the dataset API as one file, instead of what the folder held. One file, so that
 * completion offers what the API exports and nothing that its parts export to each other.
 * @param {string} folder
 * @returns {Promise<string>} the file
 * @throws if the API does not type-check, or where its declarations refer to a package: they are read on machines where
 *   none is installed beside them
 */
export async function emitDeclarations(folder) {
  const text = await declarationsOf('src/dataset/index.ts', 'src/dataset/tsconfig.json', false);
  await rm(folder, { recursive: true, force: true });
  return write(folder, 'index.d.ts', text);
}

/**
 * Writes the declarations of `latent-atlas/node` as one file, beside those of the dataset API.
 * @param {string} folder
 * @returns {Promise<string>} the file
 * @throws as {@link emitDeclarations}
 */
export async function emitNodeDeclarations(folder) {
  return write(folder, 'node.d.ts', await declarationsOf('src/node/index.ts', 'tsconfig.json', true));
}

/**
 * Takes ten seconds, so what was made from the same sources before is kept.
 * @param {string} source
 * @param {string} config
 * @param {boolean} exportReferencedTypes
 */
async function declarationsOf(source, config, exportReferencedTypes) {
  const name = 'declarations.d.ts';
  const kept = await makeWhole(path.join(cache, 'declarations', fingerprint(source)), (folder) =>
    writeFile(path.join(folder, name), generate(source, config, exportReferencedTypes)),
  );
  return readFile(path.join(kept, name), 'utf8');
}

/**
 * Of what the declarations follow from: their source, all other files of the program, and the tools.
 * @param {string} source
 */
function fingerprint(source) {
  const { devDependencies } = readManifest();
  const hash = createHash('sha256').update(JSON.stringify([source, devDependencies]));
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|json)$/.test(name))
    .sort()
    .map((name) => path.join('src', name));
  for (const file of ['scripts/build/declarations.mjs', 'tsconfig.json', ...files])
    hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param {string} source
 * @param {string} config
 * @param {boolean} exportReferencedTypes
 */
function generate(source, config, exportReferencedTypes) {
  const [text] = generateDtsBundle(
    [{ filePath: path.join(root, source), output: { noBanner: true, exportReferencedTypes } }],
    { preferredConfigPath: path.join(root, config) },
  );
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text);
  const references = [...importedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
  if (references.length > 0) {
    throw new Error(`${source}: expected declarations that stand alone, got references to ${references.join(', ')}.`);
  }
  return text;
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} text
 */
async function write(folder, name, text) {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}
