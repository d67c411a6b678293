// A run beside a reference, as the panel shows them: this test plays the extension.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { packEvent } from '../../../src/protocol/event-log.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { formatMeasured, formatNumber } from '../../../webview/format.js';
import { builtDistribution } from '../../support/distribution.js';
import { drawn } from './drawn.js';
import { PlayedHost } from './played-host.js';

const dataset = (
  hidden: number,
  steps: number,
): string => `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  manifold: circle(),
  samples: { train: 500, test: 300 },
  signal: { inner: circle({ radius: 0.5 }) },
  observables: { height: ([, y]) => y },
  bumpHunt: { observable: 'height', window: [0.1, 0.25], cut: 0.5, signalFraction: 0.05 },
  autoencoder: { hidden: [${hidden}], latent: euclidean(2) },
  training: { steps: ${steps} },
});
`;

interface TrainedRun {
  readonly events: readonly ArrayBuffer[];
  readonly result: RunResult;
}

/** The run with a sweep over seeds, whose sup ρ these are. */
function withSweep({ events, result }: TrainedRun, sups: readonly number[]): TrainedRun {
  const sweep: RunEvent[] = [
    { kind: 'sweep', seeds: [...sups.keys()] },
    ...sups.map((sup, seed): RunEvent => ({
      kind: 'seed',
      outcome: {
        kind: 'done',
        result: {
          seed,
          steps: 100,
          testLoss: 0.1,
          sup,
          median: 0.1,
          supParameters: [seed],
          collides: sup > 0.6,
          auc: [0.5],
        },
      },
    })),
  ];
  return { result, events: [...events, ...sweep.map(packEvent)] };
}

describe('A run compared with a reference', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  let host: PlayedHost;
  let run: TrainedRun;
  let reference: TrainedRun;

  async function train(name: string, text: string): Promise<TrainedRun> {
    const file = path.join(folder, 'circle.dataset.ts');
    await writeFile(file, text);
    const out = path.join(folder, name);
    await promisify(execFile)(process.execPath, [
      path.join(await builtDistribution(), 'cli.cjs'),
      'train',
      file,
      '--out',
      out,
      '--quiet',
    ]);
    return {
      events: await readEventLog(out),
      result: JSON.parse(await readFile(path.join(out, 'result.json'), 'utf8')) as RunResult,
    };
  }

  before(async () => {
    folder = await temporaryFolder();
    reference = withSweep(await train('reference', dataset(8, 200)), [0.75, 0.25]);
    run = withSweep(await train('run', dataset(12, 100)), [0.5, 0.125, 0.375]);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => assert.fail(error));
    host = await PlayedHost.before(page);
    await page.goto(`file://${path.join(folder, 'run', 'report.html')}`);
    await host.tell({
      kind: 'session',
      session: { label: 'circle', status: 'finished', reading: null, fault: null, sweep: null },
    });
    await host.events(true, run.events);
    await page.locator('.tiles').waitFor();
    await drawn(page);
  });

  after(async () => {
    await browser.close();
    await removeFolder(folder);
  });

  const tile = (name: string): Locator => page.locator(`[data-testid="tile-${name}"]`);

  async function openTab(view: string): Promise<void> {
    await page.locator(`[data-testid="tab-${view}"]`).click();
    await tile(view).waitFor();
    await drawn(page);
  }

  const rowsOf = async (table: string): Promise<string[][]> => {
    const rows = await page.locator(`[data-testid="${table}"] tbody tr`).all();
    return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
  };

  it('shows nothing of it before there is one, and asks for the run on show to be pinned', async () => {
    assert.equal(await tile('compare').count(), 0);
    assert.equal(await page.locator('[data-testid="button-unpin"]').count(), 0);
    await page.locator('[data-testid="button-compare"]').click();
    await page.locator('[data-testid="button-pin"]').click();
    assert.deepEqual((await host.sent()).at(-1), { kind: 'compare', pinned: true });
  });

  it('tells in tables what differs in the definitions and in the results', async () => {
    await host.reference('seed 7', reference.events);
    await openTab('compare');
    assert.equal(await tile('compare').locator('h2').textContent(), 'Compared with seed 7');
    const definitions = await rowsOf('definition-differences');
    assert.deepEqual(
      definitions.find(([field]) => field === 'training.steps'),
      ['training.steps', '200', '100'],
    );
    assert.deepEqual(
      definitions.find(([field]) => field === 'autoencoder.widths'),
      ['autoencoder.widths', '2, 8, 2, 8, 2', '2, 12, 2, 12, 2'],
    );
    assert.equal(
      definitions.find(([field]) => field.startsWith('manifold')),
      undefined,
      'what is the same is not told',
    );
    const results = await rowsOf('result-differences');
    const [a, b] = [reference.result, run.result];
    assert.deepEqual(results.find(([name]) => name === 'sup ρ')?.slice(1, 3), [
      formatNumber(a.error.sup),
      formatNumber(b.error.sup),
    ]);
    const [[signalA], [signalB]] = [a.signals, b.signals];
    const change = signalB.auc - signalA.auc;
    assert.deepEqual(
      results.find(([name]) => name === 'AUC of inner'),
      [
        'AUC of inner',
        formatMeasured(signalA.auc, signalA.aucError),
        formatMeasured(signalB.auc, signalB.aucError),
        `${change > 0 ? '+' : ''}${formatNumber(change)}`,
      ],
    );
  });

  it('shows data, latent space and error map of both, the reference at a step of its own', async () => {
    for (const name of ['data', 'latent', 'error-map']) {
      const [own, other] = await Promise.all([tile(name).boundingBox(), tile(`reference-${name}`).boundingBox()]);
      assert.ok(
        own !== null && other !== null && Math.abs(own.x - other.x) < 1 && other.y >= own.y + own.height,
        'one below the other',
      );
      assert.match(await tile(`reference-${name}`).locator('h2').innerText(), / · reference, step 200$/);
    }
    const png = (name: string) =>
      tile(name)
        .locator('canvas')
        .first()
        .evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
    assert.notEqual(await png('latent'), await png('reference-latent'));
    await page.keyboard.press('<');
    await drawn(page);
    assert.match(await tile('reference-data').locator('h2').innerText(), / · reference, step 0$/);
    await page.keyboard.press('>');
    await drawn(page);
  });

  it('has no two parts of one name, by which a colour bar could get the colours of something else', async () => {
    const ids = await page.evaluate<string[]>('[...document.querySelectorAll("[id]")].map(({ id }) => id)');
    assert.ok(ids.length > 10);
    assert.deepEqual(
      ids.filter((id, k) => ids.indexOf(id) !== k),
      [],
    );
  });

  it('draws loss, histogram and ROC curves of both', async () => {
    await openTab('histogram');
    assert.equal(await tile('loss').locator('path.curve.previous, path.curve.faded').count(), 2);
    assert.match(await tile('loss').innerText(), /reference/);
    assert.equal(await tile('histogram').locator('path.steps.reference').count(), 1);
    await page.locator('[data-testid="tab-roc"]').click();
    await drawn(page);
    assert.equal(await tile('roc').locator('.pane-roc path.curve.signal-1.faded').count(), 1);
    assert.match(
      (await tile('roc').locator('.inset').textContent()) ?? '',
      new RegExp(`, reference ${formatNumber(reference.result.signals[0].auc)}`),
    );
  });

  it('draws the barcodes and diagrams of both, with the Betti numbers of both', async () => {
    const [own, its] = [run.result.homology, reference.result.homology];
    assert.ok(own !== null && its !== null);
    await page.locator('[data-testid="tab-homology"]').click();
    await drawn(page);
    await tile('homology').locator('.of-reference').first().waitFor({ state: 'attached' });
    const cells = await tile('homology').locator('.pane').all();
    for (const [k, space] of (['data', 'latent', 'reconstruction'] as const).entries()) {
      const betti = its[space].betti.map((b, dimension) => `b${'₀₁₂'[dimension]}\u00a0=\u00a0${b}`).join(', ');
      assert.match((await cells[k].locator('.pane-facts').textContent()) ?? '', new RegExp(`reference: ${betti}$`));
      const [bars, others] = await Promise.all(
        ['.bar line:not(.of-reference)', '.bar .of-reference'].map((lines) => cells[k].locator(lines).count()),
      );
      assert.ok(bars > 1 && others > 1, `${bars} bars and ${others} of the reference`);
    }
    assert.match((await tile('homology').locator('.inset').last().textContent()) ?? '', /reference$/);
    await cells[0].getByRole('img').focus();
    await page.keyboard.press('Home');
    await drawn(page);
    assert.deepEqual((await cells[0].locator('.readout').innerText()).split('\n'), [
      'H₀ [0, ∞), never ends',
      'reference [0, ∞), never ends',
      'click: 300 points of its component',
    ]);
    await page.keyboard.press('Escape');
    await page.locator('[data-testid="menu-homology"]').click();
    await page.locator('[data-testid="menu-homology-popup"]').getByLabel('Picture').selectOption('diagram');
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal(await cells[0].locator('.diagram-reference').count(), its.data.barcodes.flat().length);
    await page.locator('[data-testid="menu-homology"]').click();
    await page.locator('[data-testid="menu-homology-popup"]').getByLabel('Picture').selectOption('barcode');
    await page.keyboard.press('Escape');
    await drawn(page);
  });

  it('marks sup ρ of both on one axis, with the bounds of those that have some', async () => {
    await openTab('obstruction');
    const marks = tile('obstruction').locator('.bound-reference');
    assert.equal(await marks.count(), 1, 'a circle in the plane has no bounds');
    const label = (await tile('obstruction').getByRole('img').getAttribute('aria-label')) ?? '';
    assert.ok(
      label.includes(`sup ρ: ${formatNumber(run.result.error.sup)};`) &&
        label.includes(`Reference: sup ρ: ${formatNumber(reference.result.error.sup)};`),
      label,
    );
    const [own, other] = await Promise.all([
      tile('obstruction').locator('.bound-mark-sup path').boundingBox(),
      marks.boundingBox(),
    ]);
    assert.ok(own !== null && other !== null);
    const [here, there] = [own, other].map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
    assert.ok(Math.abs(here.y - there.y) < 1, 'on one row');
    assert.equal(Math.sign(here.x - there.x), Math.sign(run.result.error.sup - reference.result.error.sup));
  });

  it('draws the bump hunts of both, after the cut and against it', async () => {
    const hunt = reference.result.bumpHunt;
    assert.ok(hunt !== null);
    await page.locator('[data-testid="tab-bump-hunt"]').click();
    await drawn(page);
    await tile('bump-hunt').locator('path.steps.reference').waitFor({ state: 'attached' });
    const [before, after, scan] = await tile('bump-hunt').locator('.pane').all();
    assert.deepEqual(
      await Promise.all([before, after].map((cell) => cell.locator('path.steps.reference').count())),
      [0, 1],
    );
    const told = `reference: Z = ${formatMeasured(hunt.after.significance ?? Number.NaN, hunt.after.significanceError ?? Number.NaN)}`;
    assert.ok((await after.locator('.pane-facts').textContent())?.endsWith(told) === true, await after.innerText());
    const path = await scan.locator('path.curve.previous').getAttribute('d');
    assert.equal(path?.split('L').length, hunt.scan.filter(({ significance }) => significance !== null).length);
    assert.match((await tile('bump-hunt').locator('.inset').last().textContent()) ?? '', /reference$/);
  });

  it('draws the networks of both to one scale, and tells in what they differ', async () => {
    await openTab('network');
    const diagrams = tile('network').locator('.network-diagram');
    await diagrams.nth(1).waitFor();
    const [own, other] = await Promise.all(
      [diagrams.nth(0), diagrams.nth(1)].map((one) => one.locator('.network-width').allTextContents()),
    );
    assert.deepEqual(
      [own, other],
      [
        ['2', '12', '2', '12', '2'],
        ['2', '8', '2', '8', '2'],
      ],
    );
    const heights = await Promise.all(
      [diagrams.nth(0), diagrams.nth(1)].map((one) => one.locator('.network-bar').nth(1).getAttribute('height')),
    );
    assert.ok(Number(heights[0]) > Number(heights[1]) + 5, heights.join(' and '));
    const outer = await Promise.all(
      [diagrams.nth(0), diagrams.nth(1)].map((one) => one.locator('.network-bar').first().getAttribute('height')),
    );
    assert.equal(outer[0], outer[1]);
    const facts = (await tile('network').locator('[data-testid="network-facts"] > div').allInnerTexts()).map((text) =>
      text.replaceAll(/\s+/g, ' '),
    );
    assert.ok(
      facts.some((text) => /^parameters .* in all 124 reference: .* in all 84$/.test(text)),
      facts.join('; '),
    );
    assert.ok(
      facts.some((text) => /^activation (?!.*reference)/.test(text)),
      'what is the same is not told twice',
    );
  });

  it('draws the seeds of both, sorted', async () => {
    await page.locator('[data-testid="tab-seeds"]').click();
    await drawn(page);
    const marks = tile('seeds').locator('.pane').first().locator('.seed-reference');
    await marks.nth(1).waitFor();
    const [least, greatest] = await Promise.all([marks.nth(0).boundingBox(), marks.nth(1).boundingBox()]);
    assert.ok(
      least !== null && greatest !== null && least.x < greatest.x && least.y > greatest.y,
      'the larger sup ρ to the right, and higher',
    );
    assert.match(
      await tile('seeds').innerText(),
      /3 of 3 seeds: found no two points with the same code.*Reference: 1 of 2 seeds: found no two points with the same code\./s,
    );
    assert.match((await tile('seeds').locator('.inset').last().textContent()) ?? '', /reference$/);
  });

  it('enlarges a picture of the reference alone', async () => {
    await tile('reference-latent')
      .getByRole('button', { name: /^Enlarge/ })
      .click();
    await tile('latent').waitFor({ state: 'hidden' });
    const box = await tile('reference-latent').boundingBox();
    assert.ok(box !== null && box.width > 1200 && box.height > 400, JSON.stringify(box));
    await tile('reference-latent').getByRole('button', { name: 'Show all pictures again' }).click();
    await tile('latent').waitFor();
  });

  for (const [width, place] of [
    [800, 'below'],
    [360, 'beside'],
  ] as const) {
    it(`fits a window of ${width} pixels, the reference ${place} the run`, async () => {
      await page.setViewportSize({ width, height: 900 });
      await drawn(page);
      assert.equal(
        await page.locator('.tiles').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
        0,
      );
      const [own, other] = await Promise.all([tile('data').boundingBox(), tile('reference-data').boundingBox()]);
      assert.ok(own !== null && other !== null);
      if (place === 'below') assert.ok(other.y >= own.y + own.height);
      else assert.ok(other.y === own.y && other.x >= own.x + own.width);
    });
  }

  it('goes away when it is taken away', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('[data-testid="button-compare"]').click();
    await page.locator('[data-testid="button-unpin"]').click();
    assert.deepEqual((await host.sent()).at(-1), { kind: 'compare', pinned: false });
    await host.reference('', null);
    await tile('reference-data').waitFor({ state: 'detached' });
    assert.equal(await tile('compare').count(), 0);
    for (const name of ['histogram', 'homology', 'bump-hunt', 'network', 'seeds']) {
      await openTab(name);
      await tile(name)
        .locator('path.steps.reference, .of-reference, .seed-reference, .network-diagram ~ .network-diagram')
        .first()
        .waitFor({ state: 'detached' });
    }
  });
});
