import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Something that stands in a line as long as there is room. */
export interface LineItem {
  readonly key: string;
  readonly content: VNode;
}

/** Gap between two items, in pixels. */
const gap = 4;

/**
 * One line of items that never wraps: the last ones that find no room are handed to `more`, which draws them elsewhere.
 * Each item stands in one of the two places only.
 */
export function OneLine(props: {
  readonly class: string;
  readonly items: readonly LineItem[];
  readonly more: (hidden: readonly LineItem[]) => ComponentChildren;
}) {
  const { items, more } = props;
  const ref = useRef<HTMLDivElement>(null);
  /** Widths of items as they were when they last stood in the line, by key. */
  const widths = useRef(new Map<string, number>());
  const [fitting, setFitting] = useState(items.length);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      element
        .querySelectorAll<HTMLElement>(':scope > [data-item]')
        .forEach((item) => widths.current.set(item.dataset.item ?? '', item.offsetWidth));
      let taken = 0;
      const overflowing = items.findIndex(({ key }) => {
        taken += (widths.current.get(key) ?? 0) + gap;
        return taken - gap > element.clientWidth;
      });
      setFitting(overflowing < 0 ? items.length : overflowing);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  });

  return (
    <>
      <div class={`one-line ${props.class}`} ref={ref} style={{ gap: `${gap}px` }}>
        {items.slice(0, fitting).map(({ key, content }) => (
          <div key={key} class="line-item" data-item={key}>
            {content}
          </div>
        ))}
      </div>
      {more(items.slice(fitting))}
    </>
  );
}
