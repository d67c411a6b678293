import { randomBytes } from 'node:crypto';
import { env, l10n, Uri, type Webview } from 'vscode';
import { notePage, type PageLanguage, panelPage } from '../../protocol/page.js';

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
  return panelPage({
    title,
    nonce: newNonce(),
    script: resourceFor(webview, extension, 'panel.js'),
    style: resourceFor(webview, extension, 'panel.css'),
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

/** A page for this webview that says why there is no panel in it. */
export function notePageFor(webview: Webview, extension: Uri, title: string, text: string): string {
  return notePage({
    title,
    nonce: newNonce(),
    style: resourceFor(webview, extension, 'panel.css'),
    cspSource: webview.cspSource,
    language: panelLanguage()?.tag ?? 'en',
    text,
  });
}

const newNonce = (): string => randomBytes(16).toString('hex');

function resourceFor(webview: Webview, extension: Uri, name: string) {
  return { uri: webview.asWebviewUri(Uri.joinPath(extension, 'dist', name)).toString() };
}
