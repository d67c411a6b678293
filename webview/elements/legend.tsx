import type { ComponentChildren } from 'preact';

/** A legend inside a picture, in a corner of it; the pointer reaches through it. Its parent is positioned. */
export function Legend(props: {
  readonly corner: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
  readonly children: ComponentChildren;
}) {
  return <div class={`inset ${props.corner}`}>{props.children}</div>;
}

export interface LegendEntryProps {
  readonly title?: string;
  /** Whether it goes first where the picture is small. */
  readonly minor?: boolean;
  readonly children: ComponentChildren;
}

/** One sign of a legend with its name. */
export function LegendEntry({ children, title, minor = false }: LegendEntryProps) {
  return (
    <span class={minor ? 'inset-entry minor' : 'inset-entry'} title={title}>
      {children}
    </span>
  );
}
