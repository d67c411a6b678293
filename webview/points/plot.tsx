import type { ComponentChildren } from 'preact';
import { useSize, type Size } from '../charts/use-size.js';

/** The place of a picture, which is drawn once its size is known. */
export function Plot({ children }: { readonly children: (size: Size) => ComponentChildren }) {
  const [ref, size] = useSize();
  return (
    <div class="plot" ref={ref}>
      {size.width > 0 && size.height > 0 ? children(size) : null}
    </div>
  );
}
