import { createHash } from 'node:crypto';
import path from 'node:path';
import type { BuildFailure, BuildOptions, BuildResult, Message, Plugin } from 'esbuild';
import type { Fault } from '../protocol/fault.js';
import { AskedFiles, entryName, findUnreadable, type FileFinder } from './asked-files.js';
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

/** Aborted where this program ends esbuild, which then says nothing to those for whom it bundles. */
let esbuildsEnd = new AbortController();

/**
 * Bundles a dataset file with esbuild; `latent-atlas` itself is left to the worker.
 * @param file absolute path.
 * @param workers to find out which file never answers, where bundling takes long; null for a file that has been bundled
 * before.
 */
export async function bundleDataset(file: string, workers: FileFinder | null): Promise<BundleResult> {
  const esbuild = await loadEsbuild();
  const refused = new Map<string, string>();
  for (;;) {
    const { signal } = esbuildsEnd;
    const imports = new AskedFiles(file, refused);
    const build = esbuild.build(optionsFor(file, imports.plugin));
    try {
      const unreadable = workers && (await findUnreadable(imports, build, workers, signal));
      // That it was ended for another file says nothing of this one.
      if (signal.aborted) continue;
      if (unreadable === null || refused.has(unreadable.file)) return { ok: true, bundle: toBundle(file, await build) };
      refused.set(unreadable.file, unreadable.reason);
    } catch (error) {
      if (!isBuildFailure(error)) throw error;
      return { ok: false, fault: toFault(error.errors[0], file), dependencies: [file] };
    }
    // What waits for a file that never answers ends with its process, and no sooner. The next time it is refused.
    const ended = esbuildsEnd;
    esbuildsEnd = new AbortController();
    await esbuild.stop();
    ended.abort();
  }
}

const optionsFor = (file: string, plugin: Plugin) =>
  ({
    // By a name of its own: in that of the file, a star would stand for others.
    entryPoints: [entryName],
    plugins: [plugin],
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
  }) as const satisfies BuildOptions;

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
