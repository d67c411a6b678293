import assert from 'node:assert/strict';
import type { RunEvent, RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { describeTrails, trailLayers, trailsTo } from '../../../webview/points/trails.js';
import { errorColors } from '../../../webview/drawing/color-maps.js';
import type { Model } from '../../../webview/state/model.js';
import { initialModel, reduce, type Action } from '../../../webview/state/reducer.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { frameOf, startedOf } from './run-events.js';

const after = (model: Model, ...actions: Action[]): Model => actions.reduce(reduce, model);

function modelAt(steps: readonly number[]): Model {
  const started: RunStarted = startedOf(3);
  const events: RunEvent[] = [started, ...steps.map((step) => frameOf(step, 3))];
  return reduce(initialModel(readViewSettings(null), false), { kind: 'events', reset: true, events });
}

const tick: Action = { kind: 'tick' };
const play: Action = { kind: 'play', playing: true };

describe('the replay', () => {
  it('runs from the first frame to the newest, and ends there', () => {
    const model = after(modelAt([0, 10, 20]), play);
    assert.deepEqual([model.cursor, model.playing], [0, true]);
    assert.equal(after(model, tick).cursor, 10);
    const end = after(model, tick, tick);
    assert.deepEqual([end.cursor, end.playing], [null, false]);
  });

  it('shows the newest frame and starts over where it loops', () => {
    const model = after(modelAt([0, 10, 20]), { kind: 'view', change: { replayLoops: true } }, play, tick, tick);
    assert.deepEqual([model.cursor, model.playing], [20, true]);
    assert.deepEqual([after(model, tick).cursor, after(model, tick).playing], [0, true]);
  });

  it('goes on to frames that come in while it is at the newest one', () => {
    const model = after(modelAt([0, 10]), { kind: 'view', change: { replayLoops: true } }, play, tick);
    const later = after(model, { kind: 'events', reset: false, events: [frameOf(30, 3)] }, tick);
    assert.equal(later.cursor, 30);
  });

  it('turns one picture back or on, stops playing, and is live again at the newest', () => {
    const model = modelAt([0, 10, 20]);
    const cursors = (...tos: ('first' | 'previous' | 'next')[]) =>
      after(model, ...tos.map((to): Action => ({ kind: 'turn', to }))).cursor;
    assert.equal(cursors('previous'), 10);
    assert.equal(cursors('previous', 'previous', 'previous'), 0);
    assert.equal(cursors('first'), 0);
    assert.equal(cursors('first', 'next'), 10);
    assert.equal(cursors('first', 'next', 'next'), null);
    assert.equal(cursors('next'), null);
    assert.equal(after(model, play, { kind: 'turn', to: 'next' }).playing, false);
    assert.equal(after(initialModel(readViewSettings(null), false), { kind: 'turn', to: 'first' }).cursor, null);
  });
});

describe('trails', () => {
  const frames: readonly RunFrame[] = Array.from({ length: 20 }, (_, step) => frameOf(step, 3));

  it('go back over the last twelve frames, to the first at most, and not beyond the one that is shown', () => {
    assert.deepEqual(trailsTo(frames, frames[19], 3).frames, frames.slice(7));
    assert.deepEqual(trailsTo(frames, frames[2], 3).frames, frames.slice(0, 3));
    assert.equal(
      describeTrails(trailsTo(frames, frames[0], 3), 3, 'codes'),
      'The way of all 3 codes: it begins with the second picture',
    );
  });

  it('are those of some thousand segments at most, of points from all over the sample', () => {
    const { points } = trailsTo(frames, frames[19], 1000);
    assert.equal(points.length, 250);
    assert.deepEqual([points[0], points[1], points[249]], [0, 4, 996]);
    assert.equal(
      describeTrails(trailsTo(frames, frames[19], 1000), 1000, 'codes'),
      'The way of 250 of the 1000 codes over the last 12 pictures',
    );
  });

  const scale = { map: errorColors, from: 0, to: 1, log: false };

  it('join the places of a point from frame to frame, older ones fainter, in the colour of the point', () => {
    const layers = trailLayers(trailsTo(frames, frames[4], 3), ({ codes }) => codes, 2, [], {
      values: Float32Array.of(0.1, 0.2, 0.3),
      scale,
    });
    const segments = layers.flatMap((layer) => (layer.kind === 'lines' ? [layer] : []));
    assert.deepEqual(
      segments.map(({ from }) => from.length / 2),
      [3, 9],
      'steps 0 to 1, then 1 to 4',
    );
    assert.ok(segments[0].opacity < segments[1].opacity);
    // frameOf puts point i of step s to (s, i).
    assert.deepEqual([...segments[1].from.subarray(0, 6)], [1, 0, 1, 1, 1, 2]);
    assert.deepEqual([...segments[1].to.subarray(0, 6)], [2, 0, 2, 1, 2, 2]);
    const { paint } = segments[0];
    assert.deepEqual('scale' in paint ? [...paint.values] : null, [...Float32Array.of(0.1, 0.2, 0.3)]);
    assert.deepEqual(
      trailLayers(trailsTo(frames, frames[0], 3), ({ codes }) => codes, 2, [], { values: new Float32Array(3), scale }),
      [],
    );
  });

  it('leave out what goes over the seam of a torus', () => {
    const jumping = [frameOf(0, 1), frameOf(1, 1), frameOf(9, 1)];
    const layers = trailLayers(trailsTo(jumping, jumping[2], 1), ({ codes }) => codes, 2, [[0, 10], null], {
      values: new Float32Array(1),
      scale,
    });
    assert.deepEqual(
      layers.flatMap((layer) => (layer.kind === 'lines' ? [...layer.to] : [])),
      [1, 0],
    );
  });
});
