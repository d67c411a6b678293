import type { RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { periodsOf, type LatentSpace } from '../../points/latent/index.js';
import { segmentsBetween, withoutSeam, type Segments } from '../../points/segments.js';
import type { ShownAxes } from '../../points/shown-axes.js';

/** Straight pieces of an ellipse. */
const pieces = 28;

/**
 * Tissot's indicatrices: the encoder's images of circles of one radius on a surface, around the nodes of its grid, to
 * first order. Null if the frame has none, or the latent space is a line.
 */
export function indicatrixSegments(
  { indicatrices, errorMaps }: RunStarted,
  frame: RunFrame,
  space: LatentSpace,
  shown: ShownAxes,
): Segments | null {
  if (indicatrices?.dimension !== 2) return null;
  const { errorMap, nodes, radius } = indicatrices;
  const domain = errorMaps[errorMap];
  if (domain.kind === 'plane') return null;
  const codes = frame.mapCodes[errorMap];
  const size = codes.length / frame.errorMaps[errorMap].length;
  if (size < 2) return null;
  const rim = new Float32Array(nodes.length * pieces * size);
  nodes.forEach((node, index) => {
    for (let piece = 0; piece < pieces; piece++) {
      const [cosine, sine] = [Math.cos((2 * Math.PI * piece) / pieces), Math.sin((2 * Math.PI * piece) / pieces)];
      for (let k = 0; k < size; k++) {
        const [a, b] = [frame.indicatrices[2 * index * size + k], frame.indicatrices[(2 * index + 1) * size + k]];
        rim[(index * pieces + piece) * size + k] = codes[node * size + k] + radius * (cosine * a + sine * b);
      }
    }
  });
  const ends = Uint32Array.from({ length: 2 * nodes.length * pieces }, (_, at) => {
    const piece = Math.floor(at / 2);
    return at % 2 === 0 ? piece : piece - (piece % pieces) + ((piece + 1) % pieces);
  });
  const positions = shown.of(space.of(rim));
  return segmentsBetween(
    positions,
    shown.components,
    withoutSeam(positions, shown.components, ends, periodsOf(space, shown.quantities)),
  );
}
