import type { ComponentChildren } from 'preact';

/** A legend inside a picture, in a corner of it; the pointer reaches through it. Its parent is positioned. */
export function Legend(props: {
  readonly corner: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
  readonly children: ComponentChildren;
}) {
  return <div class={`inset ${props.corner}`}>{props.children}</div>;
}

/** One sign of a legend with its name. */
export function LegendEntry({ children, title }: { readonly title?: string; readonly children: ComponentChildren }) {
  return (
    <span class="inset-entry" title={title}>
      {children}
    </span>
  );
}
