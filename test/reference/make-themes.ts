/// <reference lib="dom" />
// Reads the colours that the panel uses out of every colour theme that VS Code comes with, and stores them for the tests:
// `npx tsx test/reference/make-themes.ts`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeFolder, temporaryFolder } from '../../scripts/system/folders.mjs';
import { launchChromium } from '../../scripts/vscode-server/chromium.mjs';
import { startServer } from '../../scripts/vscode-server/server.mjs';
import { useTheme } from '../ui/workbench/quick-input.js';

const names = [
  ...['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast', 'Dark+', 'Light+'],
  ...[
    'Dark (Visual Studio)',
    'Light (Visual Studio)',
    'Abyss',
    'Kimbie Dark',
    'Monokai',
    'Monokai Dimmed',
    'Quiet Light',
    'Red',
  ],
  ...['Solarized Dark', 'Solarized Light', 'Tomorrow Night Blue'],
];

const root = process.cwd();
const css = readFileSync(path.join(root, 'webview', 'styles', 'theme.css'), 'utf8');
const variables = [...new Set([...css.matchAll(/var\((--vscode-[\w-]+)/g)].map(([, name]) => name))].filter(
  (name) => !name.includes('font'),
);

const folder = await temporaryFolder();
mkdirSync(path.join(folder, 'empty'));
writeFileSync(path.join(folder, 'empty', 'notes.txt'), '');
const browser = await launchChromium();
const server = await startServer({ trust: false, settings: {} });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(server.url(path.join(folder, 'empty')));
await page.locator('.explorer-viewlet .monaco-list-row').first().waitFor({ timeout: 60_000 });

const themes = [];
for (const name of names) {
  await useTheme(page, name);
  await page.waitForTimeout(1000);
  const { kind, colors } = await page.evaluate((wanted) => {
    const workbench = document.querySelector('.monaco-workbench');
    if (workbench === null) throw new Error('There is no workbench in the page.');
    const style = getComputedStyle(workbench);
    // The classes of the workbench are those that a webview's body gets, by other names.
    const of: Readonly<Record<string, string>> = {
      'vs-dark': 'vscode-dark',
      vs: 'vscode-light',
      'hc-black': 'vscode-high-contrast',
      'hc-light': 'vscode-high-contrast-light',
    };
    const own = Object.keys(of).find((one) => workbench.classList.contains(one)) ?? 'vs';
    const values = wanted.map((variable): [string, string] => [variable, style.getPropertyValue(variable).trim()]);
    return { kind: of[own], colors: Object.fromEntries(values.filter(([, value]) => value !== '')) };
  }, variables);
  console.log(name, kind, colors['--vscode-editor-background'], colors['--vscode-editor-foreground']);
  themes.push({ name, kind, colors });
}
await browser.close();
await server.stop();
await removeFolder(folder);
writeFileSync(path.join(root, 'test', 'ui', 'report', 'themes.json'), `${JSON.stringify(themes, null, 1)}\n`);
