import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const tsserver = createRequire(import.meta.url).resolve('typescript/lib/tsserver.js');

/** Milliseconds until a test gives up. */
const patience = 120_000;

/** A place in a file, line and offset from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly offset: number;
}

/** What VS Code 1.139 sends for files without a tsconfig.json. */
const inferredProjects = {
  module: 'Preserve',
  moduleResolution: 'Bundler',
  target: 'ES2022',
  jsx: 'react-jsx',
  allowImportingTsExtensions: true,
  strict: true,
  strictNullChecks: true,
  strictFunctionTypes: true,
  allowJs: true,
  allowSyntheticDefaultImports: true,
  allowNonTsExtensions: true,
  resolveJsonModule: true,
};

interface Message {
  readonly type: 'event' | 'response';
  readonly request_seq?: number;
  readonly body?: unknown;
}

/** A tsserver with the plugin of an extension, as VS Code starts it. */
export class TypeScriptServer {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (body: unknown) => void>();
  private sequence = 0;

  /** @param extension folder of the extension, in whose `node_modules` the plugin is. */
  constructor(extension: string) {
    this.child = spawn(
      process.execPath,
      [
        ...[tsserver, '--useInferredProjectPerProjectRoot', '--disableAutomaticTypingAcquisition'],
        ...['--globalPlugins', 'latent-atlas-typescript-plugin', '--pluginProbeLocations', extension],
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const { stdout } = this.child;
    if (stdout === null) throw new Error('tsserver has no standard output.');
    createInterface({ input: stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const { type, request_seq: request, body } = JSON.parse(line) as Message;
      if (type === 'response' && request !== undefined) this.waiting.get(request)?.(body);
    });
    this.send('compilerOptionsForInferredProjects', { options: inferredProjects });
  }

  /** Opens a file as the editor does, in an inferred project of its folder. */
  open(file: string, text: string, folder: string): void {
    this.send('open', { file, fileContent: text, scriptKindName: 'TS', projectRootPath: folder });
  }

  /** Sends settings to the plugin, as the extension does through the editor. */
  configure(configuration: object): void {
    this.send('configurePlugin', { pluginName: 'latent-atlas-typescript-plugin', configuration });
  }

  /** The messages of the errors in a file. */
  async errors(file: string): Promise<string[]> {
    const kinds = ['syntacticDiagnosticsSync', 'semanticDiagnosticsSync'];
    const bodies = await Promise.all(kinds.map((kind) => this.ask(kind, { file })));
    return bodies.flatMap((body) => (body as readonly { readonly text: string }[]).map(({ text }) => text));
  }

  /** Documentation that a hover shows, and the type above it. */
  async hover(place: Place): Promise<{ readonly displayString: string; readonly documentation: string }> {
    return (await this.ask('quickinfo', place)) as { displayString: string; documentation: string };
  }

  /** Names that completion offers. */
  async completions(place: Place): Promise<string[]> {
    const body = await this.ask('completionInfo', { ...place, includeExternalModuleExports: true });
    // Where there is nothing to complete, it answers without a list.
    const { entries = [] } = (body ?? {}) as { readonly entries?: readonly { readonly name: string }[] };
    return entries.map(({ name }) => name);
  }

  close(): void {
    this.child.kill();
  }

  private ask(command: string, args: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`tsserver gave no answer to ${command}.`)), patience);
      this.waiting.set(this.send(command, args), (body) => {
        clearTimeout(late);
        resolve(body);
      });
    });
  }

  private send(command: string, args: object): number {
    const seq = ++this.sequence;
    this.child.stdin?.write(`${JSON.stringify({ seq, type: 'request', command, arguments: args })}\n`);
    return seq;
  }
}
