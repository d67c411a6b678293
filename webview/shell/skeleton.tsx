import { useSize } from '../charts/use-size.js';
import { arrange, shownIn, type Arrangement } from '../state/arrangement.js';
import { besideOf, type Model } from '../state/model.js';
import type { View } from '../tile/view.js';
import { initialArrangement, viewNamed, views } from '../views/index.js';
import { layoutOf } from './layout.js';

export interface SkeletonProps {
  readonly model: Model;
  /** What happens now. */
  readonly text: string;
  /** How much of it is done, from 0 to 1; null if that is not known. */
  readonly share: number | null;
}

/** Frames and axes of the pictures that will come, where they will stand. */
export function Skeleton({ model, text, share }: SkeletonProps) {
  const [ref, size] = useSize();
  const arrangement = expectedArrangement(model);
  const pictures = shownIn(arrangement, 'pictures');
  const tabs = shownIn(arrangement, 'tabs');
  const layout = layoutOf(size, { pictures: pictures.length, compared: 0, tabs: tabs.length > 0 });
  return (
    <>
      <div class="waiting" role="status">
        <p>{text}</p>
        <progress aria-label={text} {...(share === null ? {} : { value: share })} />
      </div>
      <div
        ref={ref}
        class={`skeleton${layout.scrolls ? ' scrolls' : ''}`}
        aria-hidden="true"
        style={{
          '--columns': layout.columns,
          '--row-height': `${layout.rowHeight}px`,
          '--tabs-height': layout.tabs.kind === 'below' ? `${layout.tabs.height}px` : `${layout.rowHeight}px`,
          '--tabs-span': layout.tabs.kind === 'below' ? layout.columns : layout.tabs.span,
        }}
      >
        {pictures.map((name) => (
          <div key={name} class="tile">
            <div class="tile-header">
              <h2>{viewNamed(name).title}</h2>
            </div>
            <div class="skeleton-axes" />
          </div>
        ))}
        {tabs.length === 0 ? null : (
          <div class="tab-pane">
            <div class="tabs" />
            <div class="skeleton-axes" />
          </div>
        )}
      </div>
    </>
  );
}

/** The views as the user put them; which of them say nothing of a run is not known before it has begun. */
function expectedArrangement({ run, reference, view }: Model): Arrangement {
  const at = (wanted: View['place']) => views.filter(({ place }) => place === wanted).map(({ name }) => name);
  const initial =
    run === null
      ? { pictures: at('picture'), tabs: at('tab'), hidden: [] }
      : initialArrangement(run.started, besideOf(run, reference));
  return arrange(view.arrangement, initial);
}
