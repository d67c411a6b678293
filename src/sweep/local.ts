import { inLanes } from '../session/in-lanes.js';
import { chooseByHalving } from './halving.js';
import { performPoint, type PointWork } from './perform-point.js';
import type { PointSummary } from './point-file.js';

/** Points that fail for the dataset file, with no other result, until the rest is given up. */
const hopeless = 3;

/**
 * Trains what is missing of a sweep directory in worker processes on this machine.
 * @param known the points that are over.
 * @param lanes runs at once, each in a process of its own.
 * @param onSummary takes what became of each point, in the order in which they end.
 */
export async function runLocally(
  work: PointWork,
  known: ReadonlyMap<number, PointSummary>,
  lanes: number,
  onSummary: (summary: PointSummary) => void,
): Promise<void> {
  const { directory, signal } = work;
  const points = [...directory.points()];
  let failures = 0;
  let isGood = known.size > 0;
  const tell = (summary: PointSummary): void => {
    if (summary.state === 'failed' && summary.ofDataset) failures++;
    else isGood = true;
    onSummary(summary);
  };
  const { halving } = directory.plan;
  const chosen =
    halving === null ? [...points.keys()] : await chooseByHalving(work, halving, points, known, lanes, tell);
  const missing = chosen.filter((index) => !known.has(index));
  await inLanes(missing, lanes, async (index) => {
    // A file that is wrong for the first points is wrong for all.
    if (signal.aborted || (!isGood && failures >= hopeless)) return;
    const summary = await performPoint(work, index, points[index]);
    if (summary !== null) tell(summary);
  });
  await directory.tidy();
}
