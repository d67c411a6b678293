import { commands, EventEmitter, type LogOutputChannel, Range, type TextDocument, type Uri, workspace } from 'vscode';
import { Disposable } from '../system/disposable.js';

const included = '**/*.{ts,mts,cts}';
const excluded = '**/{node_modules,dist,out,.git,.cache}/**';
/** A workspace with more TypeScript files than this is not read through; files that are opened are still looked at. */
const mostFiles = 2000;
/** Files read at once. */
const batch = 16;
/** Imports stand at the start of a file: no more of it is looked at. */
const start = { lines: 400, characters: 40_000 };

/** Whether a text imports the dataset API. */
export function importsLatentAtlas(text: string): boolean {
  return /\b(?:from|import|require)\s*\(?\s*['"]latent-atlas['"]/.test(text);
}

/** Whether a dataset file names a model from elsewhere. */
export function namesModel(text: string): boolean {
  return importsLatentAtlas(text) && /^(?!\s*(?:\/\/|\*|\/\*)).*\bmodel\s*:/m.test(text);
}

/** The part of a document where its imports stand. */
export function textAtStart(document: TextDocument): string {
  return document.getText(new Range(0, 0, start.lines, 0));
}

/** Whether a file is a dataset file by its name alone. */
export function isNamedAsDataset(uri: Uri): boolean {
  return /\.dataset\.[cm]?ts$/.test(uri.path);
}

/**
 * Knows which files of the workspace are dataset files: those named so, and those that import the dataset API. Menus
 * read the latter from the context key `latentAtlas.datasetFiles`, and those that name a model from `latentAtlas.modelFiles`.
 */
export class DatasetFiles extends Disposable {
  private readonly files = new Map<string, Uri>();
  private readonly models = new Map<string, Uri>();
  private readonly changeEmitter = this._register(new EventEmitter<void>());

  readonly onDidChange = this.changeEmitter.event;

  constructor(private readonly log: LogOutputChannel) {
    super();
    this._register(workspace.onDidOpenTextDocument((document) => this.look(document)));
    this._register(workspace.onDidChangeTextDocument(({ document }) => this.look(document)));
    this._register(workspace.onDidChangeWorkspaceFolders(() => this.scanLater()));
    // Activation does not wait for any of this.
    setImmediate(() => {
      workspace.textDocuments.forEach((document) => this.look(document));
      this.watch();
      this.scanLater();
    });
  }

  has(uri: Uri): boolean {
    return this.files.has(uri.fsPath);
  }

  /** All that are known by now, by path. */
  get all(): readonly Uri[] {
    return [...this.files.values()].sort((a, b) => (a.fsPath < b.fsPath ? -1 : 1));
  }

  private look(document: TextDocument): void {
    if (document.languageId !== 'typescript' || document.uri.scheme !== 'file') return;
    this.take(document.uri, textAtStart(document));
  }

  private take(uri: Uri, text: string): void {
    this.remember(uri, isNamedAsDataset(uri) || importsLatentAtlas(text), namesModel(text));
  }

  private remember(uri: Uri, isDataset: boolean, hasModel: boolean): void {
    this.set(this.models, 'latentAtlas.modelFiles', uri, hasModel);
    this.set(this.files, 'latentAtlas.datasetFiles', uri, isDataset);
  }

  private set(files: Map<string, Uri>, key: string, uri: Uri, isIn: boolean): void {
    if (files.has(uri.fsPath) === isIn) return;
    if (isIn) files.set(uri.fsPath, uri);
    else files.delete(uri.fsPath);
    // Menus compare with the path as the window has it, which on Windows over Remote is the one with forward slashes.
    const paths = [...files.values()].flatMap((file) =>
      file.fsPath === file.path ? [file.path] : [file.fsPath, file.path],
    );
    void commands.executeCommand('setContext', key, paths);
    if (files === this.files) this.changeEmitter.fire();
  }

  private watch(): void {
    const watcher = this._register(workspace.createFileSystemWatcher(included));
    this._register(watcher.onDidCreate((uri) => this.readLater(uri)));
    this._register(watcher.onDidChange((uri) => this.readLater(uri)));
    this._register(watcher.onDidDelete((uri) => this.remember(uri, false, false)));
  }

  private readLater(uri: Uri): void {
    this.read(uri).catch((error: unknown) => this.log.debug(`Cannot read ${uri.fsPath}: ${String(error)}`));
  }

  private async read(uri: Uri): Promise<void> {
    if (uri.scheme !== 'file') return;
    this.take(uri, bytesToText(await workspace.fs.readFile(uri)));
  }

  private scanLater(): void {
    this.scan().catch((error: unknown) => this.log.warn(`Looking for dataset files failed: ${String(error)}`));
  }

  private async scan(): Promise<void> {
    const uris = await workspace.findFiles(included, excluded, mostFiles);
    for (let first = 0; first < uris.length && !this.isDisposed; first += batch) {
      await Promise.allSettled(uris.slice(first, first + batch).map((uri) => this.read(uri)));
    }
  }
}

function bytesToText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, start.characters));
}
