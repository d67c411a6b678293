import type { ComponentChildren, HTMLAttributes, VNode } from 'preact';
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
  /** Key of an item that stands in the line in any case; the others take what room it leaves. */
  readonly pinned?: string;
  /** Attributes of the line. */
  readonly line?: Pick<HTMLAttributes<HTMLDivElement>, 'role' | 'aria-label' | 'onKeyDown'>;
  readonly more: (hidden: readonly LineItem[]) => ComponentChildren;
}) {
  const { items, pinned, line, more } = props;
  const ref = useRef<HTMLDivElement>(null);
  /** Widths of items as they were when they last stood in the line, by key. */
  const widths = useRef(new Map<string, number>());
  const [fitting, setFitting] = useState(items.length);

  const keys = items.map(({ key }) => key);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const inLine = [...element.querySelectorAll<HTMLElement>(':scope > [data-item]')];
    const measure = (): void => {
      for (const item of inLine) widths.current.set(item.dataset.item ?? '', item.offsetWidth);
      setFitting(fittingIn(element.clientWidth, keys, (key) => widths.current.get(key) ?? 0, pinned ?? null));
    };
    measure();
    // What stands in the line may change its width too, as a button does with its words.
    const observer = new ResizeObserver(measure);
    for (const observed of [element, ...inLine]) observer.observe(observed);
    return () => observer.disconnect();
  }, [keys.join('\n'), pinned, fitting]);

  const isShown = ({ key }: LineItem, k: number): boolean => k < fitting || key === pinned;
  return (
    <>
      <div {...line} class={`one-line ${props.class}`} ref={ref} style={{ gap: `${gap}px` }}>
        {items.filter(isShown).map(({ key, content }) => (
          <div key={key} class="line-item" data-item={key}>
            {content}
          </div>
        ))}
      </div>
      {more(items.filter((item, k) => !isShown(item, k)))}
    </>
  );
}

/** How many of the first items find room beside the pinned one. */
function fittingIn(
  room: number,
  keys: readonly string[],
  widthOf: (key: string) => number,
  pinned: string | null,
): number {
  let left = room + gap - (pinned === null ? 0 : widthOf(pinned) + gap);
  const overflowing = keys.findIndex((key) => {
    if (key !== pinned) left -= widthOf(key) + gap;
    return left < 0;
  });
  return overflowing < 0 ? keys.length : overflowing;
}
