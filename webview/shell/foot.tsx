import * as l10n from '@vscode/l10n';
import { useSize } from '../charts/use-size.js';
import type { Model } from '../state/model.js';
import { slownessOf } from '../state/playback.js';
import { ReplayNote } from './replay-note.js';
import { isUnderWay, StatusLine, statusWord } from './status-line.js';
import { StepButtons, Timeline } from './timeline.js';
import { TimelineMenu } from './timeline-menu.js';
import { Warnings } from './warnings.js';

/** From this width on, in pixels, there is room for a button for each step through the pictures. */
const roomy = 560;
/** Below this width words are left out that are said elsewhere too. */
const narrow = 420;

/** One line below the pictures: the timeline, and what is being done while that matters. */
export function Foot({ model }: { readonly model: Model }) {
  const [ref, { width }] = useSize();
  const { run, playback, view } = model;
  const isRoomy = width >= roomy;
  const isBrief = width < narrow;
  // While there is no picture, what happens stands in the middle of the panel.
  const shown = run === null || run.frames.length === 0 ? null : run;
  const slowness = shown && slownessOf(playback, shown);
  const word = shown && statusWord(model, shown, isBrief);
  const steps = shown === null ? null : <StepButtons playback={playback} frames={shown.frames} />;
  const isReplay = slowness !== null;
  return (
    <footer class="foot" aria-label={l10n.t('Status')} data-testid="foot">
      <div ref={ref} class="foot-line">
        <Timeline model={model} brief={isBrief && (isReplay || word !== null)}>
          {isRoomy && !isReplay ? steps : null}
        </Timeline>
        {shown === null ? null : isReplay ? (
          <ReplayNote run={shown} slowness={slowness} brief={isBrief} />
        ) : (
          <>
            <StatusLine run={shown} word={word} isUnderWay={isUnderWay(model)} brief={isBrief} />
            <TimelineMenu view={view}>{isRoomy ? null : steps}</TimelineMenu>
          </>
        )}
        {isBrief && isReplay ? null : <Warnings warnings={run?.warnings ?? []} brief={isBrief} />}
      </div>
    </footer>
  );
}
