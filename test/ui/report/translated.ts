// The panel in a language made of full-width letters: a word in plain ones is one that no translator gets to see.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { joinEvents, unpackEvent } from '../../../src/protocol/event-log.js';
import type { Quantity } from '../../../src/protocol/description.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import { panelPage } from '../../../src/protocol/page.js';
import type { Statement } from '../../../src/protocol/statement.js';
import { readEventLog } from '../../../src/session/run-directory.js';
import { builtDistribution } from '../../support/distribution.js';
import { drawn } from './drawn.js';
import { withBrowser } from './with-browser.js';

const head = `import { circle, cliffordTorus, defineDataset, euclidean, klein, mobius, points, sphere, spherical, torus } from 'latent-atlas';\n`;

/** Datasets that between them give every view something to say, and to some of them nothing. */
const datasets = {
  circle: `manifold: circle(), autoencoder: { hidden: [8], latent: euclidean(1) },
    signal: { inner: circle({ radius: 0.5 }), outer: circle({ radius: 1.2 }) }, observables: { height: { unit: 'm', of: ([, y]) => y } },
    bumpHunt: { observable: 'height', window: [0.2, 0.4], cut: 0.5, signalFraction: 0.05 },
    samples: { train: 1000, test: 800 }, training: { steps: 200, validation: { count: 200, every: 50 }, earlyStopping: { patience: 10 } },`,
  'plane-circle': `manifold: circle(), autoencoder: { hidden: [8], latent: euclidean(2), variational: { beta: 0.1 } }, samples: { train: 500, test: 300 }, training: { steps: 100 },`,
  sphere: `manifold: sphere(), autoencoder: { hidden: [8], latent: spherical(2) }, samples: { train: 500, test: 300 }, training: { steps: 100, optimizer: { kind: 'rmsprop', weightDecay: 0.01 } },`,
  torus: `manifold: cliffordTorus(), autoencoder: { hidden: [8], latent: torus(2), standardize: true }, samples: { train: 500, test: 300 }, training: { steps: 100, optimizer: { kind: 'sgd' } },`,
  ball: `manifold: sphere({ dimension: 2 }), autoencoder: { hidden: [8], latent: klein() }, samples: { train: 500, test: 300 }, training: { steps: 100, schedule: { kind: 'step', every: 50 } },`,
  band: `manifold: circle(), autoencoder: { hidden: [8], latent: mobius() }, samples: { train: 500, test: 300 }, training: { steps: 100, schedule: { kind: 'cosine' } },`,
  table: `manifold: points(Array.from({ length: 100 }, (_, i) => [Math.cos(i), Math.sin(3 * i), i])), autoencoder: { hidden: [4], latent: euclidean(1) }, samples: { train: 50, test: 50 }, training: { steps: 50 },`,
} as const;

/** What stays as it is in every language, beside what a dataset names: this program, an operator, an optimiser, units and axes of code. */
const invariant = ['Latent Atlas', 'sup', 'Adam', 'rad'];

/** Places of text that is not the panel's own: what a user writes, keys, formulas, names of publications, paths of fields. */
const foreign =
  'script, style, noscript, code, kbd, .formulas dt, .explanation a, [data-testid="definition-differences"] tbody th';

const wholeWords = (words: readonly string[]): string => {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  return `(?<![A-Za-z])(?:${longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![A-Za-z])`;
};

/** Words in plain letters that can be read or heard, each with where it stands. */
const leftovers = (allowed: readonly string[]): string => `(() => {
  const allowed = new RegExp(${JSON.stringify(wholeWords(allowed))}, 'g');
  const found = new Set();
  const look = (text, where) => {
    const rest = text.replace(allowed, ' ');
    if (/[A-Za-z]{2}/.test(rest)) found.add(where + ': ' + rest.trim());
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    const at = parentElement.closest('[data-testid]')?.dataset.testid ?? '';
    if (parentElement.closest(${JSON.stringify(foreign)}) === null) look(textContent, at + ' ' + parentElement.tagName);
  }
  for (const name of ['title', 'aria-label', 'aria-valuetext', 'aria-description', 'placeholder', 'alt']) {
    for (const element of document.querySelectorAll('[' + name + ']')) look(element.getAttribute(name), element.tagName + ' ' + name);
  }
  return [...found];
})()`;

/** Plain letters as full-width ones, except for what is put in. */
const pseudo = (message: string): string =>
  message.replace(/\{\w+\}|[A-Za-z]/g, (part) =>
    part.length > 1 ? part : String.fromCodePoint(part.charCodeAt(0) + 0xfee0),
  );

async function pseudoTranslations(): Promise<Record<string, string>> {
  const bundle = JSON.parse(await readFile(path.join('l10n', 'bundle.l10n.json'), 'utf8')) as Record<
    string,
    string | { readonly message: string }
  >;
  return Object.fromEntries(
    Object.entries(bundle).map(([key, value]) => [key, pseudo(typeof value === 'string' ? value : value.message)]),
  );
}

/** What a run's own record says, in English, and what its dataset names. */
export function wordsOf(events: readonly RunEvent[]): string[] {
  const named = (quantities: readonly Quantity[]): string[] => quantities.flatMap(({ name, unit }) => [name, unit]);
  const words = events.flatMap((event): readonly string[] => {
    if (event.kind === 'started') {
      const { name, file, manifold, observables, signals, autoencoder } = event.run;
      const chart = named(manifold.chart?.parameters ?? []);
      return [
        name,
        file,
        path.basename(file),
        manifold.name,
        autoencoder.activation ?? '',
        ...signals,
        ...named(manifold.coordinates),
        ...named(observables),
        ...chart,
      ];
    }
    if (event.kind === 'warning') return [event.message];
    // The engine speaks English, as the papers do that it names.
    const said = (statements: readonly Statement[] = []): string[] =>
      statements.flatMap(({ text, source }) => [text, source]);
    if (event.kind === 'analysis') return said(event.statements);
    if (event.kind !== 'finished') return [];
    return [...said(event.result.statements), ...(event.result.baselines ?? []).map(({ name }) => name)];
  });
  return words.filter((word) => word.length > 1);
}

/** Gives each test of a suite a page of its own, and all of them one temporary folder. */
export function withFreshPages(take: (fresh: { readonly folder: string; readonly page: Page }) => void): void {
  let folder: string;
  let browser: Browser;
  let page: Page;

  withBrowser((opened) => ({ folder, browser } = opened));

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    take({ folder, page });
  });

  afterEach(() => page.close());
}

/** Trains one of the datasets in a folder, with one seed or with several. */
export async function trainWorded(folder: string, name: keyof typeof datasets, seeds = 1): Promise<ArrayBuffer[]> {
  const file = path.join(folder, `${name}.dataset.ts`);
  await writeFile(file, `${head}export default defineDataset({ ${datasets[name]} });\n`);
  const out = path.join(folder, name);
  const cli = path.join(await builtDistribution(), 'cli.cjs');
  const args = seeds === 1 ? ['train', file] : ['sweep', file, '--seeds', `0-${seeds - 1}`, '--workers', '2'];
  await promisify(execFile)(process.execPath, [cli, ...args, '--out', out, '--quiet']);
  return readEventLog(seeds === 1 ? out : path.join(out, 'seed-0'));
}

/** Opens the page that the extension makes, in the language of full-width letters; with events, as a report would hold them. */
export async function openTranslated(page: Page, folder: string, events: readonly ArrayBuffer[] | null): Promise<void> {
  const distribution = await builtDistribution();
  const [script, style] = await Promise.all(
    ['panel.js', 'panel.css'].map((name) => readFile(path.join(distribution, name), 'utf8')),
  );
  const file = path.join(folder, 'panel.html');
  const language = { tag: 'qps-ploc', starting: '…', translations: await pseudoTranslations() };
  const eventLog = events === null ? {} : { eventLog: Buffer.from(joinEvents(events)).toString('base64') };
  await writeFile(
    file,
    panelPage({ title: '…', nonce: 'n', script: { text: script }, style: { text: style }, language, ...eventLog }),
  );
  page.on('pageerror', (error) => assert.fail(error));
  page.on('console', (message) => assert.notEqual(message.type(), 'error', message.text()));
  await page.goto(`file://${file}`);
}

/** A look for words in plain letters that neither the run nor its dataset says, nor `more` allows. */
export function plainWords(
  events: readonly ArrayBuffer[],
  more: readonly string[] = [],
): (page: Page) => Promise<string[]> {
  const search = leftovers([...invariant, ...wordsOf(events.map(unpackEvent)), ...more]);
  return async (page) => {
    await drawn(page);
    return page.evaluate<string[]>(search);
  };
}

/** Points at a mark, and at a point, in every picture that lets one. */
export async function walkMarks(page: Page): Promise<void> {
  for (const picture of await page.locator('[tabindex="0"][role="img"], [tabindex="0"][role="group"]').all()) {
    await picture.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('n');
  }
}
