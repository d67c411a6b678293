import path from 'node:path';
import type ts from 'typescript';
import { withColumnNames } from './column-completions.js';
import { provideDatasetModule } from './dataset-module.js';
import { knownColumnsIn, type KnownColumns } from './known-columns.js';

/** Where the build puts the declarations of the dataset API, seen from the bundle of this file; with `/`, as tsserver has it. */
const declarations = path.join(__dirname, 'types', 'index.d.ts').replaceAll(path.sep, '/');

/**
 * The plugin of the TypeScript server that lets a dataset file import `latent-atlas` in a folder where nothing is
 * installed, and completes the names of columns that the extension has told it. It leaves everything else as it is.
 */
export function createPlugin({ typescript }: { readonly typescript: typeof ts }): ts.server.PluginModule {
  let columns: KnownColumns = new Map();
  return {
    create: ({ languageService, languageServiceHost: host, config }) => {
      columns = new Map([...columns, ...knownColumnsIn(config)]);
      const resolve = host.resolveModuleNameLiterals?.bind(host);
      // TypeScript before 5.0 has no such method.
      if (resolve !== undefined) {
        host.resolveModuleNameLiterals = (names, ...rest) =>
          provideDatasetModule(names, resolve(names, ...rest), declarations, host.getCurrentDirectory());
      }
      return withColumnNames(typescript, languageService, () => columns);
    },
    onConfigurationChanged: (settings: unknown) => {
      columns = knownColumnsIn(settings);
    },
  };
}
