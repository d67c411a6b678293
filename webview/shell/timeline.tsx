import { plannedSteps } from '../../src/protocol/description.js';
import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { RunFrame } from '../../src/protocol/events.js';
import { formatCount } from '../format.js';
import { IconButton } from '../elements/button.js';
import type { Model } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';
import { shownIndex, type Playback } from '../state/playback.js';
import { useTimelineKeys } from './timeline-keys.js';

export interface TimelineProps {
  readonly model: Model;
  /** Whether there is room for the shown step only. */
  readonly brief: boolean;
  /** Further buttons, before the slider. */
  readonly children: ComponentChildren;
}

/** Goes back through the pictures so far, and to the newest again. Before the first picture it waits. */
export function Timeline({ model, brief, children }: TimelineProps) {
  const { dispatch } = usePanel();
  const { run, playback } = model;
  const frames = run?.frames ?? [];
  const index = shownIndex(frames, playback);
  const isReplay = playback.kind === 'catchingUp' && index < frames.length - 1;
  useTimelineKeys(isReplay);
  const moves = playback.kind === 'playing' || isReplay;
  const isAlone = frames.length < 2;
  const isExamined = run?.started.run.examined != null;
  const step = formatCount((frames.at(index)?.step ?? 0) + (isExamined ? 1 : 0));
  const replay = isExamined ? l10n.t('Replay the versions') : l10n.t('Replay the training');
  return (
    <section class="timeline" aria-label={l10n.t('Timeline')}>
      <IconButton
        icon={moves ? 'pause' : 'resume'}
        testId="button-play"
        name={moves ? l10n.t('Pause the replay') : replay}
        disabled={isAlone}
        onClick={() => dispatch({ kind: 'play', playing: !moves })}
      />
      {children}
      <input
        type="range"
        data-testid="timeline"
        aria-label={isExamined ? l10n.t('Version shown') : l10n.t('Step shown')}
        aria-valuetext={isExamined ? l10n.t('version {0}', step) : l10n.t('step {0}', step)}
        title={
          isExamined
            ? l10n.t('Version of the model shown (keys , and . for one picture, < and > for the first and the newest)')
            : l10n.t('Step shown (keys , and . for one picture, < and > for the first and the newest)')
        }
        min={0}
        max={Math.max(0, frames.length - 1)}
        value={Math.max(0, index)}
        disabled={isAlone}
        onInput={(event) => {
          const chosen = Number(event.currentTarget.value);
          dispatch({ kind: 'show', step: chosen === frames.length - 1 ? null : frames[chosen].step });
        }}
      />
      {run === null || index < 0 ? null : (
        <span class="timeline-steps">
          {isExamined ? (
            <output data-testid="timeline-step">{l10n.t('version {0}', step)}</output>
          ) : (
            <>
              <output data-testid="timeline-step">{step}</output>
              {brief ? null : <> / {formatCount(plannedSteps(run.started.run))}</>}
            </>
          )}
        </span>
      )}
    </section>
  );
}

/** To the first picture, one back, one on, and to the newest. */
export function StepButtons(props: { readonly playback: Playback; readonly frames: readonly RunFrame[] }) {
  const { playback, frames } = props;
  const { dispatch } = usePanel();
  const isFirst = shownIndex(frames, playback) <= 0;
  const isNewest = playback.kind === 'newest';
  return (
    <span class="step-buttons">
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
        name={l10n.t('Previous picture (key ,)')}
        disabled={isFirst}
        onClick={() => dispatch({ kind: 'turn', to: 'previous' })}
      />
      <IconButton
        icon="next"
        testId="button-next"
        name={l10n.t('Next picture (key .)')}
        disabled={isNewest}
        onClick={() => dispatch({ kind: 'turn', to: 'next' })}
      />
      <IconButton
        icon="live"
        testId="button-live"
        name={l10n.t('Newest picture (key >)')}
        disabled={isNewest}
        onClick={() => dispatch({ kind: 'show', step: null })}
      />
    </span>
  );
}
