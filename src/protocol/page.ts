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
}

/** Id of the element that holds {@link PanelPage.eventLog}. */
export const eventLogElementId = 'event-log';

/** Id of the element that holds {@link PanelPage.view}, as JSON. */
export const viewElementId = 'view';

/**
 * The HTML page that runs the panel, in a webview and as a report that stands alone. Its content security policy lets
 * nothing be loaded and nothing be run but this script and this style, and no image but one that the script itself wrote.
 */
export function panelPage(page: PanelPage): string {
  const { title, nonce, script, style, cspSource = '', eventLog, view } = page;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}' ${cspSource}`.trim(),
    // A picture that is exported is drawn from SVG in memory.
    'img-src data:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${styleElement(style, nonce)}
</head>
<body>
<div id="panel"><p class="starting">${eventLog === undefined ? 'Latent Atlas is starting…' : 'The run is being read…'}</p></div>
<noscript><p class="starting">This page needs JavaScript: it draws the run that it holds.</p></noscript>
${view === undefined ? '' : `<script id="${viewElementId}" type="application/json">${JSON.stringify(view).replaceAll('<', '\\u003c')}</script>`}
${eventLog === undefined ? '' : `<script id="${eventLogElementId}" type="text/plain">${eventLog}</script>`}
${scriptElement(script, nonce)}
</body>
</html>
`;
}

/** A page that says why there is no panel, with the panel's style and no script. */
export function notePage({ title, nonce, style, cspSource = '', text }: Pick<PanelPage, 'title' | 'nonce' | 'style' | 'cspSource'> & { readonly text: string }): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(`default-src 'none'; style-src 'nonce-${nonce}' ${cspSource}`.trim())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${styleElement(style, nonce)}
</head>
<body>
<p class="starting">${escapeHtml(text)}</p>
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
