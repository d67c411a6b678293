// Writes docs/bump-hunt.md: what the bump hunt makes of spectra without a bump, where Z must have mean 0 and spread 1. With
// --toys=N fewer of them.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chiSquareTail } from '../../src/analysis/tail-probabilities.js';
import { root } from '../project.mjs';
import { spectra } from './spectra.js';
import { calibrate, moments, type Calibration } from './toys.js';

const sizes = [5_000, 20_000, 100_000];
const toys = Number(process.argv.find((word) => word.startsWith('--toys='))?.slice('--toys='.length) ?? 2_000);

/** What each spectrum gave in all windows, at all sizes. */
const sections = spectra.map((spectrum) => {
  const rows = sizes.flatMap((events) => {
    const found = calibrate(spectrum, [...spectrum.windows, ...spectrum.atEnds], events, toys);
    console.log(`${spectrum.name}: ${events} events`);
    return found;
  });
  return { name: spectrum.name, rows };
});
const everything = sections.flatMap(({ rows }) => rows.flatMap(({ significances }) => significances));

await writeFile(
  path.join(root, 'docs', 'bump-hunt.md'),
  [
    '# The bump hunt, calibrated',
    '',
    'Written by `npm run calibrate`. A significance Z is worth something only if it behaves where there is nothing to find: in spectra without a signal it must have mean 0 and standard deviation 1, and exceed 3 as rarely as a standard normal number does.',
    '',
    '## What Z is',
    '',
    'The observable is counted in bins, four to the window. The exponential of a polynomial is fitted to the side bands by the largest Poisson likelihood and gives b ± σ events in the window. Z is the likelihood ratio of Li and Ma (1983, Eq. 17) with τ = b/σ² and m = τb, which profiles the background within what the fit knows of it ([Cousins, Linnemann & Tucker](https://arxiv.org/abs/physics/0702156); [Cowan et al.](https://arxiv.org/abs/1007.1727)): Z = ±√(2(n ln(n(1 + τ)/(n + m)) + m ln(m(1 + τ)/(τ(n + m))))).',
    '',
    '- **Degree.** From 2 upwards, or from 3 where 40,000 events lie beside the window, the degree is raised as long as one or two more gain in an F-test what chance gains less often than 30 times in 100; one more is added to that. A stricter level leaves a curve that is still wrong, and a bias that no error tells.',
    '- **Side bands** are two to four times as wide as the window on each side, together with it at most half of the spectrum where that leaves two. They keep a window away from the ends of the spectrum, where its logarithm may drop without limit.',
    '- **Z is withheld**, with the reason, where the spectrum ends so near the window that one side has less than that, where the χ² of the fit has a probability below 0.01, and where fewer than 5 events are expected in the window.',
    '',
    '## Without a signal',
    '',
    `${toys.toLocaleString('en')} toys for each line. “Z given” is the share of toys in which it was not withheld.`,
    ...sections.flatMap(({ name, rows }) => ['', `### ${capitalized(name)}`, '', ...tableOf(rows)]),
    '',
    '## Tails',
    '',
    `Of all ${everything.length.toLocaleString('en')} values of Z in these tables:`,
    '',
    '| | share | of a standard normal number | ratio |',
    '| --- | --- | --- | --- |',
    ...[1, 2, 3].map((limit) => {
      const share = everything.filter((z) => z > limit).length / everything.length;
      const nominal = chiSquareTail(limit ** 2, 1) / 2;
      return `| Z > ${limit} | ${share.toPrecision(3)} | ${nominal.toPrecision(3)} | ${(share / nominal).toFixed(2)} |`;
    }),
    '',
  ].join('\n'),
);

function tableOf(rows: readonly Calibration[]): string[] {
  return [
    '| window | events | Z given | mean | standard deviation |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(({ window, events, significances }) => {
      const { mean, spread } = moments(significances);
      const numbers = significances.length === 0 ? ['withheld', ''] : [signed(mean), spread.toFixed(2)];
      const share = `${((100 * significances.length) / toys).toFixed(1)} %`;
      return `| ${[window.join(' to '), events.toLocaleString('en'), share, ...numbers].join(' | ')} |`;
    }),
  ];
}

function signed(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
