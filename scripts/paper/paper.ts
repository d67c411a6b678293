// Writes docs/paper.md: trains every example with five seeds, and sets numbers and pictures beside the claims of the
// paper. With --reuse the runs that are still there from an earlier call are taken as they are; --without=NAME,… leaves
// examples out; --scans writes the section about latent spaces alone.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { inLanes } from '../../src/session/in-lanes.js';
import { root } from '../project.mjs';
import { latentScanSection, scansOf, searchLatent, withSection } from './latent-scans.js';
import { measuresOf } from './measures.js';
import { fileOf, takePictures, type WantedPicture } from './pictures.js';
import { sections, type Example, type Picture, type Section } from './sections.js';
import { commandOf, longestFirst, readRuns, seeds, trainExample, type PaperRun } from './train.js';

type Runs = ReadonlyMap<string, readonly PaperRun[]>;

const ending = '.dataset.ts';
const words = process.argv.slice(2);
const unwanted = words.flatMap((word) =>
  word.startsWith('--without=') ? word.slice('--without='.length).split(',') : [],
);
const available = readdirSync(path.join(root, 'examples'))
  .flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []))
  // Models from elsewhere are examined, not trained.
  .filter((name) => !unwanted.includes(name) && !name.startsWith('pytorch-'));

/** The sections with the examples that exist, and one more for those that no section names. */
function sectionsToWrite(): Section[] {
  const named = new Set(sections.flatMap(({ examples }) => examples.map(({ name }) => name)));
  const absent = [...named].filter((name) => !available.includes(name));
  if (absent.length > 0) tell(`No such examples, left out: ${absent.join(', ')}`);
  const others = available
    .filter((name) => !named.has(name))
    .map((name): Example => ({ name, pictures: [{ tile: 'latent' }] }));
  const rest: Section = {
    title: 'Other examples',
    claim: '',
    why: '',
    see: 'Each dataset file says in its first lines what to look for.',
    examples: others,
  };
  return [...sections, ...(others.length > 0 ? [rest] : [])]
    .map((section) => ({ ...section, examples: section.examples.filter(({ name }) => available.includes(name)) }))
    .filter(({ examples }) => examples.length > 0);
}

function tell(text: string): void {
  process.stderr.write(text + '\n');
}

/** Does one thing after another on each core, and tells how long each took. */
async function perform(jobs: readonly { readonly name: string; readonly run: () => Promise<void> }[]): Promise<void> {
  await inLanes(jobs, availableParallelism(), async ({ name, run }) => {
    const from = performance.now();
    await run();
    tell(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s`);
  });
}

async function main(): Promise<void> {
  const from = performance.now();
  const reuse = words.includes('--reuse');
  const scans = scansOf(available);
  const searches = scans.map((scan) => ({
    name: `latent space of ${scan.name}`,
    run: () => searchLatent(scan, reuse),
  }));
  if (words.includes('--scans')) {
    await perform(searches);
    const file = path.join(root, 'docs', 'paper.md');
    await writeFile(file, withSection(await readFile(file, 'utf8'), await latentScanSection(scans)));
    return;
  }
  const written = sectionsToWrite();
  const names = [...new Set(written.flatMap(({ examples }) => examples.map(({ name }) => name)))];
  const trainings = longestFirst(names).map((name) => ({ name, run: () => trainExample(name, reuse) }));
  await perform([...searches, ...trainings]);
  const runs = new Map(await Promise.all(names.map(async (name) => [name, await readRuns(name)] as const)));
  const pictures = written.flatMap(({ examples }) => examples.flatMap((example) => wantedPictures(example, runs)));
  const missing = new Set(await takePictures(pictures));
  if (missing.size > 0) tell(`No such pictures, left out: ${[...missing].join(', ')}`);
  const titles = new Map(await Promise.all(names.map(async (name) => [name, await titleOf(name)] as const)));
  const sectionsText = written.map((section) => sectionText(section, runs, missing, titles));
  const text = [introduction(), ...sectionsText, await latentScanSection(scans)].join('\n');
  await writeFile(path.join(root, 'docs', 'paper.md'), text);
  tell(
    `docs/paper.md: ${names.length} examples, ${pictures.length} pictures, ${((performance.now() - from) / 60_000).toFixed(1)} min`,
  );
}

function wantedPictures({ name, pictures }: Example, runs: Runs): WantedPicture[] {
  const report = runs.get(name)?.[0].report ?? '';
  return pictures.map((picture) => ({ ...picture, example: name, report }));
}

/** The name that a dataset file gives its run. */
async function titleOf(name: string): Promise<string> {
  const text = await readFile(path.join(root, 'examples', name + ending), 'utf8');
  return /name: '([^']*)'/.exec(text)?.[1] ?? name;
}

function introduction(): string {
  return `<!-- Made by \`npm run paper\` from scripts/paper/ and the examples. Do not edit by hand. -->
# The claims of the paper, and the commands that show them

The paper is Batson, Haaf, Kahn and Roberts, [Topological Obstructions to Autoencoding](https://arxiv.org/abs/2102.08380) (JHEP 04 (2021) 280). For each of its claims there is an example, with the command that trains it; beside it, where there is one, the same data with a latent space of the right topology.

All numbers are mean ± standard deviation over the seeds ${seeds.join(', ')}; where a row lists several values with ·, they are those of the seeds in this order. ρ(x) = ‖x − x̂‖ is the reconstruction error in data units, on the test sample; sup ρ includes a search beyond it and the pair of the certificate. The *certificate* is a pair of points with one code, and its bound holds for every decoder. *Folds*, *winding numbers* and *degree* are those of the encoder on the manifold; an edge between nearest neighbours is *torn* where its codes are more than five times as far apart as the median; *geodesic stress* is Kruskal's stress-1 of latent against geodesic distances. *Betti numbers* are those of the longest range of scales over which 200 landmarks keep theirs: a manifold that is thin in places can look simpler over a longer range than it does over the one at which all of it is seen, as the Klein bottle in ℝ⁵ does, and so can codes on the Möbius band, whose loop is short beside its width; the barcodes in the reports show both ranges. Pictures are tiles of the report of seed ${seeds[0]}.

The command of this page: \`npm run paper${words.length > 0 ? ` -- ${words.join(' ')}` : ''}\`.
`;
}

function sectionText(
  { title, claim, why, see, examples, missedAbove }: Section,
  runs: Runs,
  missing: ReadonlySet<string>,
  titles: ReadonlyMap<string, string>,
): string {
  const shown = examples.flatMap(({ name, pictures }) =>
    pictures
      .map((picture) => ({ ...picture, example: name }))
      .filter((picture) => !missing.has(fileOf(picture)))
      .map((picture) => `<img src="paper/${fileOf(picture)}" width="320" alt="${altText(picture, titles)}">`),
  );
  return [
    `## ${title}`,
    '',
    ...(claim === '' ? [] : [`**Claim.** ${claim}`, '']),
    ...(why === '' ? [] : [`**Why.** ${why}`, '']),
    `**What to see.** ${see}`,
    '',
    '```',
    ...examples.map(({ name }) => commandOf(name)),
    '```',
    '',
    table(examples, runs, missedAbove),
    '',
    ...(shown.length > 0 ? [shown.join('\n'), ''] : []),
  ].join('\n');
}

function altText(
  { example, tile, progress }: Picture & { readonly example: string },
  titles: ReadonlyMap<string, string>,
): string {
  const when =
    progress === undefined
      ? 'after training'
      : progress === 0
        ? 'before training'
        : `after ${Math.round(100 * progress)} % of the training`;
  return `${titles.get(example) ?? example}: ${tile.replace('-', ' ')} ${when}`;
}

/** A row for each measure that says something of one of the examples. */
function table(examples: readonly Example[], runs: Runs, missedAbove: number | undefined): string {
  const columns = examples.map(({ name }) => runs.get(name) ?? []);
  const head = ['', ...examples.map(({ name }) => `[${name}](../examples/${name}${ending})`)];
  const rows = measuresOf(missedAbove).flatMap(({ name, cell }) => {
    const cells = columns.map((column) => cell(column));
    return cells.every((text) => text === null) ? [] : [[name, ...cells.map((text) => text ?? '–')]];
  });
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

await main();
