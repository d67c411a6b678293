// The field at the top of the window in which commands, lines and choices are typed.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

function field(page: Page): Locator {
  return page.locator('.quick-input-widget input.input');
}

function rows(page: Page): Locator {
  return page.locator('.quick-input-list .monaco-list-row');
}

/** Takes the value that an input box proposes, once it does. */
export async function accept(page: Page, value: string): Promise<void> {
  await page.locator('.quick-input-widget .quick-input-message').filter({ hasText: 'Enter' }).waitFor();
  assert.equal(await field(page).inputValue(), value);
  await field(page).press('Enter');
}

/**
 * Runs a command by its title, such as `Latent Atlas: New Dataset`, and takes this entry of the list that it opens.
 * What has just been answered (a dialog, a notification) may give the focus back by now, which closes a list: then all
 * of it is asked for again.
 */
export async function runCommand(page: Page, title: string, entry?: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    await page.keyboard.press('F1');
    try {
      await take(page, `>${title}`, title);
      if (entry !== undefined) await take(page, entry, entry);
      return;
    } catch (error) {
      if (tries === attempts) throw error;
    }
  }
}

/** Types into the open list and takes the entry that bears this name. */
async function take(page: Page, typed: string, name: string): Promise<void> {
  await field(page).fill(typed, patience);
  await rows(page).filter({ hasText: name }).first().click(patience);
}

/** How often the list of commands is opened, and how long it has to be there each time. */
const attempts = 6;
const patience = { timeout: 5000 };

/** Puts the cursor of the active editor to a line, counted from 1, and a column. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await page.keyboard.press('Control+g');
  await field(page).waitFor();
  await field(page).fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await field(page).waitFor({ state: 'hidden' });
}

/** Changes the colour theme of the window. */
export async function useTheme(page: Page, name: string): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme', name);
  await field(page).waitFor({ state: 'hidden' });
}
