import { LegendEntry } from '../elements/legend.js';
import { Sign } from '../elements/marks.js';
import { numbered } from '../math/numbered.js';

/** The signals in a legend, with the sign of each. */
export function SignalEntries(props: {
  readonly names: readonly string[];
  /** Whether the points of the k-th signal have colours that mean something else. */
  readonly isColored?: (k: number) => boolean;
}) {
  const { names, isColored = () => false } = props;
  return (
    <>
      {names.map((name, k) => (
        <LegendEntry key={name}>
          <Sign kind={numbered('signal', k)} color={isColored(k) ? 'var(--foreground)' : undefined} /> {name}
        </LegendEntry>
      ))}
    </>
  );
}
