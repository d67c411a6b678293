/** What the user should know that stops nothing. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const all = [...new Set(warnings)];
  if (all.length === 0) return null;
  return (
    <section aria-label="Notes on this run">
      <details class="warnings" data-testid="warnings">
        <summary>{all.length === 1 ? all[0] : `${all.length} notes on this run`}</summary>
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
