import { CodeLens, type CodeLensProvider, EventEmitter, l10n, languages, Range, type TextDocument } from 'vscode';
import { commandIds } from '../commands/ids.js';
import type { Sessions } from '../sessions/sessions.js';
import { Disposable } from '../system/disposable.js';
import { importsLatentAtlas, namesModel, textAtStart } from './dataset-files.js';

/** Offers to train, or to examine the model that is named, above each call of `defineDataset`. */
export class TrainLens extends Disposable implements CodeLensProvider {
  private readonly changeEmitter = this._register(new EventEmitter<void>());
  private shown = '';

  readonly onDidChangeCodeLenses = this.changeEmitter.event;

  constructor(private readonly sessions: Sessions) {
    super();
    this._register(languages.registerCodeLensProvider({ language: 'typescript', scheme: 'file' }, this));
    this._register(sessions.onDidChangeState(() => this.update()));
    this._register(sessions.onDidClose(() => this.update()));
  }

  /** The editor asks every provider again whenever one changes, so fire only if these lenses change. */
  private update(): void {
    const next = JSON.stringify(this.sessions.all.map(({ file, isBusy }) => [file, isBusy]));
    if (next === this.shown) return;
    this.shown = next;
    this.changeEmitter.fire();
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    if (!importsLatentAtlas(textAtStart(document))) return [];
    const text = document.getText();
    return text
      .split('\n')
      .flatMap((line, index) =>
        callsDefineDataset(line) ? this.lensesAt(new Range(index, 0, index, 0), document, namesModel(text)) : [],
      );
  }

  private lensesAt(range: Range, { uri }: TextDocument, hasModel: boolean): CodeLens[] {
    const lens = (title: string, command: string): CodeLens =>
      new CodeLens(range, { title, command, arguments: [uri] });
    const session = this.sessions.get(uri);
    const start = [
      ...(hasModel ? [lens(`$(search) ${l10n.t('Examine Model')}`, commandIds.examine)] : []),
      lens(`$(play) ${l10n.t('Train Autoencoder')}`, commandIds.train),
    ];
    if (session === undefined) return start;
    const show = lens(l10n.t('Show Panel'), commandIds.showPanel);
    return session.isBusy
      ? [lens(`$(debug-stop) ${l10n.t('Stop')}`, commandIds.stop), lens(l10n.t('Restart'), commandIds.restart), show]
      : [...start, show];
  }
}

function callsDefineDataset(line: string): boolean {
  return /^(?!\s*(?:\/\/|\*|\/\*)).*\bdefineDataset\s*[(<]/.test(line);
}
