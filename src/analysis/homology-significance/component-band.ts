import type { Random } from '../../random/random.js';
import type { DensePart } from './dense-part.js';
import { nearestPlaces } from './nearest-places.js';
import type { BarTest } from './statement.js';

/** Neighbours of a core distance, neighbours that are kept for those of resamples, and resamples. */
const [coreNeighbours, keptNeighbours, resamples] = [15, 60, 499];

/**
 * A test of each component of a sample but the oldest. Points enter at their core distance, the distance to the 15th
 * neighbour, and two are joined at their mutual reachability distance (Campello, Moulavi & Sander, "Density-based
 * clustering based on hierarchical density estimates", 2013), so that a few points between two clusters do not join
 * them. On a logarithmic scale the core distance is a density, whose error does not depend on the place. A bootstrap
 * gives the largest error over all points, and noise makes no bar longer than twice that (Chazal et al., "Robust
 * topological inference", JMLR 18 (2018) 159). So the p-value of a bar is the share of resamples in which twice the
 * largest error is at least its length; all bars are covered together. What it finds are regions where points are dense,
 * which thinner ones may join.
 */
export function testedComponents(part: DensePart, random: Random): BarTest {
  const { rows, distances } = part;
  if (rows <= keptNeighbours) return { kind: 'none', why: 'too few bars' };
  const near = new Uint32Array(rows * keptNeighbours);
  for (let row = 0; row < rows; row++) {
    near.set(nearestPlaces(distances.subarray(row * rows, (row + 1) * rows), keptNeighbours), row * keptNeighbours);
  }
  /** Logarithm of the distance within which a point has 15 of the points drawn; each counts as often as it was drawn. */
  const coreOf = (row: number, drawn: Uint8Array): number => {
    let count = 0;
    let at = row * keptNeighbours;
    const last = at + keptNeighbours - 1;
    for (count += drawn[near[at]]; at < last && count <= coreNeighbours; count += drawn[near[at]]) at++;
    return Math.log(distances[row * rows + near[at]]);
  };
  const once = new Uint8Array(rows).fill(1);
  const cores = Float64Array.from({ length: rows }, (_, row) => coreOf(row, once));
  // More than 15 points that coincide.
  if (!cores.every(Number.isFinite)) return { kind: 'none', why: 'too few bars' };
  const errors = Float64Array.from({ length: resamples }, () => {
    const drawn = new Uint8Array(rows);
    for (let draw = 0; draw < rows; draw++) drawn[random.integer(0, rows - 1)]++;
    return cores.reduce((most, core, row) => {
      const other = coreOf(row, drawn);
      return Number.isFinite(other) ? Math.max(most, Math.abs(other - core)) : most;
    }, 0);
  });
  const pValues = componentLengths(part, cores).map(
    (length) => (1 + errors.filter((error) => 2 * error >= length).length) / (resamples + 1),
  );
  return { kind: 'tested', pValues: pValues.sort((a, b) => a - b) };
}

/** Lengths of the bars that end, on the logarithmic scale: Prim's tree, cut by the elder rule. */
function componentLengths({ rows, distances }: DensePart, cores: Float64Array): number[] {
  const edges = reachabilityTree(distances, rows, cores);
  const oldest = Uint32Array.from(cores.keys());
  const find = (vertex: number): number => {
    let root = vertex;
    while (oldest[root] !== root) root = oldest[root];
    return root;
  };
  return edges
    .sort((a, b) => a.at - b.at)
    .map(({ from, to, at }) => {
      const [a, b] = [find(from), find(to)];
      const [older, younger] = cores[a] <= cores[b] ? [a, b] : [b, a];
      oldest[younger] = older;
      return at - cores[younger];
    })
    .filter((length) => length > 0);
}

interface TreeEdge {
  readonly from: number;
  readonly to: number;
  /** Logarithm of the mutual reachability distance. */
  readonly at: number;
}

function reachabilityTree(distances: Float64Array, rows: number, cores: Float64Array): TreeEdge[] {
  const best = new Float64Array(rows).fill(Infinity);
  const from = new Uint32Array(rows);
  const isDone = new Uint8Array(rows);
  const edges: TreeEdge[] = [];
  let vertex = 0;
  for (let step = 1; step < rows; step++) {
    isDone[vertex] = 1;
    let next = -1;
    for (let other = 0; other < rows; other++) {
      if (isDone[other] === 1) continue;
      const at = Math.max(cores[vertex], cores[other], Math.log(distances[vertex * rows + other]));
      if (at < best[other]) {
        best[other] = at;
        from[other] = vertex;
      }
      if (next < 0 || best[other] < best[next]) next = other;
    }
    edges.push({ from: from[next], to: next, at: best[next] });
    vertex = next;
  }
  return edges;
}
