import { stat } from 'node:fs/promises';
import path from 'node:path';
import { extensions, l10n, type LogOutputChannel, type TextDocument, workspace } from 'vscode';
import { type DataColumn, readerOf, type ReaderName } from '../../protocol/data-file.js';
import type { PluginSettings } from '../../typescript-plugin/known-columns.js';
import type { Sessions } from '../sessions/sessions.js';
import { Disposable } from '../system/disposable.js';
import { importsLatentAtlas } from './dataset-files.js';
import { dataFilesIn } from './reader-calls.js';

const pluginName = 'latent-atlas-typescript-plugin';
/** Rows that show what columns hold. */
const rows = 100;
/** Milliseconds without a change after which the text of a dataset file is looked at. */
const pause = 300;
/** Formats that are read as a whole, and how many bytes may be read for the sake of completion. */
const readWhole: ReadonlySet<ReaderName> = new Set(['json', 'npz', 'arrow']);
const mostBytes = 200 * 2 ** 20;

type Columns = PluginSettings['columns'][number][1];

/** What the extension of TypeScript offers to others. */
interface TypeScriptApi {
  readonly getAPI?: (version: 0) => { readonly configurePlugin: (id: string, settings: object) => void } | undefined;
}

/**
 * Reads which columns the data files have that open dataset files name, and tells the plugin of the TypeScript server,
 * which completes them: it has no time to read a file itself.
 */
export class ColumnNames extends Disposable {
  private readonly known = new Map<string, { readonly version: string; readonly columns: Columns }>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  /** One file after the other: this is to disturb nobody. */
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly sessions: Pick<Sessions, 'workers'>,
    private readonly log: LogOutputChannel,
  ) {
    super();
    this._register(workspace.onDidOpenTextDocument((document) => this.lookLater(document)));
    this._register(workspace.onDidChangeTextDocument(({ document }) => this.lookLater(document)));
    this._register(workspace.onDidGrantWorkspaceTrust(() => this.lookAtAll()));
    setImmediate(() => this.lookAtAll());
  }

  override dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    super.dispose();
  }

  private lookAtAll(): void {
    for (const document of workspace.textDocuments) this.lookLater(document);
  }

  private lookLater(document: TextDocument): void {
    if (document.languageId !== 'typescript' || document.uri.scheme !== 'file') return;
    const { fsPath } = document.uri;
    clearTimeout(this.timers.get(fsPath));
    this.timers.set(
      fsPath,
      setTimeout(() => {
        this.timers.delete(fsPath);
        this.look(document);
      }, pause),
    );
  }

  private look(document: TextDocument): void {
    const text = document.getText();
    if (!workspace.isTrusted || !importsLatentAtlas(text)) return;
    for (const file of dataFilesIn(text, path.dirname(document.uri.fsPath))) {
      this.queue = this.queue
        .then(() => this.read(file))
        .catch((error: unknown) => this.log.debug(`No columns of ${file}: ${String(error)}`));
    }
  }

  private async read(file: string): Promise<void> {
    if (this.isDisposed) return;
    const { size, mtimeMs } = await stat(file);
    const version = `${size} ${mtimeMs}`;
    const reader = readerOf(file);
    if (this.known.get(file)?.version === version || reader === null) return;
    if (readWhole.has(reader) && size > mostBytes) return;
    const { describeFile } = await import('../../session/describe-file.js');
    const supply = await this.sessions.workers();
    // What fails once is not tried again until the file changes.
    this.known.set(file, { version, columns: [] });
    const never = new AbortController().signal;
    const { columns } = await describeFile(supply, file, rows, () => undefined, never);
    this.known.set(file, { version, columns: columns.flatMap(knownColumn) });
    await this.tell();
  }

  private async tell(): Promise<void> {
    const typescript = extensions.getExtension<TypeScriptApi>('vscode.typescript-language-features');
    const settings: PluginSettings = { columns: [...this.known].map(([file, { columns }]) => [file, columns]) };
    const api = (await typescript?.activate())?.getAPI?.(0);
    api?.configurePlugin(pluginName, settings);
  }
}

/** What can be named: no column that goes by its place, and none that cannot be read. */
function knownColumn({ choice, holds, unit, size }: DataColumn): Columns {
  if (typeof choice !== 'string' || holds === 'other') return [];
  const words = {
    numbers: size === 1 ? l10n.t('numbers') : l10n.t('{0} numbers', size),
    flags: l10n.t('true or false'),
    texts: l10n.t('text'),
  }[holds];
  return [{ name: choice, detail: unit === '' ? words : `${words} (${unit})` }];
}
