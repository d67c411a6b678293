// Emits the declarations that a dataset file sees as `latent-atlas`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateDtsBundle } from 'dts-bundle-generator';
import ts from 'typescript';
import { root } from '../project.mjs';

/**
 * Writes the declarations of the dataset API as one file, instead of what the folder held. One file, so that
 * completion offers what the API exports and nothing that its parts export to each other.
 * @param {string} folder
 * @returns {string} the file
 * @throws if the API does not type-check, or where its declarations refer to a package: they are read on machines where
 *   none is installed beside them
 */
export function emitDeclarations(folder) {
  const text = declarationsOf('src/dataset/index.ts', 'src/dataset/tsconfig.json', false);
  rmSync(folder, { recursive: true, force: true });
  return write(folder, 'index.d.ts', text);
}

/**
 * Writes the declarations of `latent-atlas/node` as one file, beside those of the dataset API.
 * @param {string} folder
 * @returns {string} the file
 * @throws as {@link emitDeclarations}
 */
export function emitNodeDeclarations(folder) {
  return write(folder, 'node.d.ts', declarationsOf('src/node/index.ts', 'tsconfig.json', true));
}

/**
 * @param {string} source
 * @param {string} config
 * @param {boolean} exportReferencedTypes
 */
function declarationsOf(source, config, exportReferencedTypes) {
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
function write(folder, name, text) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}
