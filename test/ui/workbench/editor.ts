// The active text editor.
import type { Locator, Page } from 'playwright-core';
import { goTo } from './quick-input.js';

/** The tab of the active editor, where its text differs from the file. */
function changed(page: Page): Locator {
  return page.locator('.editor-group-container.active .tab.active.dirty');
}

/** Replaces a whole line, counted from 1, as somebody would who types. */
export async function replaceLine(page: Page, line: number, text: string): Promise<void> {
  await goTo(page, line);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText(text);
  await changed(page).waitFor();
}

/** Saves the file and waits until the editor says so. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await changed(page).waitFor({ state: 'detached' });
}

/** Text of what hovering over a place in the file shows. */
export async function hoverAt(page: Page, line: number, column: number): Promise<string> {
  await goTo(page, line, column);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
  await hover.waitFor();
  const text = (await page.locator('.monaco-hover:not(.hidden) .hover-contents').allInnerTexts()).join('\n');
  await page.keyboard.press('Escape');
  return text;
}

/** Names that completion offers at the cursor. */
export async function completions(page: Page): Promise<string[]> {
  await page.keyboard.press('Control+Space');
  const labels = page.locator('.suggest-widget.visible .monaco-list-row .label-name');
  await labels.first().waitFor();
  const names = await labels.allInnerTexts();
  await page.keyboard.press('Escape');
  return names;
}

/** Number of red squiggles that the active editor shows. */
export function errorSquiggles(page: Page): Promise<number> {
  return page.locator('.editor-group-container.active .squiggly-error').count();
}
