import * as l10n from '@vscode/l10n';

/** Turns a picture of space so that the largest errors face the user. */
export function FacingButton({ onClick }: { readonly onClick: () => void }) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={l10n.t('Turn to the largest errors')}
      title={l10n.t('Turn to the largest errors')}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3" />
        <circle cx="8" cy="8" r="4" />
      </svg>
    </button>
  );
}
