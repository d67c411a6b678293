import assert from 'node:assert/strict';
import type { RunEvent, RunFrame } from '../../../src/protocol/events.js';
import type { SessionStatus } from '../../../src/protocol/panel.js';
import { describeTrails, trailLayers, trailsTo } from '../../../webview/points/trails.js';
import { errorColors } from '../../../webview/drawing/color-maps.js';
import { fingerprintOf } from '../../../webview/state/fingerprint.js';
import { shownFrame, type Model } from '../../../webview/state/model.js';
import { newestPicture, slownessOf, waitOf } from '../../../webview/state/playback.js';
import { initialModel, reduce, type Action } from '../../../webview/state/reducer.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { finishedOf, frameOf, startedOf } from './run-events.js';

const after = (model: Model, ...actions: Action[]): Model => actions.reduce(reduce, model);

const settings = readViewSettings(null);

/** A run of a report with pictures after these of its 100 steps. */
function modelAt(steps: readonly number[]): Model {
  return reduce(initialModel(settings, false), { kind: 'events', reset: true, events: runAt(steps) });
}

const runAt = (steps: readonly number[]): RunEvent[] => [startedOf(3), ...framesAt(steps)];
const framesAt = (steps: readonly number[]): RunFrame[] => steps.map((step) => frameOf(step, 3));
const events = (list: readonly RunEvent[], reset = false): Action => ({ kind: 'events', reset, events: list });
const versionAt = (version: number, hash = ''): RunEvent[] => {
  const started = startedOf(3);
  const examined = {
    files: ['a.onnx'],
    version,
    producer: '',
    latent: { tensor: 'z', isNamed: false, layer: 1 },
    operators: [],
    jump: null,
  };
  return [{ ...started, run: { ...started.run, hash, training: null, examined } }, frameOf(version, 3)];
};
const tick: Action = { kind: 'tick', elapsed: 80 };
const play: Action = { kind: 'play', playing: true };
const pause: Action = { kind: 'play', playing: false };
const shownStep = (model: Model): number | undefined => shownFrame(model)?.step;

describe('playing the pictures', () => {
  it('goes from the first one to the newest, and ends there', () => {
    const model = after(modelAt([0, 10, 20]), play);
    assert.deepEqual(model.playback, { kind: 'playing', step: 0 });
    assert.equal(shownStep(after(model, tick)), 10);
    assert.deepEqual(after(model, tick, tick).playback, newestPicture);
  });

  it('shows the newest one and starts over where it loops', () => {
    const model = after(modelAt([0, 10, 20]), { kind: 'view', change: { replayLoops: true } }, play, tick, tick);
    assert.deepEqual(model.playback, { kind: 'playing', step: 20 });
    assert.deepEqual(after(model, tick).playback, { kind: 'playing', step: 0 });
  });

  it('goes on to pictures that come in while it is at the newest one', () => {
    const model = after(modelAt([0, 10]), { kind: 'view', change: { replayLoops: true } }, play, tick);
    assert.equal(shownStep(after(model, events(framesAt([30])), tick)), 30);
  });

  it('leaves pictures out where they cannot be drawn as fast as they are played', () => {
    const model = after(modelAt([0, 10, 20, 30, 40, 50]), { kind: 'view', change: { replaySpeed: 4 } }, play);
    assert.equal(shownStep(after(model, { kind: 'tick', elapsed: 60 })), 30);
    assert.equal(shownStep(after(model, { kind: 'tick', elapsed: 1 })), 10);
  });

  it('stops at the picture on show', () => {
    assert.deepEqual(after(modelAt([0, 10, 20]), play, tick, pause).playback, { kind: 'held', step: 10 });
    assert.deepEqual(after(modelAt([0, 10, 20]), pause).playback, newestPicture);
  });

  it('turns one picture back or on, stops playing, and is at the newest again after the last one', () => {
    const model = modelAt([0, 10, 20]);
    const turned = (...tos: ('first' | 'previous' | 'next')[]) =>
      after(model, ...tos.map((to): Action => ({ kind: 'turn', to }))).playback;
    const held = (step: number) => ({ kind: 'held', step });
    assert.deepEqual(turned('previous'), held(10));
    assert.deepEqual(turned('previous', 'previous', 'previous'), held(0));
    assert.deepEqual(turned('first'), held(0));
    assert.deepEqual(turned('first', 'next'), held(10));
    assert.deepEqual(turned('first', 'next', 'next'), newestPicture);
    assert.deepEqual(turned('next'), newestPicture);
    assert.deepEqual(after(model, play, { kind: 'turn', to: 'next' }).playback, held(10));
    assert.deepEqual(after(initialModel(settings, false), { kind: 'turn', to: 'first' }).playback, newestPicture);
  });
});

describe('a run that is faster than the eye', () => {
  const recorded = Array.from({ length: 61 }, (_, i) => Math.round(100 * (i / 60) ** 1.7));
  const short = [...new Set(recorded)];
  const finished = finishedOf({ steps: 100, seconds: 0.2 });
  const session = (status: SessionStatus): Action => ({
    kind: 'session',
    session: { label: 'plane', status, reading: null, fault: null, sweep: null },
  });
  /** A panel that is open, with a session at work. */
  const open = after(initialModel(settings, true), session('training'));
  /** A page that was loaded just now. */
  const loaded = initialModel(settings, true);
  const whole = [...runAt(short), finished];

  /** Steps on show at each tick, until nothing moves any more. */
  function watch(model: Model, elapsed = 40): number[] {
    const seen: number[] = [];
    for (let now = model; now.playback.kind === 'catchingUp'; now = after(now, { kind: 'tick', elapsed })) {
      seen.push(shownStep(now) ?? NaN);
      assert.ok(seen.length < 1000, 'it comes to an end');
    }
    return seen;
  }

  it('is replayed once from its first picture, in about two and a half seconds, each picture after the one before', () => {
    const seen = watch(after(loaded, events(whole, true), session('finished')));
    assert.equal(seen[0], 0);
    assert.ok(Math.abs(seen.length * 40 - 2500) <= 40, String(seen.length));
    assert.ok(new Set(seen).size >= 20);
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
    assert.ok(Math.max(...seen) > 90, 'to its end');
  });

  it('is replayed in a second where it is a later one, also while one is being replayed', () => {
    const first = after(open, events(whole));
    const during = after(first, { kind: 'tick', elapsed: 100 }, events(whole));
    assert.equal(shownStep(during), 0);
    assert.ok(Math.abs(watch(during).length * 40 - 1000) <= 40);
    assert.ok(Math.abs(watch(first).length * 40 - 2500) <= 40);
  });

  it('leaves out no stretch of it while it trains, and does not wait for its end', () => {
    let model = after(open, events(runAt([0])));
    const seen: number[] = [];
    // All pictures come in within 200 ms.
    for (let time = 0; time <= 2500; time += 40) {
      const came = short.filter((step) => step > 0 && step <= time / 2 && step > (time - 40) / 2);
      model = after(model, events(framesAt(came)), { kind: 'tick', elapsed: 40 });
      seen.push(shownStep(model) ?? NaN);
    }
    assert.ok(seen[10] < 20, 'still at its beginning after 400 ms');
    assert.ok(seen.filter((step) => step > 0 && step < 100).length > 40);
    assert.equal(seen.at(-1), 100);
  });

  it('goes on at an even pace where training ends early', () => {
    const early = [...runAt(short.filter((step) => step <= 40)), finishedOf({ steps: 40, seconds: 0.1 })];
    const seen = watch(after(open, events(early)));
    assert.ok(Math.abs(seen.length * 40 - 2500) <= 40);
    assert.ok(seen.filter((step) => step > 20).length < 0.4 * seen.length);
  });

  it('shows a long training as it comes: no more than some seconds behind, soon not at all', () => {
    let model = after(open, events(runAt([0])));
    const behind: number[] = [];
    // 20 s for 100 steps.
    for (let time = 40; time <= 20_000; time += 40) {
      const step = Math.floor(time / 200);
      model = after(model, events(framesAt(step > 0 ? [step] : [])), { kind: 'tick', elapsed: 40 });
      behind.push(step - (shownStep(model) ?? NaN));
    }
    assert.ok(Math.max(...behind) <= 2, String(Math.max(...behind)));
    assert.ok(Math.max(...behind.slice(25)) === 0, 'live after a second');
    assert.deepEqual(model.playback, newestPicture);
  });

  it('shows as many pictures on a slow machine, over a longer time', () => {
    assert.ok(watch(after(open, events(whole)), 400).length >= 25);
  });

  it('stands at its end at once for those who like no motion', () => {
    const calm: Action = { kind: 'calm', calm: true };
    assert.deepEqual(after(open, calm, events(whole)).playback, newestPicture);
    assert.deepEqual(after(open, events(whole), calm).playback, newestPicture);
    assert.equal(after(open, calm, { kind: 'calm', calm: false }, events(whole)).playback.kind, 'catchingUp');
  });

  it('is the user’s as soon as the timeline is touched', () => {
    const running = after(
      open,
      events(whole),
      ...Array.from({ length: 20 }, (): Action => ({ kind: 'tick', elapsed: 40 })),
    );
    const step = shownStep(running) ?? NaN;
    assert.deepEqual(after(running, pause).playback, { kind: 'held', step });
    assert.deepEqual(after(running, play).playback, { kind: 'playing', step });
    assert.deepEqual(after(running, { kind: 'show', step: null }).playback, newestPicture);
    assert.deepEqual(after(running, { kind: 'show', step: 1 }).playback, { kind: 'held', step: 1 });
    assert.equal(after(running, { kind: 'turn', to: 'next' }).playback.kind, 'held');
    assert.deepEqual(after(running, { kind: 'turn', to: 'first' }).playback, { kind: 'held', step: 0 });
  });

  it('is not replayed where it was over before: read from disk, shown before in this panel, in a report', () => {
    assert.deepEqual(after(loaded, events(whole, true), session('idle')).playback, newestPicture);
    const again = initialModel(settings, true, fingerprintOf(startedOf(3)));
    assert.deepEqual(after(again, events(whole, true)).playback, newestPicture);
    assert.deepEqual(modelAt(short).playback, newestPicture);
    // A session that has said a word before: the panel has been there for longer.
    assert.deepEqual(after(open, events(whole, true)).playback, newestPicture);
  });

  it('tells how much slower it is replayed, and nothing once its end is on show', () => {
    const told = (model: Model) => model.run && slownessOf(model.playback, model.run);
    const running = after(open, events(whole));
    assert.equal(told(running), 12.5);
    assert.equal(told(after(running, { kind: 'show', step: null })), null);
    assert.equal(told(after(open, events(runAt(short)))), null, 'it still trains');
  });

  it('stays where it is where nothing has come yet', () => {
    const model = after(open, events([startedOf(3)]));
    assert.equal(waitOf(model.playback, [], 1), null);
    assert.deepEqual(after(model, { kind: 'tick', elapsed: 90 }).playback, model.playback);
  });
});

describe('trails', () => {
  const frames: readonly RunFrame[] = Array.from({ length: 20 }, (_, step) => frameOf(step, 3));

  it('go back over the last twelve frames, to the first at most, and not beyond the one that is shown', () => {
    assert.deepEqual(trailsTo(frames, frames[19], 3).frames, frames.slice(7));
    assert.deepEqual(trailsTo(frames, frames[2], 3).frames, frames.slice(0, 3));
    assert.equal(
      describeTrails(trailsTo(frames, frames[0], 3), 3, 'codes'),
      'The path of all 3 codes: it begins with the second picture',
    );
  });

  it('are those of some thousand segments at most, of points from all over the sample', () => {
    const { points } = trailsTo(frames, frames[19], 1000);
    assert.equal(points.length, 250);
    assert.deepEqual([points[0], points[1], points[249]], [0, 4, 996]);
    assert.equal(
      describeTrails(trailsTo(frames, frames[19], 1000), 1000, 'codes'),
      'The path of 250 of the 1000 codes over the last 12 pictures',
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

describe('versions of a model that is examined', () => {
  const steps = (model: Model): number[] => model.run?.frames.map(({ step }) => step) ?? [];
  const start = after(initialModel(settings, true), events(versionAt(0), true));

  it('are pictures of one timeline, the newest on show', () => {
    const model = after(start, ...[1, 2].map((version) => events(versionAt(version))));
    assert.deepEqual(steps(model), [0, 1, 2]);
    assert.deepEqual(model.playback, newestPicture);
    assert.equal(shownStep(model), 2);
  });

  it('leave the picture, the point and the selection that the user looks at', () => {
    const selected = Uint8Array.of(0, 1, 0);
    const held = after(start, events(versionAt(1)), { kind: 'show', step: 0 }, { kind: 'select', selected });
    const model = after(held, { kind: 'point', index: 2 }, events(versionAt(2)));
    assert.deepEqual(steps(model), [0, 1, 2]);
    assert.deepEqual([shownStep(model), model.pointed, model.selected], [0, 2, selected]);
  });

  it('take the place of a picture of the same version', () => {
    assert.deepEqual(steps(after(start, events(versionAt(1)), events(versionAt(1)))), [0, 1]);
  });

  it('start from the beginning with another dataset file, and after a training', () => {
    assert.deepEqual(steps(after(start, events(versionAt(1)), events(versionAt(0, 'other')))), [0]);
    assert.deepEqual(steps(after(start, events(runAt([0, 10])), events(versionAt(0)))), [0]);
  });
});
