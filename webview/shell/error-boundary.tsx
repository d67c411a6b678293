import * as l10n from '@vscode/l10n';
import { Component, type ComponentChildren } from 'preact';
import { attempt } from '../tile/attempt.js';

export interface ErrorBoundaryProps {
  /** An error that came before anything was drawn; null if none. */
  readonly error: Error | null;
  /** What is drawn: once it is another, drawing is tried again. */
  readonly subject: object | null;
  readonly children: ComponentChildren;
}

interface ErrorBoundaryState {
  readonly caught: Error | null;
  readonly subject: object | null;
  readonly notice: string;
}

/** Draws its children; after an error of theirs it says so, and how to report it, rather than show half a panel. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { caught: null, subject: this.props.subject, notice: '' };

  static override getDerivedStateFromProps(props: ErrorBoundaryProps, state: ErrorBoundaryState) {
    return props.subject === state.subject ? null : { caught: null, subject: props.subject, notice: '' };
  }

  override componentDidCatch(error: unknown): void {
    this.setState({ caught: error instanceof Error ? error : new Error(String(error)) });
  }

  override render() {
    const error = this.props.error ?? this.state.caught;
    if (error === null) return this.props.children;
    const details = detailsOf(error);
    const copy = async (): Promise<string> => {
      await navigator.clipboard.writeText(details);
      return l10n.t('The details are on the clipboard.');
    };
    return (
      <section class="panel">
        <main class="empty broken" role="alert" data-testid="broken">
          <p>
            {l10n.t('The panel cannot show this run. Its data may be damaged, or there is a mistake in Latent Atlas.')}
          </p>
          <p>
            {l10n.t('Train again to get a new run. To report the mistake, send these details with the run directory.')}
          </p>
          <pre data-testid="broken-details">{details}</pre>
          <button
            type="button"
            class="button"
            onClick={() => attempt(copy, (notice) => this.setState({ notice }))}
            data-testid="button-copy-details"
          >
            {l10n.t('Copy the details')}
          </button>
          <p role="status">{this.state.notice}</p>
        </main>
      </section>
    );
  }
}

/** The error with its place in the panel's script, without the folder that the page lies in. */
function detailsOf(error: Error): string {
  const stack = (error.stack ?? '').replaceAll(/[\w-]+:\/\/[^\s)]*\//g, '');
  return stack.includes(error.message) ? stack : `${error.name}: ${error.message}\n${stack}`;
}
