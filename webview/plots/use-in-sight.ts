import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Whether any of an element is in the window, or was before it was known; kept up to date while scrolling. */
export function useInSight(): readonly [RefObject<HTMLElement>, boolean] {
  const ref = useRef<HTMLElement>(null);
  const [inSight, setInSight] = useState(true);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => setInSight(entries.at(-1)?.isIntersecting ?? true));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, inSight];
}
