import { randomBytes } from 'node:crypto';
import { env, l10n, Uri, type Webview } from 'vscode';
import { type PageLanguage, panelPage } from '../../protocol/page.js';

/** What a webview of this extension may do and load. */
export function webviewOptions(extension: Uri) {
  return {
    enableScripts: true,
    localResourceRoots: [Uri.joinPath(extension, 'dist'), Uri.joinPath(extension, 'media')],
  };
}

/** The icon of a panel's tab. */
export function panelIcon(extension: Uri) {
  const icon = (theme: string): Uri => Uri.joinPath(extension, 'media', `panel-${theme}.svg`);
  return { light: icon('light'), dark: icon('dark') };
}

/** The panel's page for this webview; `view` is how the user looked at runs of this dataset last. */
export function pageFor(webview: Webview, extension: Uri, title: string, view: unknown): string {
  const resource = (name: string) => ({ uri: webview.asWebviewUri(Uri.joinPath(extension, 'dist', name)).toString() });
  return panelPage({
    title,
    nonce: randomBytes(16).toString('hex'),
    script: resource('panel.js'),
    style: resource('panel.css'),
    cspSource: webview.cspSource,
    view,
    language: panelLanguage(),
  });
}

/** The language that VS Code has translations of this extension for; none in English. */
function panelLanguage(): PageLanguage | undefined {
  if (l10n.bundle === undefined) return undefined;
  return { tag: env.language, starting: l10n.t('Latent Atlas is starting…'), translations: l10n.bundle };
}
