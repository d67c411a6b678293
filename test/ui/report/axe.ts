// The rules of axe on a page, and the colours that VS Code gives to a webview.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { drawn } from './drawn.js';

export interface ColorTheme {
  readonly name: string;
  /** Class of the body of a webview. */
  readonly kind: string;
  /** Variables of a webview's root. */
  readonly colors: Readonly<Record<string, string>>;
}

export const themes = JSON.parse(
  readFileSync(path.join('test', 'ui', 'report', 'themes.json'), 'utf8'),
) as readonly ColorTheme[];

/** One of each kind. */
export const basicThemes = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'];

/** Rules that were broken, and where: all rules, in all of the page by default. */
export async function violations(
  page: Page,
  { rules, within }: { readonly rules?: readonly string[]; readonly within?: string } = {},
): Promise<string[]> {
  const options = JSON.stringify({ resultTypes: ['violations'], runOnly: rules });
  const context = within === undefined ? 'document' : JSON.stringify(within);
  const { violations: found } = await page.evaluate<axe.AxeResults>(`axe.run(${context}, ${options})`);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)}: ${failureSummary ?? ''}`),
  );
}

/** Dresses the page as VS Code dresses a webview. */
export async function useColors(page: Page, { kind, colors }: ColorTheme): Promise<void> {
  await page.evaluate(
    ([classes, variables]) => {
      const { style } = document.documentElement;
      style.cssText = '';
      for (const [name, value] of Object.entries(variables)) style.setProperty(name, value);
      document.body.className = classes;
      document.body.dataset.vscodeThemeKind = classes;
    },
    [kind === 'vscode-high-contrast-light' ? `${kind} vscode-high-contrast` : kind, colors] as const,
  );
  await drawn(page);
}
