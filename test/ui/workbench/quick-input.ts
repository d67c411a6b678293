// The field at the top of the window in which commands, lines and choices are typed.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

function field(page: Page): Locator {
  return page.locator('.quick-input-widget input.input');
}

function rows(page: Page): Locator {
  return page.locator('.quick-input-list .monaco-list-row');
}

/** Types a choice into the open list and takes the entry that bears this name. */
export async function choose(page: Page, name: string): Promise<void> {
  await field(page).waitFor();
  await field(page).fill(name);
  await rows(page).filter({ hasText: name }).first().click();
}

/** Takes the value that an input box proposes, once it does. */
export async function accept(page: Page, value: string): Promise<void> {
  await page.locator('.quick-input-widget .quick-input-message').filter({ hasText: 'Enter' }).waitFor();
  assert.equal(await field(page).inputValue(), value);
  await field(page).press('Enter');
}

/** Entries of the open list. */
export async function choices(page: Page): Promise<string[]> {
  await rows(page).first().waitFor();
  return rows(page).allInnerTexts();
}

/** Runs a command by its title, such as `Latent Atlas: New Dataset`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    await page.keyboard.press('F1');
    try {
      await field(page).fill(`>${title}`, patience);
      await rows(page).filter({ hasText: title }).first().click(patience);
      return;
    } catch (error) {
      // A dialog that has just been answered may give the focus back by now, which closes the list.
      if (tries === attempts) throw error;
    }
  }
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
  await runCommand(page, 'Preferences: Color Theme');
  await choose(page, name);
  await field(page).waitFor({ state: 'hidden' });
}
