import * as l10n from '@vscode/l10n';
import type { ViewSettings } from '../state/view-settings.js';
import { Choice } from '../elements/fields.js';

type SpherePicture = ViewSettings['latentSphere'];

/** Whether what lies on a sphere is drawn in space, where it can be turned, or as a map of all of it. */
export function SphereChoice(props: {
  readonly of: 'data' | 'latent';
  readonly value: SpherePicture;
  readonly onChange: (picture: SpherePicture) => void;
}) {
  const { of, value, onChange } = props;
  return (
    <Choice
      label={of === 'data' ? l10n.t('Picture of the data') : l10n.t('Picture of the latent space')}
      value={value}
      options={[
        { value: 'sphere', text: l10n.t('sphere') },
        { value: 'map', text: l10n.t('map') },
      ]}
      onChange={onChange}
    />
  );
}
