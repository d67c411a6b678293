import type { ManifoldDescription } from '../../../src/protocol/description.js';
import type { DisplaySample, RunFrame, RunStarted } from '../../../src/protocol/events.js';

/**
 * How much the encoder stretches a curve, at the nodes of its error map: latent length over length in the data. Null if
 * the data are no curve with a chart.
 */
export function curveStretch({ indicatrices }: RunStarted, frame: RunFrame): Float32Array | null {
  if (indicatrices?.dimension !== 1) return null;
  const { errorMap, nodes } = indicatrices;
  const size = frame.indicatrices.length / nodes.length;
  const stretch = new Float32Array(frame.errorMaps[errorMap].length);
  nodes.forEach(
    (node, index) => (stretch[node] = Math.hypot(...frame.indicatrices.subarray(index * size, (index + 1) * size))),
  );
  return stretch;
}

/** A number of each node of a curve, at the points of a sample on it: between two nodes in proportion. */
export function atPointsOf(
  { chart: parameters }: DisplaySample,
  { chart }: ManifoldDescription,
  values: Float32Array,
): Float32Array | null {
  if (chart === null || parameters === null) return null;
  const [from, to] = chart.domain[0];
  const last = values.length - 1;
  return parameters.map((parameter) => {
    const place = Math.min(last, Math.max(0, (last * (parameter - from)) / (to - from)));
    const below = Math.min(last - 1, Math.floor(place));
    return values[below] + (place - below) * (values[below + 1] - values[below]);
  });
}
