import * as l10n from '@vscode/l10n';
import { useSize } from '../charts/use-size.js';
import type { Model } from '../state/model.js';
import { slownessOf } from '../state/playback.js';
import { ReplayNote } from './replay-note.js';
import { StatusLine } from './status-line.js';
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
  const { run, session } = model;
  const isBrief = width < narrow;
  const slowness = run === null ? null : slownessOf(model.playback, run);
  const steps = run !== null && slowness === null ? <StepButtons model={model} run={run} /> : null;
  return (
    <footer class="foot" aria-label={l10n.t('Status')} data-testid="foot" data-status={session?.status ?? 'report'}>
      <div ref={ref} class="foot-line">
        <Timeline model={model} brief={isBrief && slowness !== null}>
          {width >= roomy ? steps : null}
        </Timeline>
        {run === null || slowness === null ? null : <ReplayNote run={run} slowness={slowness} brief={isBrief} />}
        {slowness === null ? <StatusLine model={model} brief={isBrief} /> : null}
        {steps === null ? null : <TimelineMenu view={model.view}>{width >= roomy ? null : steps}</TimelineMenu>}
        {isBrief && slowness !== null ? null : <Warnings warnings={run?.warnings ?? []} brief={isBrief} />}
      </div>
    </footer>
  );
}
