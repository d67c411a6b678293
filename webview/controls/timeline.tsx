import { useEffect } from 'preact/hooks';
import { formatCount } from '../format.js';
import { usePanel } from '../plots/panel-context.js';
import { frameIndexAt } from '../state/frames.js';
import type { Model, RunView } from '../state/model.js';
import { replaySpeeds } from '../state/view-settings.js';
import { Choice, Toggle } from '../tiles/fields.js';
import { IconButton } from './button.js';
import { useTimelineKeys } from './timeline-keys.js';

/** Time between two frames of the replay at the usual speed, in milliseconds. */
const interval = 80;

const speeds = replaySpeeds.map((value) => ({ value, text: `${value}×` }));

/** Goes back through the pictures so far, and to the newest again. */
export function Timeline({ model, run }: { readonly model: Model; readonly run: RunView }) {
  const { dispatch } = usePanel();
  const { frames } = run;
  const { playing, cursor } = model;
  const { replaySpeed, replayLoops } = model.view;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => dispatch({ kind: 'tick' }), interval / replaySpeed);
    return () => clearInterval(timer);
  }, [playing, replaySpeed, dispatch]);
  useTimelineKeys();

  if (frames.length === 0) return null;
  const index = frameIndexAt(frames, cursor);
  const { step } = frames[index];
  const live = cursor === null;
  const isAlone = frames.length < 2;
  const isFirst = index === 0;
  return (
    <section class="timeline" aria-label="Timeline">
      <IconButton icon="first" testId="button-first" name="First picture (key <)" disabled={isFirst} onClick={() => dispatch({ kind: 'turn', to: 'first' })} />
      <IconButton icon="previous" testId="button-previous" name="Picture before (key ,)" disabled={isFirst} onClick={() => dispatch({ kind: 'turn', to: 'previous' })} />
      <IconButton
        icon={playing ? 'pause' : 'resume'}
        testId="button-play"
        name={playing ? 'Pause the replay' : 'Replay the training'}
        disabled={isAlone}
        onClick={() => dispatch({ kind: 'play', playing: !playing })}
      />
      <IconButton icon="next" testId="button-next" name="Next picture (key .)" disabled={live} onClick={() => dispatch({ kind: 'turn', to: 'next' })} />
      <input
        type="range"
        data-testid="timeline"
        aria-label="Step that is shown"
        aria-valuetext={`step ${formatCount(step)}`}
        min={0}
        max={frames.length - 1}
        value={index}
        disabled={isAlone}
        onInput={(event) => {
          const chosen = Number(event.currentTarget.value);
          dispatch({ kind: 'show', step: chosen === frames.length - 1 ? null : frames[chosen].step });
        }}
      />
      <output class="timeline-step" data-testid="timeline-step">
        step {formatCount(step)}
      </output>
      <Choice
        label="Speed of the replay"
        value={replaySpeed}
        options={speeds}
        onChange={(speed) => dispatch({ kind: 'view', change: { replaySpeed: speed } })}
      />
      <Toggle
        pressed={replayLoops}
        onChange={(pressed) => dispatch({ kind: 'view', change: { replayLoops: pressed } })}
        title="Start the replay over after the newest picture"
      >
        loop
      </Toggle>
      <IconButton
        icon="live"
        testId="button-live"
        name="Back to the newest picture (key >)"
        text={run.finished === null && model.session !== null ? 'live' : 'end'}
        disabled={live}
        onClick={() => dispatch({ kind: 'show', step: null })}
      />
    </section>
  );
}
