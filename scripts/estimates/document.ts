import type { DimensionTable } from './dimensions.js';
import { rateInterval } from './rate-interval.js';
import { points, type CloudRates, type DegreeRates } from './rates.js';

/** Rates of both kinds of clouds, and the estimates of dimensions. */
export interface Measured {
  readonly shapes: readonly CloudRates[];
  readonly nulls: readonly CloudRates[];
  readonly dimensions: readonly DimensionTable[];
}

/** The text of docs/estimates.md. */
export function documentOf({ shapes, nulls, dimensions }: Measured): string {
  const rows = [...shapes, ...nulls];
  const all = {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    wrong: rows.reduce((sum, { wrong }) => sum + wrong, 0),
  };
  return `# Estimates from a sample alone

\`npm run estimates\` measures and writes this page. Every cloud has ${points.toLocaleString('en')} points.

## Betti numbers

A statement is "b_k ≥ n", on one of two grounds (\`src/analysis/homology-significance/\`):

- **Proved of the sample.** Landmarks cover the sample within r, so each bar of theirs that is longer than 4r is a feature of the whole sample. No test is needed. It says nothing of points that were not drawn.
- **Tested.** The ratio death/birth of a bar is compared with the universal law of noise (Bobrowski and Skraba, 2023), in up to four random samples without their sparsest tenth, combined by Fisher's method; if the first gives a p-value above 0.5, the others are not drawn. Components are compared with a bootstrap of the density. The level is 0.05 for each degree, adjusted for all bars of the degree.

Two rules keep out holes that the shape does not have. A hole of the shape begins as soon as near points are joined; one that begins later, beyond 6r or beyond the 15th neighbour of the sparsest point that is kept, comes from parts of the shape that face each other. And where the dimension at some scale is larger than at a smaller one, the shape winds so closely that from afar it looks like another one, so that only what begins below that scale counts. A third one is for components: random points on a line leave gaps, so that two pieces count as proved only if they are farther apart than three times the distance to the 15th neighbour where points are sparse. Tested components are regions where points are dense; thinner ones may join them.

A curve that is wound more finely than its points are spaced looks like a surface, such as a torus, at every scale that the sample shows. Its estimates are those of the surface, and no method can tell from the sample that it is a curve.

The rates are of seeds that nothing was tuned on, with 95 % intervals (Clopper and Pearson). A statement is *right* if n is the Betti number, and *false* if n is larger. The rest is missed: the true number is larger than n. A column gives the Betti number and the shares: right / right by proof alone / without a test, for there were too few bars.

### Shapes

| cloud | clouds | b₀ | b₁ | b₂ | false | time of one |
| --- | --- | --- | --- | --- | --- | --- |
${shapes.map(shapeRow).join('\n')}

### Clouds without any feature

Each feature found in them is false.

| cloud | clouds | false b₀ | false b₁ | false b₂ | false in any | time of one |
| --- | --- | --- | --- | --- | --- | --- |
${nulls.map(nullRow).join('\n')}

Of all ${all.count.toLocaleString('en')} clouds of both tables, ${interval(all.wrong, all.count)} have a false statement.

What is missed is missed for two reasons. A Vietoris–Rips bar of a loop ends early, at √3 times its radius, so that loops which noise or curvature narrows do not stand out from random points; and the law needs about fifteen bars of a degree. "Undecided" does not mean that there is no feature.

## Intrinsic dimension

Estimates at the smallest scale with their 95 % interval, and the dimension of the widest plateau with the radii between which it holds (\`src/analysis/intrinsic-dimension/\`). From dimension 6 on they are too low.

| cloud | two nearest neighbours | maximum likelihood | local PCA |
| --- | --- | --- | --- |
${dimensions.map(({ name, cells }) => `| ${[name, ...cells].join(' | ')} |`).join('\n')}
`;
}

function shapeRow(rates: CloudRates): string {
  const { name, count, degrees, wrong } = rates;
  const cells = [0, 1, 2].map((k) => (k < degrees.length ? shapeCell(degrees[k], k, count) : '–'));
  return `| ${[name, count, ...cells, interval(wrong, count), timeOf(rates)].join(' | ')} |`;
}

function shapeCell({ truth, found, proved, untested }: DegreeRates, degree: number, count: number): string {
  // One component there is in any case.
  const isTrivial = truth === (degree === 0 ? 1 : 0);
  const shares = [found, isTrivial ? null : proved, untested].map((times) =>
    times === null ? '–' : percent(times, count),
  );
  return `${truth}: ${shares.join(' / ')}`;
}

function nullRow(rates: CloudRates): string {
  const { name, count, degrees, wrong } = rates;
  const cells = [0, 1, 2].map((k) => (k < degrees.length ? percent(degrees[k].tooMany, count) : '–'));
  return `| ${[name, count, ...cells, interval(wrong, count), timeOf(rates)].join(' | ')} |`;
}

function percent(times: number, count: number): string {
  return `${Math.round((100 * times) / count)} %`;
}

/** A rate with its interval, in per cent. */
function interval(times: number, count: number): string {
  const [low, high] = rateInterval(times, count).map((rate) => (100 * rate).toFixed(1));
  return `${percent(times, count)} (${low} to ${high})`;
}

function timeOf({ seconds }: CloudRates): string {
  return `${seconds.toFixed(1)} s`;
}
