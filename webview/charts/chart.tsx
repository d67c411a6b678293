import type { ComponentChildren } from 'preact';
import type { Area } from './plane.js';
import { useSize, type Size } from './use-size.js';

export interface ChartProps {
  /** What is seen, in words. */
  readonly label: string;
  readonly draw: (size: Size) => ComponentChildren;
  readonly legend?: ComponentChildren;
}

/** A picture in SVG that fills its place. */
export function Chart({ label, draw, legend }: ChartProps) {
  const [ref, size] = useSize();
  return (
    <div class="plot" ref={ref} role="img" aria-label={label}>
      {size.width > 0 ? (
        <svg class="layer" aria-hidden="true">
          {draw(size)}
        </svg>
      ) : null}
      {legend}
    </div>
  );
}

/** Part of a picture that shows nothing outside the area, in the same coordinates. */
export function Clipped({ area, children }: { readonly area: Area; readonly children: ComponentChildren }) {
  const { left, top, width, height } = area;
  return (
    <svg x={left} y={top} width={width} height={height} viewBox={`${left} ${top} ${width} ${height}`}>
      {children}
    </svg>
  );
}
