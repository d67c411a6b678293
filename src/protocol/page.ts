/** A file that the page loads, or its text where the page must stand alone. */
export type PanelResource = { readonly uri: string } | { readonly text: string };

export interface PanelPage {
  /** Title of the document. */
  readonly title: string;
  /** A string of letters and digits; in a webview a new random one each time. */
  readonly nonce: string;
  /** `dist/panel.js`. */
  readonly script: PanelResource;
  /** `dist/panel.css`. */
  readonly style: PanelResource;
  /** `webview.cspSource` in a webview; left out in a report. */
  readonly cspSource?: string;
  /** The bytes of `events.bin` in base64, for a report; left out in a webview, where the host sends the events. */
  readonly eventLog?: string;
  /** What the panel saved last with `saveView`, if anything. */
  readonly view?: unknown;
  /** The language of the panel's words; left out for English. */
  readonly language?: PageLanguage | undefined;
}

export interface PageLanguage {
  /** BCP 47 tag, such as `de`. */
  readonly tag: string;
  /** What the page says until its script runs. */
  readonly starting: string;
  /** Translations by English message, as `vscode.l10n.bundle` holds them. */
  readonly translations: Readonly<Record<string, string>>;
}

/** Id of the element that holds {@link PanelPage.eventLog}. */
export const eventLogElementId = 'event-log';

/** Id of the element that holds {@link PanelPage.view}, as JSON. */
export const viewElementId = 'view';

/** Id of the element that holds {@link PageLanguage.translations}, as JSON. */
export const translationsElementId = 'translations';

/**
 * The HTML page that runs the panel, in a webview and as a report that stands alone. Its content security policy lets
 * nothing be loaded and nothing be run but this script and this style, and no image but one that the script itself wrote.
 */
export function panelPage(page: PanelPage): string {
  const { title, nonce, script, style, cspSource = '', eventLog, view, language } = page;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    styleSource(nonce, cspSource),
    // A picture that is exported is drawn from SVG in memory.
    'img-src data:',
  ].join('; ');
  const starting =
    language?.starting ?? (eventLog === undefined ? 'Latent Atlas is starting…' : 'The run is being read…');
  return htmlPage({
    title,
    nonce,
    style,
    policy,
    language: language?.tag ?? 'en',
    body: `<div id="panel"><p class="starting">${escapeHtml(starting)}</p></div>
<noscript><p class="starting">This page needs JavaScript: it draws the run that it holds.</p></noscript>
${view === undefined ? '' : jsonElement(viewElementId, view)}
${language === undefined ? '' : jsonElement(translationsElementId, language.translations)}
${eventLog === undefined ? '' : `<script id="${eventLogElementId}" type="text/plain">${eventLog}</script>`}
${scriptElement(script, nonce)}`,
  });
}

/** JSON for the script, which the browser does not run; no text in it can end the element. */
function jsonElement(id: string, value: unknown): string {
  return `<script id="${id}" type="application/json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}

export interface NotePage extends Pick<PanelPage, 'title' | 'nonce' | 'style' | 'cspSource'> {
  /** BCP 47 tag of the language that the text is in. */
  readonly language: string;
  readonly text: string;
}

/** A page that says why there is no panel, with the panel's style and no script. */
export function notePage({ cspSource = '', text, ...page }: NotePage): string {
  const policy = `default-src 'none'; ${styleSource(page.nonce, cspSource)}`;
  return htmlPage({ ...page, policy, body: `<p class="starting">${escapeHtml(text)}</p>` });
}

const styleSource = (nonce: string, cspSource: string): string => `style-src 'nonce-${nonce}' ${cspSource}`.trim();

interface HtmlPage extends Pick<NotePage, 'title' | 'nonce' | 'style' | 'language'> {
  readonly policy: string;
  /** HTML. */
  readonly body: string;
}

function htmlPage({ title, nonce, style, policy, language, body }: HtmlPage): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${styleElement(style, nonce)}
</head>
<body>
${body}
</body>
</html>
`;
}

function styleElement(style: PanelResource, nonce: string): string {
  if ('uri' in style) return `<link rel="stylesheet" nonce="${nonce}" href="${escapeHtml(style.uri)}">`;
  return `<style nonce="${nonce}">${style.text.replaceAll('</style', '<\\/style')}</style>`;
}

function scriptElement(script: PanelResource, nonce: string): string {
  if ('uri' in script) return `<script nonce="${nonce}" src="${escapeHtml(script.uri)}"></script>`;
  // What would end the element, or open a comment in it, occurs in strings and regular expressions only.
  const text = script.text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return `<script nonce="${nonce}">${text}</script>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]);
}
