import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { formatLowerBound, formatNumber } from '../../src/protocol/format.js';
import { latentName } from '../../src/protocol/latent-name.js';
import { medianOf, scannedSpaces } from '../../src/protocol/latent-scan.js';
import type { SweepObject } from '../../src/sweep/sweep-object.js';
import { out } from '../project.mjs';
import { runQuietly } from './cli.js';

/** An example whose latent space is looked for. */
export interface Scan {
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

/** The searches in examples that there are. */
export const scansOf = (names: readonly string[]): readonly Scan[] => scans.filter(({ name }) => names.includes(name));

/**
 * Looks for the latent space of an example, with one seed and fewer steps than its file has.
 * @param reuse whether what an earlier call left is taken as it is.
 * @throws Error where the search fails.
 */
export async function searchLatent(scan: Scan, reuse: boolean): Promise<void> {
  const target = path.join(folder, scan.name);
  if (reuse && existsSync(path.join(target, 'sweep.json'))) return;
  await rm(target, { recursive: true, force: true });
  await runQuietly([...wordsOf(scan), '--workers', '1', '--keep-runs', 'first', '--out', target]);
}

/** The section of docs/paper.md about searches that are over. */
export async function latentScanSection(wanted: readonly Scan[]): Promise<string> {
  const found = await Promise.all(
    wanted.map(async (scan) => {
      // Of the program's own making.
      const text = await readFile(path.join(folder, scan.name, 'sweep.json'), 'utf8');
      return [scan, JSON.parse(text) as SweepObject] as const;
    }),
  );
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
