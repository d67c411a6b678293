import { createContext, type RefObject, type VNode } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';

const context = createContext<RefObject<HTMLElement> | null>(null);

/** What holds the element of the tile, by which it is known whether the tile is in sight. */
export function useTileElement(): RefObject<HTMLElement> {
  const ref = useContext(context);
  if (ref === null) throw new Error('useTileElement: expected to be called inside WhileInSight');
  return ref;
}

/** A tile, which stays as it was while none of it is in the window: what nobody sees costs nothing at each picture. */
export function WhileInSight({ enlarged, children }: { readonly enlarged: boolean; readonly children: VNode }) {
  const ref = useRef<HTMLElement>(null);
  const [inSight, setInSight] = useState(true);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => setInSight(entries.at(-1)?.isIntersecting ?? true));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const shown = useRef(children);
  // What is enlarged comes into sight by that.
  if (inSight || enlarged) shown.current = children;
  return <context.Provider value={ref}>{shown.current}</context.Provider>;
}
