import { usePanel } from '../plots/panel-context.js';
import type { ViewSettings } from '../state/view-settings.js';
import { Choice } from './fields.js';

/** How ρ becomes a colour, in all pictures at once. */
export function ErrorScaleChoice({ value }: { readonly value: ViewSettings['errorScale'] }) {
  const { dispatch } = usePanel();
  return (
    <Choice
      label="Colour scale of ρ, in all pictures"
      value={value}
      options={[
        { value: 'fixed' as const, text: 'scale: data radius' },
        { value: 'frame' as const, text: 'scale: maximum' },
        { value: 'log' as const, text: 'scale: log' },
      ]}
      onChange={(errorScale) => dispatch({ kind: 'view', change: { errorScale } })}
    />
  );
}
