import * as l10n from '@vscode/l10n';
import type { ShownTornEdges } from './torn-edges.js';
import { Sign, Toggle } from '../elements/fields.js';

/** Whether torn edges are drawn; nothing where there are none. */
export function TornEdgesToggle(props: {
  readonly torn: ShownTornEdges | null;
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
}) {
  const { torn, pressed, onChange } = props;
  if (torn === null) return null;
  return (
    <Toggle pressed={pressed} onChange={onChange} title={torn.title}>
      <Sign kind="line" /> {l10n.t('torn')}
    </Toggle>
  );
}
