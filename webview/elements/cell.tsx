import type { ComponentChildren } from 'preact';

/** Some parts of one tile: side by side if there is room, else one below the other. */
export function Cells({ children }: { readonly children: ComponentChildren }) {
  return <div class="cells">{children}</div>;
}

export interface CellProps {
  readonly title: string;
  /** What the picture comes to, in words and numbers. */
  readonly facts?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One of them. */
export function Cell({ title, facts, children }: CellProps) {
  return (
    <section class="cell" aria-label={title}>
      <h3>{title}</h3>
      {facts === undefined ? null : <p class="cell-facts">{facts}</p>}
      {children}
    </section>
  );
}

/** What stands in a tile that has no picture, and why. */
export function Absent({ children }: { readonly children: ComponentChildren }) {
  return <p class="absent">{children}</p>;
}
