import path from 'node:path';
import type ts from 'typescript';

/** The module that a dataset file imports. */
const datasetModule = 'latent-atlas';

/**
 * Resolutions of the module names of a file, in which `latent-atlas` leads to the declarations given unless it leads to
 * an installed package already.
 * @param names as they stand in the file.
 * @param resolutions one for each name.
 * @param declarations absolute path of the declarations, an `index.d.ts`.
 * @param folder of the project.
 */
export function provideDatasetModule(
  names: readonly ts.StringLiteralLike[],
  resolutions: readonly ts.ResolvedModuleWithFailedLookupLocations[],
  declarations: string,
  folder: string,
): readonly ts.ResolvedModuleWithFailedLookupLocations[] {
  const resolvedModule: ts.ResolvedModuleFull & { readonly originalPath: string } = {
    resolvedFileName: declarations,
    extension: '.d.ts',
    isExternalLibraryImport: true,
    // As if the project had a link to it, so that an import which the editor adds to another file reads the same.
    originalPath: path.posix.join(folder, 'node_modules', datasetModule, 'index.d.ts'),
  };
  return resolutions.map((resolution, index) =>
    names[index].text === datasetModule && resolution.resolvedModule === undefined
      ? { ...resolution, resolvedModule }
      : resolution,
  );
}
