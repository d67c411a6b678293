import type { ViewSettings } from '../state/view-settings.js';
import { Choice } from './fields.js';

type SpherePicture = ViewSettings['latentSphere'];

/** Whether what lies on a sphere is drawn in space, where it can be turned, or as a map of all of it. */
export function SphereChoice(props: { readonly of: string; readonly value: SpherePicture; readonly onChange: (picture: SpherePicture) => void }) {
  const { of, value, onChange } = props;
  return (
    <Choice
      label={`Picture of the ${of}`}
      value={value}
      options={[
        { value: 'sphere', text: 'sphere' },
        { value: 'map', text: 'map' },
      ]}
      onChange={onChange}
    />
  );
}
