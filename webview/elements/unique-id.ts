import { useState } from 'preact/hooks';

let given = 0;

/**
 * An id that no other part of the page has, the same for as long as the part is there. Preact's own `useId` counts
 * again in parts that are put in later, and gives some of them ids that there are already.
 */
export function useUniqueId(): string {
  return useState(() => `part-${given++}`)[0];
}
