import type { RunStarted } from '../../src/protocol/events.js';
import { availableChoice, colorChoices } from '../plots/coloring.js';
import type { ColorBy } from '../state/view-settings.js';
import { Choice } from './fields.js';

/** What the colours of a picture stand for. */
export function ColorChoices(props: {
  readonly what: string;
  readonly started: RunStarted;
  readonly by: ColorBy;
  readonly onChange: (by: ColorBy) => void;
}) {
  const { what, started, by, onChange } = props;
  return (
    <Choice
      label={`Colour of the ${what}`}
      value={availableChoice(started, by)}
      options={colorChoices(started).map((choice) => ({ value: choice.by, text: `by ${choice.label}` }))}
      onChange={onChange}
    />
  );
}
