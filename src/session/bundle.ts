import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { BuildFailure, BuildResult, Message, Plugin } from 'esbuild';
import type { Fault } from '../protocol/fault.js';
import { loadEsbuild } from './esbuild.js';

/** A dataset file and all that it imports, as one CommonJS text. */
export interface Bundle {
  /** The dataset file, absolute. */
  readonly file: string;
  readonly code: string;
  /** Source map of `code`, as JSON. */
  readonly sourceMap: string;
  /** SHA-256 of `code`, hexadecimal. */
  readonly hash: string;
  /** The dataset file and every file that it imports, absolute. */
  readonly dependencies: readonly string[];
}

export type BundleResult =
  | { readonly ok: true; readonly bundle: Bundle }
  | { readonly ok: false; readonly fault: Fault; readonly dependencies: readonly string[] };

/**
 * Bundles a dataset file with esbuild; `latent-atlas` itself is left to the worker.
 * @param file absolute path.
 */
export async function bundleDataset(file: string): Promise<BundleResult> {
  const esbuild = await loadEsbuild();
  try {
    const result = await esbuild.build({
      // By a name of its own: in that of the file, a star would stand for others.
      entryPoints: [entryName],
      plugins: [onlyFiles(file)],
      bundle: true,
      write: false,
      metafile: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      external: ['latent-atlas'],
      // The worker runs a bundle as a script, in which `import()` means nothing.
      supported: { 'dynamic-import': false },
      sourcemap: 'external',
      sourcesContent: false,
      outfile: `${file}.cjs`,
      absWorkingDir: path.dirname(file),
      logLevel: 'silent',
      // A tsconfig.json of the workspace is for other code: a dataset file means the same everywhere.
      tsconfigRaw: '{}',
    });
    return { ok: true, bundle: toBundle(file, result) };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { ok: false, fault: toFault(error.errors[0], file), dependencies: [file] };
  }
}

const entryName = 'dataset file';

/** Leads the entry to the dataset file, and refuses what is no file: esbuild would wait for a pipe for ever. */
function onlyFiles(entry: string): Plugin {
  return {
    name: 'only-files',
    setup: (build) => {
      build.onResolve({ filter: new RegExp(`^${entryName}$`) }, ({ kind }) =>
        kind === 'entry-point' ? { path: entry } : null,
      );
      build.onLoad({ filter: /.*/, namespace: 'file' }, async ({ path: file }) => {
        const found = await stat(file).catch(() => null);
        if (found === null || found.isFile()) return null;
        return {
          errors: [{ text: `expected a file to read, got a pipe, a device or a folder: ${path.basename(file)}` }],
        };
      });
    },
  };
}

function toBundle(file: string, result: BuildResult<{ write: false; metafile: true }>): Bundle {
  const output = (extension: string): string =>
    result.outputFiles.find((candidate) => candidate.path.endsWith(extension))?.text ?? '';
  const code = output('.cjs');
  return {
    file,
    code,
    sourceMap: output('.map'),
    hash: createHash('sha256').update(code).digest('hex'),
    dependencies: Object.keys(result.metafile.inputs).map((input) => path.resolve(path.dirname(file), input)),
  };
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors) && error.errors.length > 0;
}

function toFault({ text, location }: Message, file: string): Fault {
  return {
    phase: 'bundle',
    message: text,
    location: {
      file: location === null ? file : path.resolve(path.dirname(file), location.file),
      line: location?.line ?? 1,
      column: (location?.column ?? 0) + 1,
    },
    ofDataset: true,
  };
}
