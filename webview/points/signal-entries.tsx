import { Sign } from '../elements/fields.js';
import { LegendEntry } from '../elements/legend.js';

/** The signals in a legend, with the sign of each. */
export function SignalEntries({ names }: { readonly names: readonly string[] }) {
  return (
    <>
      {names.map((name, k) => (
        <LegendEntry key={name}>
          <Sign kind={`signal-${(k % 4) + 1}`} /> {name}
        </LegendEntry>
      ))}
    </>
  );
}
