import assert from 'node:assert/strict';
import { circle, euclidean, sphere, type DatasetDefinition } from '../../../src/dataset/index.js';
import type { RunEvent, RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { Run } from '../../../src/run/run.js';
import { indicatrixSegments } from '../../../webview/views/latent/indicatrices.js';
import { segmentsBetween, withoutSeam } from '../../../webview/points/segments.js';
import { atPointsOf, curveStretch } from '../../../webview/views/latent/stretch.js';
import { runOptions } from '../../support/run-options.js';
import { loadWasm } from '../../support/engines.js';

describe('pictures of distortion', () => {
  async function firstPicture(
    definition: DatasetDefinition,
  ): Promise<{ started: RunStarted; frame: RunFrame; run: Run }> {
    const events: RunEvent[] = [];
    const run = await Run.start(runOptions(definition, await loadWasm(), events));
    const [started, frame] = events;
    assert.ok(started.kind === 'started' && frame.kind === 'frame');
    return { started, frame, run };
  }
  const samples = { train: 200, test: 100 };

  it('have ellipses that pass through the images of the points of small circles', async () => {
    const { started, frame, run } = await firstPicture({
      manifold: sphere(),
      samples,
      autoencoder: { hidden: [16], latent: euclidean(2) },
    });
    const plain = { quantities: [], columns: [], of: (codes: Float32Array) => codes };
    const segments = indicatrixSegments(
      started,
      frame,
      { ...plain, range: null, identified: null },
      { ...plain, components: 2, ofKept: plain.of },
    );
    assert.ok(segments && started.indicatrices);
    const { nodes, radius, errorMap } = started.indicatrices;
    const map = started.errorMaps[errorMap];
    assert.ok(map.kind === 'surface');
    const pieces = segments.from.length / 2 / nodes.length;
    for (const index of [5, 60, nodes.length - 3]) {
      // The points of the circle of that radius, in any two orthogonal directions of the tangent plane.
      const x = map.points.subarray(3 * nodes[index], 3 * nodes[index] + 3);
      const across = Math.hypot(x[0], x[1]);
      const [e, f] = [
        [-x[1] / across, x[0] / across, 0],
        [(-x[2] * x[0]) / across, (-x[2] * x[1]) / across, across],
      ];
      for (const turn of [0, 1, 2, 3, 4]) {
        const around = Float32Array.from(
          x,
          (value, k) => value + radius * (Math.cos(turn) * e[k] + Math.sin(turn) * f[k]),
        );
        const [a, b] = run.model.encode(around);
        const distances = Array.from({ length: pieces }, (_, piece) => {
          const at = 2 * (index * pieces + piece);
          return Math.hypot(segments.from[at] - a, segments.from[at + 1] - b);
        });
        const size =
          Math.hypot(frame.indicatrices[4 * index], frame.indicatrices[4 * index + 1]) +
          Math.hypot(frame.indicatrices[4 * index + 2], frame.indicatrices[4 * index + 3]);
        assert.ok(Math.min(...distances) < 0.25 * radius * size, `${Math.min(...distances)} of ${radius * size}`);
      }
    }
  });

  it('have the stretch of a curve, that of its codes over that of its points', async () => {
    const { started, frame } = await firstPicture({
      manifold: circle({ radius: 2 }),
      samples,
      autoencoder: { hidden: [16], latent: euclidean(1) },
    });
    const stretch = curveStretch(started, frame);
    const index = started.errorMaps.findIndex(({ kind }) => kind === 'curve');
    assert.ok(stretch);
    const step = (2 * 2 * Math.PI) / (stretch.length - 1);
    for (const node of [1, 100, 250]) {
      const expected = Math.abs(frame.mapCodes[index][node + 1] - frame.mapCodes[index][node - 1]) / (2 * step);
      assert.ok(
        Math.abs(stretch[node] - expected) < 1e-3 * Math.max(...stretch),
        `${stretch[node]}, expected ${expected}`,
      );
    }
    const atPoints = atPointsOf(started.display, started.run.manifold, stretch);
    assert.equal(atPoints?.length, started.display.count);
    assert.ok(atPoints.every((value) => value >= Math.min(...stretch) && value <= Math.max(...stretch)));
  });

  it('leave out segments that would run across a square whose sides are the same', () => {
    const positions = Float32Array.of(-3, 0, 3, 0, -2.5, 1);
    const pairs = withoutSeam(positions, 2, Uint32Array.of(0, 1, 0, 2), [[-Math.PI, Math.PI], null]);
    assert.deepEqual([...pairs], [0, 2]);
    assert.deepEqual(segmentsBetween(positions, 2, pairs), {
      from: Float32Array.of(-3, 0),
      to: Float32Array.of(-2.5, 1),
    });
    assert.equal(withoutSeam(positions, 2, pairs, [null, null]), pairs);
  });
});
