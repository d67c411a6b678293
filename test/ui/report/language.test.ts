// Whether every word of the views can be translated.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { forEachTab } from './each-tab.js';
import { openTranslated, plainWords, trainWorded, walkMarks, withFreshPages } from './translated.js';

describe('The views in another language', () => {
  let folder: string;
  let page: Page;

  withFreshPages((fresh) => {
    ({ folder, page } = fresh);
  });

  /** Menus, with all that they offer, whose choices have been made in some dataset. */
  const chosen = new Set<string>();

  /** Makes every choice that a menu has, and reads the panel after each; the same menu of another dataset is read but once. */
  async function chooseAll(menu: string, read: () => Promise<void>): Promise<void> {
    await page.locator(`[data-testid="${menu}"]`).click();
    const popup = page.locator(`[data-testid="${menu}-popup"]`);
    await popup.waitFor();
    const offer = `${menu}: ${await popup.innerText()}`;
    if (chosen.has(offer)) {
      await read();
      await page.keyboard.press('Escape');
      return;
    }
    chosen.add(offer);
    for (const select of await popup.locator('select').all()) {
      const options = await select.locator('option').evaluateAll((all) => all.map((_, index) => index));
      for (const index of options) {
        if (!(await select.isVisible())) continue;
        await select.selectOption({ index });
        await read();
      }
    }
    for (const item of await popup.getByRole('menuitemcheckbox').all()) {
      await item.click();
      await read();
    }
    await page.keyboard.press('Escape');
  }

  for (const name of ['circle', 'sphere', 'torus', 'ball', 'band', 'table'] as const) {
    it(`has no English word left in the views of: ${name}`, async () => {
      const events = await trainWorded(folder, name);
      await openTranslated(page, folder, events);
      await page.locator('.tab-pane').waitFor();
      assert.match(await page.locator('[data-testid="tile-data"] h2').innerText(), /^Ｄａｔａ /);
      const words = plainWords(events);
      const read = async (): Promise<void> => assert.deepEqual(await words(page), []);
      await chooseAll('button-color', read);
      await chooseAll('button-show', read);
      const seen = new Set<string>();
      await forEachTab(page, async () => {
        await read();
        await walkMarks(page);
        await read();
        for (const tile of await page.locator('.tile').all()) {
          const view = (await tile.getAttribute('data-view')) ?? '';
          if (!seen.has(view)) await chooseAll(`menu-${view}`, read);
          seen.add(view);
        }
      });
      await page.locator('[data-testid="button-first"]').click();
      await read();
    });
  }

  it('is English where there are no translations', async () => {
    const events = await trainWorded(folder, 'table');
    await page.goto(`file://${path.join(folder, 'table', 'report.html')}`);
    await page.locator('.tab-pane').waitFor();
    assert.equal(await page.locator('[data-testid="tile-data"] h2').innerText(), 'Data and reconstruction');
    assert.notDeepEqual(await plainWords(events)(page), []);
  });
});
