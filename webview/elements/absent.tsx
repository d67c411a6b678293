import type { ComponentChildren } from 'preact';

/** What stands in a tile that has no picture, and why. */
export function Absent({ children }: { readonly children: ComponentChildren }) {
  return <p class="absent">{children}</p>;
}
