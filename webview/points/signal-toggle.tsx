import { Sign, Toggle } from '../elements/fields.js';
import { numbered } from '../math/numbered.js';

/** Whether the signals are drawn, with the sign of each; nothing where there are none. */
export function SignalToggle(props: {
  readonly names: readonly string[];
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
}) {
  const { names, pressed, onChange } = props;
  if (names.length === 0) return null;
  return (
    <Toggle pressed={pressed} onChange={onChange}>
      {names.map((name, k) => (
        <span key={name}>
          <Sign kind={numbered('signal', k)} /> {name}{' '}
        </span>
      ))}
    </Toggle>
  );
}
