import { useEffect } from 'preact/hooks';
import { formatCount } from '../format.js';
import { usePanel } from '../plots/panel-context.js';
import { frameIndexAt } from '../state/frames.js';
import type { Model, RunView } from '../state/model.js';
import { IconButton } from './button.js';

/** Time between two frames of the replay, in milliseconds. */
const interval = 80;

/** Goes back through the pictures so far, and to the newest again. */
export function Timeline({ model, run }: { readonly model: Model; readonly run: RunView }) {
  const { dispatch } = usePanel();
  const { frames } = run;
  const { playing, cursor } = model;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => dispatch({ kind: 'tick' }), interval);
    return () => clearInterval(timer);
  }, [playing, dispatch]);

  if (frames.length === 0) return null;
  const index = frameIndexAt(frames, cursor);
  const { step } = frames[index];
  const live = cursor === null;
  return (
    <section class="timeline" aria-label="Timeline">
      <IconButton
        icon={playing ? 'pause' : 'resume'}
        testId="button-play"
        name={playing ? 'Pause the replay' : 'Replay the training'}
        disabled={frames.length < 2}
        onClick={() => dispatch({ kind: 'play', playing: !playing })}
      />
      <input
        type="range"
        data-testid="timeline"
        aria-label="Step that is shown"
        aria-valuetext={`step ${formatCount(step)}`}
        min={0}
        max={frames.length - 1}
        value={index}
        disabled={frames.length < 2}
        onInput={(event) => {
          const chosen = Number(event.currentTarget.value);
          dispatch({ kind: 'show', step: chosen === frames.length - 1 ? null : frames[chosen].step });
        }}
      />
      <output class="timeline-step" data-testid="timeline-step">
        step {formatCount(step)}
      </output>
      <IconButton
        icon="live"
        testId="button-live"
        name="Back to the newest picture"
        text={run.finished === null && model.session !== null ? 'live' : 'end'}
        disabled={live}
        onClick={() => dispatch({ kind: 'show', step: null })}
      />
    </section>
  );
}
