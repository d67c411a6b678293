import { Diagnostic, DiagnosticSeverity, l10n, languages, type LogOutputChannel, Range, Uri, window } from 'vscode';
import type { Fault, SourceLocation } from '../../protocol/fault.js';
import type { DatasetSession } from '../sessions/dataset-session.js';
import type { Sessions } from '../sessions/sessions.js';
import { Disposable } from '../system/disposable.js';

/** Reports errors: in the Problems panel if they have a place in a file, else in a notification. */
export class Problems extends Disposable {
  private readonly collection = this._register(languages.createDiagnosticCollection('latent-atlas'));
  private readonly faults = new Map<DatasetSession, Fault>();

  constructor(
    sessions: Sessions,
    private readonly log: LogOutputChannel,
  ) {
    super();
    this._register(
      sessions.onDidChangeState((session) => {
        const { fault } = session.training;
        if (fault !== null && fault !== this.faults.get(session)) this.tell(session, fault);
      }),
    );
    // An error stands until a run gets past its definition.
    this._register(
      sessions.onDidReceiveEvent(({ session, event }) => {
        if (event.kind === 'started') this.clear(session);
      }),
    );
    this._register(sessions.onDidClose((session) => this.clear(session)));
  }

  private tell(session: DatasetSession, fault: Fault): void {
    this.faults.set(session, fault);
    this.refresh();
    if (fault.location !== null) {
      const { file, line, column } = fault.location;
      this.log.error(`${file}:${line}:${column}: ${fault.message}`);
      return;
    }
    this.log.error(`${session.file}: ${fault.message}`);
    const showLog = l10n.t('Show Log');
    void window.showErrorMessage(`${session.label}: ${fault.message}`, showLog).then((choice) => {
      if (choice === showLog) this.log.show();
    });
  }

  private clear(session: DatasetSession): void {
    if (this.faults.delete(session)) this.refresh();
  }

  private refresh(): void {
    const diagnostics = new Map<string, Diagnostic[]>();
    for (const { location, message, phase } of this.faults.values()) {
      if (location === null) continue;
      const diagnostic = new Diagnostic(rangeOf(location), message, DiagnosticSeverity.Error);
      diagnostic.source = 'Latent Atlas';
      diagnostic.code = phase;
      diagnostics.set(location.file, [...(diagnostics.get(location.file) ?? []), diagnostic]);
    }
    this.collection.clear();
    for (const [file, ofFile] of diagnostics) this.collection.set(Uri.file(file), ofFile);
  }
}

/** An empty range: the editor widens it to the word there. */
function rangeOf({ line, column }: SourceLocation): Range {
  return new Range(line - 1, column - 1, line - 1, column - 1);
}
