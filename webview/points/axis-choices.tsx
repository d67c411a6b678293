import * as l10n from '@vscode/l10n';
import type { Quantity } from '../../src/protocol/description.js';
import { chosenIndices } from './shown-axes.js';
import type { AxisChoice } from '../state/view-settings.js';
import { Choice } from '../elements/fields.js';

export interface AxisChoicesProps {
  /** Of which space. */
  readonly of: 'data' | 'latent';
  readonly quantities: readonly Quantity[];
  /** Whether principal axes are among the choices. */
  readonly principal: boolean;
  readonly choice: AxisChoice;
  readonly onChange: (choice: AxisChoice) => void;
}

/** Which three numbers are shown if there are more; nothing if all are. */
export function AxisChoices({ of, quantities, principal, choice, onChange }: AxisChoicesProps) {
  const dimension = quantities.length;
  if (dimension <= 3) return null;
  const coordinates = choice.kind === 'coordinates';
  const indices = chosenIndices(choice, dimension);
  return (
    <>
      {principal ? (
        <Choice
          label={of === 'data' ? l10n.t('Axes of the data') : l10n.t('Axes of the latent space')}
          value={choice.kind}
          options={[
            { value: 'principal' as const, text: l10n.t('principal axes') },
            { value: 'coordinates' as const, text: l10n.t('coordinates') },
          ]}
          onChange={(kind) => onChange(kind === 'principal' ? { kind } : { kind, indices: [...indices] })}
        />
      ) : null}
      {coordinates
        ? indices.map((index, k) => (
            <Choice
              key={k}
              label={
                of === 'data' ? l10n.t('Axis {0} of the data', k + 1) : l10n.t('Axis {0} of the latent space', k + 1)
              }
              value={index}
              options={quantities.map(({ name }, value) => ({ value, text: name }))}
              onChange={(value) => onChange({ kind: 'coordinates', indices: swapped(indices, k, value) })}
            />
          ))
        : null}
    </>
  );
}

/** The indices with `value` at place k; where it was before goes what was there. */
function swapped(indices: readonly number[], k: number, value: number): number[] {
  return indices.map((index, place) => (place === k ? value : index === value ? indices[k] : index));
}
