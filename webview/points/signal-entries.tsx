import { LegendEntry } from '../elements/legend.js';
import { Sign } from '../elements/marks.js';
import { numbered } from '../math/numbered.js';

/** The signals in a legend, with the sign of each. */
export function SignalEntries({ names }: { readonly names: readonly string[] }) {
  return (
    <>
      {names.map((name, k) => (
        <LegendEntry key={name}>
          <Sign kind={numbered('signal', k)} /> {name}
        </LegendEntry>
      ))}
    </>
  );
}
