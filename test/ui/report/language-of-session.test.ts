// Whether every word of what the editor tells of a session, and of a comparison, can be translated.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import type { Fault } from '../../../src/protocol/fault.js';
import { measureNames, type SessionState } from '../../../src/protocol/panel.js';
import { forEachTab } from './each-tab.js';
import { PlayedHost } from './played-host.js';
import { openTranslated, plainWords, trainWorded, walkMarks, withFreshPages, wordsOf } from './translated.js';

describe('A session in another language', () => {
  let folder: string;
  let page: Page;

  withFreshPages((fresh) => {
    ({ folder, page } = fresh);
  });

  it('has none left in what the editor tells of a session, nor in what a run is compared with', async () => {
    const [events, others] = [await trainWorded(folder, 'circle', 3), await trainWorded(folder, 'plane-circle')];
    const host = await PlayedHost.before(page);
    await openTranslated(page, folder, null);
    const more = [
      'circle.dataset.ts',
      'plane-circle.dataset.ts',
      'numbers.csv',
      // Code of the dataset file that a latent space is written as.
      ...['euclidean', 'spherical', 'torus', 'projective', 'mobius', 'klein'].flatMap((code) => [
        `latent: ${code}`,
        code,
      ]),
      ...wordsOf(others.map(unpackEvent)),
    ];
    const words = plainWords(events, more);
    const read = async (): Promise<void> => assert.deepEqual(await words(page), []);
    const session: SessionState = {
      label: 'circle.dataset.ts',
      status: 'idle',
      reading: null,
      fault: null,
      sweep: null,
    };
    await read();
    const fault: Fault = {
      phase: 'load',
      message: '№ 1',
      location: { file: 'circle.dataset.ts', line: 3, column: 1 },
      ofDataset: true,
    };
    for (const status of [
      'idle',
      'bundling',
      'sampling',
      'training',
      'paused',
      'analysing',
      'finished',
      'failed',
    ] as const) {
      await host.tell({ kind: 'session', session: { ...session, status } });
      await read();
    }
    for (const measuring of measureNames) {
      await host.tell({ kind: 'session', session: { ...session, status: 'analysing', measuring } });
      await read();
    }
    for (const phase of ['bundle', 'load', 'definition', 'sampling', 'model', 'training', 'internal'] as const) {
      await host.tell({ kind: 'session', session: { ...session, status: 'failed', fault: { ...fault, phase } } });
      await read();
    }
    await host.tell({
      kind: 'session',
      session: { ...session, status: 'sampling', reading: { file: 'numbers.csv', share: 0.5 } },
    });
    await read();
    await host.tell({ kind: 'session', session: { ...session, status: 'training' } });
    // While it trains, then at its end.
    await host.events(true, events.slice(0, Math.floor(events.length / 2)));
    await page.locator('.tab-pane').waitFor();
    await read();
    await host.tell({
      kind: 'session',
      session: {
        ...session,
        status: 'finished',
        fault,
        sweep: { done: 1, total: 3, share: 0.4 },
        search: { done: 0, total: 9, share: 0 },
      },
    });
    await host.events(true, events);
    await read();
    await host.tell({ kind: 'session', session: { ...session, status: 'finished' } });
    await host.reference('№ 7', others);
    await page.locator('[data-testid="tab-compare"]').waitFor({ state: 'attached' });
    await page.locator('[data-testid="button-selection"]').click();
    await page.locator('[data-testid="select-worst"]').click();
    await page.keyboard.press('Escape');
    await forEachTab(page, async () => {
      await read();
      await walkMarks(page);
      await read();
    });
    await page.locator('[data-testid="button-run"]').click();
    for (const seed of ['77', 'x']) {
      await page.locator('[data-testid="seed-input"]').fill(seed);
      await read();
    }
    await page.keyboard.press('Escape');
    await page.locator('[data-testid="button-export"]').click();
    await page.locator('[data-testid="button-export-data"]').click();
    await page.locator('[data-testid="export-form-data"]').waitFor();
    await read();
    await page.keyboard.press('Escape');
    await page.locator('[data-testid="button-more"]').click();
    const views = page.locator('[data-testid="views"]').getByRole('menuitemcheckbox');
    for (const view of await views.all()) await view.click();
    await page.locator('.tile').first().waitFor({ state: 'detached' });
    assert.equal(await page.locator('.tile').count(), 0);
    await read();
  });
});
