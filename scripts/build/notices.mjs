// The licences of other people's code in what ships.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** SPDX identifiers of the licences that this program may ship under its own. */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense']);

/** Licences that the manifest does not name, or not rightly, as they were read. */
const read = new Map([
  ['h5wasm', 'NIST notice, and a BSD licence for the HDF5 library'],
  ['h5wasm-plugins', 'Apache-2.0, and a BSD licence for the filters of HDF5'],
]);

/**
 * Libraries that packages have compiled into their WebAssembly without the texts of their licences, which are copies in
 * `licences/`. Names and versions are those of the packages' own build files.
 * @type {ReadonlyMap<string, readonly { readonly text: string, readonly title: string }[]>}
 */
const compiledIn = new Map([
  [
    'h5wasm',
    [
      { text: 'zlib', title: 'zlib (Zlib)' },
      { text: 'libaec', title: 'libaec (BSD-2-Clause)' },
    ],
  ],
  [
    'h5wasm-plugins',
    [
      { text: 'blosc', title: 'c-blosc 1.21.6 and c-blosc2 2.17.1 (BSD-3-Clause)' },
      { text: 'fastlz', title: 'FastLZ, of which BloscLZ in c-blosc and c-blosc2 is made (MIT)' },
      { text: 'bitshuffle', title: 'bitshuffle 0.5.2 and its filter (MIT)' },
      { text: 'bzip2', title: 'bzip2 1.0.8 (bzip2-1.0.6)' },
      { text: 'lz4', title: 'LZ4 1.9.4 and 1.10.0 (BSD-2-Clause)' },
      { text: 'dectris-lz4', title: 'the filter of LZ4 (BSD-2-Clause)' },
      { text: 'liblzf', title: 'LibLZF 3.6 (BSD-2-Clause)' },
      { text: 'zstd', title: 'Zstandard 1.5.6 and 1.5.7 (BSD-3-Clause)' },
      { text: 'pytables', title: 'the filters of Blosc, bzip2 and LZF, from PyTables (BSD-3-Clause)' },
      { text: 'h5py', title: 'the filter of LZF, from h5py (BSD-3-Clause)' },
    ],
  ],
]);

/** Who holds the copyright of packages that come without the text of their licence. */
const holders = new Map([
  ['@tensorflow/tfjs-backend-cpu', 'Copyright Google LLC'],
  ['@tensorflow/tfjs-backend-wasm', 'Copyright Google LLC'],
  ['@tensorflow/tfjs-core', 'Copyright Google LLC'],
  ['@tensorflow/tfjs-layers', 'Copyright François Chollet, Google LLC, Microsoft and contributors'],
  ['@vscode/l10n', 'Copyright (c) Microsoft Corporation'],
  ['seedrandom', 'Copyright 2019 David Bau'],
  ['tr46', 'Copyright (c) Sebastian Mayr'],
]);

/**
 * Folders of the packages with code in some bundles, relative to the folder that was built in.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {string[]}
 */
export function bundledPackages(metafiles) {
  const folders = metafiles.flatMap(({ inputs, outputs }) =>
    Object.values(outputs)
      .flatMap((output) => Object.entries(output.inputs))
      // Of a file that is empty there is only what esbuild puts around it.
      .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && inputs[file].bytes > 0)
      .map(([file]) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0])
      .filter((folder) => folder !== undefined),
  );
  return [...new Set(folders)];
}

/**
 * One text with the licences of all packages; those with the same text share it.
 * @param {string} root folder of the project
 * @param {readonly string[]} packages folders relative to `root`
 * @throws if a package has a licence that is not allowed, or no text of it is known
 */
export function thirdPartyNotices(root, packages) {
  /** @type {Map<string, Set<string>>} */
  const sections = new Map();
  for (const folder of [...packages].sort()) {
    const own = licenceOf(root, path.join(root, folder));
    for (const { title, text } of [own, ...licencesIn(own)])
      sections.set(text, (sections.get(text) ?? new Set()).add(title));
  }
  const rule = '-'.repeat(80);
  const parts = [...sections].map(([text, titles]) => `${[...titles].join('\n')}\n\n${text}\n`);
  return ['Latent Atlas contains code of these packages, under the licences below.\n', ...parts].join(`\n${rule}\n\n`);
}

/**
 * @param {string} root
 * @param {string} folder
 */
function licenceOf(root, folder) {
  /** @type {{ name: string, version: string, license?: string }} */
  const { name, version, license = 'none' } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const identifiers = license.replace(/^\(|\)$/g, '').split(' AND ');
  if (!read.has(name) && !identifiers.every((identifier) => allowed.has(identifier))) {
    throw new Error(`${name}: expected one of the licences ${[...allowed].join(', ')}, got ${license}.`);
  }
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)(\.|$)/i.test(file));
  const texts = files.map((file) => textOf(path.join(folder, file)));
  return {
    name,
    version,
    title: `${name} ${version} (${read.get(name) ?? license})`,
    text: (files.length > 0 ? texts : standardTexts(root, name, identifiers)).join('\n\n'),
  };
}

/**
 * Of what is compiled into a package.
 * @param {{ readonly name: string, readonly version: string }} of
 */
function licencesIn({ name, version }) {
  return (compiledIn.get(name) ?? []).map(({ text, title }) => ({
    title: `in ${name} ${version}: ${title}`,
    text: textOf(path.join(import.meta.dirname, 'licences', `${text}.txt`)),
  }));
}

/**
 * @param {string} root
 * @param {string} name
 * @param {readonly string[]} identifiers
 */
function standardTexts(root, name, identifiers) {
  const holder = holders.get(name);
  if (holder === undefined) throw new Error(`${name}: expected a file with the text of its licence, got none.`);
  return [holder, ...identifiers.map((identifier) => standardText(root, name, identifier))];
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string} identifier
 */
function standardText(root, name, identifier) {
  switch (identifier) {
    case 'MIT': {
      // This program's own licence, except for its first lines.
      const text = textOf(path.join(root, 'LICENSE'));
      return text.slice(text.indexOf('Permission is hereby granted'));
    }
    case 'Apache-2.0':
      return textOf(path.join(root, 'node_modules/typescript/LICENSE.txt'));
    default:
      throw new Error(`${name}: expected a file with the text of ${identifier}, got none.`);
  }
}

/** @param {string} file */
function textOf(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}
