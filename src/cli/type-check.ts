import path from 'node:path';
import type ts from 'typescript';
import type { Fault } from '../protocol/fault.js';
import { provideDatasetModule } from '../typescript-plugin/dataset-module.js';
import { implicitProject } from './implicit-project.js';

/**
 * Type-checks dataset files and what they import from their folders, as VS Code does if there is no tsconfig.json.
 * @param files absolute paths.
 * @param declarations absolute path of the declarations that `latent-atlas` leads to where it is not installed.
 * @returns the errors, by file and place; each message starts with the compiler's code, such as TS2322.
 */
export async function typeCheck(files: readonly string[], declarations: string): Promise<readonly Fault[]> {
  const { default: compiler } = await import('typescript');
  const program = createProgram(compiler, files, declarations);
  const sources = program
    .getSourceFiles()
    .filter((source) => !source.isDeclarationFile && !program.isSourceFileFromExternalLibrary(source));
  const diagnostics = sources.flatMap((source) => [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ]);
  return compiler
    .sortAndDeduplicateDiagnostics(diagnostics)
    .filter(({ category }) => category === compiler.DiagnosticCategory.Error)
    .flatMap((diagnostic) => describe(compiler, diagnostic));
}

type Compiler = typeof ts;

function createProgram(compiler: Compiler, files: readonly string[], declarations: string): ts.Program {
  const folder = path.dirname(files[0] ?? '');
  const { options } = compiler.convertCompilerOptionsFromJson(implicitProject, folder);
  const host = compiler.createCompilerHost(options);
  const cache = compiler.createModuleResolutionCache(folder, (name) => host.getCanonicalFileName(name), options);
  host.resolveModuleNameLiterals = (names, containingFile, redirected, used, source) =>
    provideDatasetModule(
      names,
      names.map((name) => {
        const mode = compiler.getModeForUsageLocation(source, name, used);
        return compiler.resolveModuleName(name.text, containingFile, used, host, cache, redirected, mode);
      }),
      declarations,
      folder,
    );
  return compiler.createProgram(files, { ...options, noEmit: true }, host);
}

function describe(compiler: Compiler, { file, start = 0, code, messageText }: ts.Diagnostic): Fault[] {
  if (file === undefined) return [];
  const { line, character } = compiler.getLineAndCharacterOfPosition(file, start);
  return [
    {
      phase: 'definition',
      message: `TS${code}: ${compiler.flattenDiagnosticMessageText(messageText, '\n')}`,
      location: { file: path.normalize(file.fileName), line: line + 1, column: character + 1 },
      ofDataset: true,
    },
  ];
}
