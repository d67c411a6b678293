// Emits the declarations that a dataset file sees as `latent-atlas`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateDtsBundle } from 'dts-bundle-generator';
import ts from 'typescript';
import { root } from '../project.mjs';

/**
 * Writes the declarations of the dataset API as one file, in place of what the folder held. One file, so that
 * completion offers what the API exports and nothing that its parts export to each other.
 * @param {string} folder
 * @returns {string} the file
 * @throws if the API does not type-check, or where its declarations refer to a package: they are read on machines where
 *   none is installed beside them
 */
export function emitDeclarations(folder) {
  const [text] = generateDtsBundle(
    [
      {
        filePath: path.join(root, 'src/dataset/index.ts'),
        output: { noBanner: true, exportReferencedTypes: false },
      },
    ],
    { preferredConfigPath: path.join(root, 'src/dataset/tsconfig.json') },
  );
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text);
  const references = [...importedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
  if (references.length > 0) {
    throw new Error(`src/dataset: expected declarations that stand alone, got references to ${references.join(', ')}.`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'index.d.ts');
  writeFileSync(file, text);
  return file;
}
