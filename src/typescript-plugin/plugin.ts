import path from 'node:path';
import type ts from 'typescript';
import { provideDatasetModule } from './dataset-module.js';

/** Where the build puts the declarations of the dataset API, seen from the bundle of this file; with `/`, as tsserver has it. */
const declarations = path.join(__dirname, 'types', 'index.d.ts').replaceAll(path.sep, '/');

/**
 * The plugin of the TypeScript server that lets a dataset file import `latent-atlas` in a folder where nothing is
 * installed. It leaves everything else as it is.
 */
export function createPlugin(): ts.server.PluginModule {
  return {
    create: ({ languageService, languageServiceHost: host }) => {
      const resolve = host.resolveModuleNameLiterals?.bind(host);
      // TypeScript before 5.0 has no such method.
      if (resolve !== undefined) {
        host.resolveModuleNameLiterals = (names, ...rest) =>
          provideDatasetModule(names, resolve(names, ...rest), declarations, host.getCurrentDirectory());
      }
      return languageService;
    },
  };
}
