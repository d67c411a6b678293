import * as l10n from '@vscode/l10n';
import { useEffect } from 'preact/hooks';
import { formatCount } from '../format.js';
import { usePanel } from '../state/panel-context.js';
import { frameIndexAt } from '../state/frames.js';
import type { Model, RunView } from '../state/model.js';
import { replaySpeeds } from '../state/view-settings.js';
import { Choice, Toggle } from '../elements/fields.js';
import { IconButton } from '../elements/button.js';
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
    <section class="timeline" aria-label={l10n.t('Timeline')}>
      <IconButton
        icon="first"
        testId="button-first"
        name={l10n.t('First picture (key <)')}
        disabled={isFirst}
        onClick={() => dispatch({ kind: 'turn', to: 'first' })}
      />
      <IconButton
        icon="previous"
        testId="button-previous"
        name={l10n.t('Picture before (key ,)')}
        disabled={isFirst}
        onClick={() => dispatch({ kind: 'turn', to: 'previous' })}
      />
      <IconButton
        icon={playing ? 'pause' : 'resume'}
        testId="button-play"
        name={playing ? l10n.t('Pause the replay') : l10n.t('Replay the training')}
        disabled={isAlone}
        onClick={() => dispatch({ kind: 'play', playing: !playing })}
      />
      <IconButton
        icon="next"
        testId="button-next"
        name={l10n.t('Next picture (key .)')}
        disabled={live}
        onClick={() => dispatch({ kind: 'turn', to: 'next' })}
      />
      <input
        type="range"
        data-testid="timeline"
        aria-label={l10n.t('Step that is shown')}
        aria-valuetext={l10n.t('step {0}', formatCount(step))}
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
        {l10n.t('step {0}', formatCount(step))}
      </output>
      <Choice
        label={l10n.t('Speed of the replay')}
        value={replaySpeed}
        options={speeds}
        onChange={(speed) => dispatch({ kind: 'view', change: { replaySpeed: speed } })}
      />
      <Toggle
        pressed={replayLoops}
        onChange={(pressed) => dispatch({ kind: 'view', change: { replayLoops: pressed } })}
        title={l10n.t('Start the replay over after the newest picture')}
      >
        {l10n.t({ message: 'loop', comment: 'the replay starts over at its end' })}
      </Toggle>
      <IconButton
        icon="live"
        testId="button-live"
        name={l10n.t('Back to the newest picture (key >)')}
        text={
          run.finished === null && model.session !== null
            ? l10n.t({ message: 'live', comment: 'to the newest picture while training goes on' })
            : l10n.t({ message: 'end', comment: 'to the last picture' })
        }
        disabled={live}
        onClick={() => dispatch({ kind: 'show', step: null })}
      />
    </section>
  );
}
