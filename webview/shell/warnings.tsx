import * as l10n from '@vscode/l10n';
import { Popup } from '../elements/popup.js';

export interface WarningsProps {
  readonly warnings: readonly string[];
  /** Whether there is room for a sign and a number only. */
  readonly brief: boolean;
}

/** What the user should know that stops nothing, behind a small button. */
export function Warnings({ warnings, brief }: WarningsProps) {
  const all = [...new Set(warnings)];
  if (all.length === 0) return null;
  const count = all.length === 1 ? l10n.t('1 note') : l10n.t('{0} notes', all.length);
  return (
    <Popup
      name={l10n.t('{0} on this run', count)}
      class="button flat notes"
      testId="button-notes"
      role="dialog"
      face={brief ? `⚠ ${all.length}` : count}
    >
      <ul class="notes-list" data-testid="warnings">
        {all.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Popup>
  );
}
