import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { formatLowerBound, formatNumber } from '../../src/protocol/format.js';
import { latentName } from '../../src/protocol/latent-name.js';
import { medianOf, scannedSpaces } from '../../src/protocol/latent-scan.js';
import type { SweepObject } from '../../src/sweep/sweep-object.js';
import { out, root } from '../project.mjs';

/** An example whose latent space is looked for. */
interface Scan {
  /** The dataset file in `examples/`, without its ending. */
  readonly name: string;
  /** What topology leaves, or what else is known. */
  readonly known: string;
  /** Steps of each run. */
  readonly steps: number;
}

const scans: readonly Scan[] = [
  { name: 'circle', known: 'S¹ or ℝ²', steps: 1500 },
  { name: 'sphere', known: 'S² or ℝ³', steps: 1500 },
  { name: 'three-body', known: 'S⁵ or ℝ⁶', steps: 1500 },
  { name: 'rotating-shape', known: 'S¹ or ℝ²', steps: 1500 },
  { name: 'digits', known: 'nothing: no claim, but the elbow', steps: 1500 },
];

const title = 'Which latent space?';
const folder = path.join(out, 'paper', 'scans');

const wordsOf = ({ name, steps }: Scan): readonly string[] => [
  'find-latent',
  `examples/${name}.dataset.ts`,
  ...['--seeds', '0', '--steps', `${steps}`],
];

/**
 * Looks for the latent space of each example, with one seed and fewer steps than the files have.
 * @param reuse whether what an earlier call left is taken as it is.
 * @param names of the examples that there are.
 * @returns the section of docs/paper.md about them.
 * @throws Error where a search fails.
 */
export async function latentScanSection(reuse: boolean, names: readonly string[]): Promise<string> {
  const wanted = scans.filter(({ name }) => names.includes(name));
  const found: (readonly [Scan, SweepObject])[] = [];
  for (const scan of wanted) {
    const file = path.join(folder, scan.name, 'sweep.json');
    if (!reuse || !existsSync(file)) await search(scan);
    // Of the program's own making.
    found.push([scan, JSON.parse(await readFile(file, 'utf8')) as SweepObject]);
  }
  return [
    `## ${title}`,
    '',
    '**Question.** Which is the smallest latent space that holds the data? `find-latent` trains with candidates from small to large.',
    '',
    '**What to see.** What topology forbids is not found, and has a bound; of what it allows the smallest is found, if training gets there. ' +
      'One seed and few steps each: a space that is not found here may be with more of both.',
    '',
    '```',
    ...wanted.map((scan) => `npm run --silent latent-atlas -- ${wordsOf(scan).join(' ')}`),
    '```',
    '',
    table([
      ['data', 'what is known', 'answer', 'sup ρ of each space (and its bound)'],
      ...found.map(([{ name, known }, sweep]) => [
        `[${name}](../examples/${name}.dataset.ts)`,
        known,
        sweep.answer?.headline ?? '–',
        spacesOf(sweep),
      ]),
    ]),
    '',
  ].join('\n');
}

/** docs/paper.md with another section of this title in the place of its own, or at its end. */
export function withSection(text: string, section: string): string {
  const from = text.indexOf(`## ${title}\n`);
  if (from < 0) return `${text.trimEnd()}\n\n${section}`;
  const next = text.indexOf('\n## ', from);
  return text.slice(0, from) + section + (next < 0 ? '' : text.slice(next));
}

function spacesOf(sweep: SweepObject): string {
  return scannedSpaces(sweep)
    .map(({ latent, sup, bound }) => {
      const error = sup.length === 0 ? '–' : formatNumber(medianOf(sup));
      return `${latentName(latent)} ${error}${bound === null ? '' : ` (≥ ${formatLowerBound(bound)})`}`;
    })
    .join(', ');
}

const table = ([head, ...rows]: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

async function search(scan: Scan): Promise<void> {
  const target = path.join(folder, scan.name);
  await rm(target, { recursive: true, force: true });
  const pool = ['--workers', `${availableParallelism()}`, '--keep-runs', 'first', '--quiet', '--out', target];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/cli.cjs', ...wordsOf(scan), ...pool], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`find-latent of ${scan.name}: expected exit status 0, got ${status}`));
    });
  });
}
