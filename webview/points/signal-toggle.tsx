import { Sign, Toggle } from '../elements/fields.js';

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
          <Sign kind={`signal-${(k % 4) + 1}`} /> {name}{' '}
        </span>
      ))}
    </Toggle>
  );
}
