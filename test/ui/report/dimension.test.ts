// The intrinsic dimension against scale in the report of a run, as a picture and as a table.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { RunResult } from '../../../src/protocol/result.js';
import { formatNumber } from '../../../webview/format.js';
import { drawn } from './drawn.js';
import { openReport, trainedReport } from './trained.js';
import { withBrowser } from './with-browser.js';

const ring = (rows: number): string => `import { defineDataset, euclidean, sampled } from 'latent-atlas';
export default defineDataset({
  manifold: sampled({
    ambientDimension: 3,
    coordinates: ['a', 'b', 'c'].map((name) => ({ name, unit: 'mm' })),
    sample: (random) => {
      const t = random.uniform(0, 2 * Math.PI);
      return [Math.cos(t), Math.sin(t), 0].map((x) => x + random.normal(0, 0.03));
    },
  }),
  samples: { train: ${rows}, test: 100 },
  autoencoder: { hidden: [8], latent: euclidean(1) },
  training: { steps: 50 },
});
`;

const circle = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  manifold: circle(),
  samples: { train: 200, test: 100 },
  autoencoder: { hidden: [8], latent: euclidean(1) },
  training: { steps: 50 },
});
`;

describe('The view of the intrinsic dimension', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  withBrowser((opened) => ({ folder, browser } = opened));

  afterEach(() => page.close());

  const open = async (name: string, dataset: string): Promise<void> => {
    page = await openReport(browser, await trainedReport(folder, name, dataset));
  };
  const tab = () => page.getByTestId('tab-dimension');
  const tile = () => page.getByTestId('tile-dimension');

  it('draws each method against scale, marks what is told, and has the same numbers as a table', async () => {
    await open('ring', ring(1000));
    await tab().click();
    await drawn(page);
    const result = JSON.parse(await readFile(path.join(folder, 'ring', 'result.json'), 'utf8')) as RunResult;
    const curves = result.intrinsicDimension?.curves ?? [];
    const estimates = curves.flatMap(({ scales }) => scales);
    const likeliest = curves.find(({ method }) => method === 'maximum likelihood');
    const plateau = likeliest?.plateau ?? null;
    assert.ok(likeliest !== undefined && plateau !== null && estimates.length > 10);

    assert.match(
      await page.getByTestId('dimension-headline').innerText(),
      new RegExp(`^Estimated: about ${plateau.dimension} .*${formatNumber(plateau.from).replace('.', '\\.')} mm`),
    );
    assert.deepEqual(await tile().locator('.axis-name').allTextContents(), ['scale (mm)', 'estimated dimension']);
    assert.equal(await tile().locator('.dimension-estimate').count(), estimates.length);
    assert.equal(await tile().locator('path.interval').count(), 3);
    assert.equal(await tile().locator('rect.reading').count(), 1);
    assert.match((await tile().locator('.inset').textContent()) ?? '', /maximum likelihood.*local PCA/s);

    const [{ radius, neighbours, dimension, low, high }] = likeliest.scales;
    const interval = `${formatNumber(low)} to ${formatNumber(high)}`;
    const rows = page.getByTestId('dimension-table').locator('tbody tr');
    assert.equal(await rows.count(), estimates.length);
    assert.deepEqual(await rows.first().locator('th, td').allInnerTexts(), [
      'maximum likelihood',
      formatNumber(radius),
      `${formatNumber(dimension)} (${interval})`,
    ]);
    await tile().getByRole('img').focus();
    await page.keyboard.press('Home');
    await drawn(page);
    assert.equal(
      await tile().locator('.readout').innerText(),
      `maximum likelihood: ${formatNumber(dimension)} (95 %: ${interval}) at scale ${formatNumber(radius)} mm, about ${neighbours} neighbours`,
    );
  });

  it('says what an estimate needs', async () => {
    await open('few', ring(40));
    await tab().click();
    assert.match(await tile().innerText(), /An estimate needs at least 50 points to train on\./);
  });

  it('is not there where the topology is declared', async () => {
    await open('circle', circle);
    await page.getByTestId('tab-homology').waitFor();
    assert.equal(await tab().count(), 0);
  });
});
