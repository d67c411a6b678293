import type { Plane } from '../../charts/plane.js';
import { isNamed, positionOf } from './value-axis.js';
import { letter } from './letter.js';
import type { Factor } from './model.js';

/** Gap between two names, in CSS pixels. */
const gap = 8;

/** The names of the values under the x axis, as many as find room; nothing where the axis has numbers. */
export function NamedTicks({ plane: { area, toX }, factor }: { readonly plane: Plane; readonly factor: Factor }) {
  if (!isNamed(factor)) return null;
  const { texts } = factor;
  const longest = Math.max(...texts.map((text) => text.length));
  const stride = Math.ceil((texts.length * (letter * longest + gap)) / area.width);
  return (
    <>
      {texts.map((text, place) =>
        place % stride === 0 ? (
          <text
            key={place}
            class="tick"
            text-anchor="middle"
            x={toX(positionOf(factor, place))}
            y={area.top + area.height + 14}
          >
            {text}
          </text>
        ) : null,
      )}
    </>
  );
}
