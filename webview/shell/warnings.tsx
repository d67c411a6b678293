import * as l10n from '@vscode/l10n';

/** What the user should know that stops nothing. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const all = [...new Set(warnings)];
  if (all.length === 0) return null;
  return (
    <section aria-label={l10n.t('Notes on this run')}>
      <details class="warnings" data-testid="warnings">
        <summary>{all.length === 1 ? all[0] : l10n.t('{0} notes on this run', all.length)}</summary>
        {all.length === 1 ? null : (
          <ul>
            {all.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </details>
    </section>
  );
}
