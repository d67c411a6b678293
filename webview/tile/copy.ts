import * as l10n from '@vscode/l10n';

/**
 * Puts a picture on the clipboard; returns what to say then.
 * @throws Error that says what to do instead, where the browser refuses.
 */
export async function copyPicture(png: Promise<Blob>): Promise<string> {
  try {
    // The promise itself is handed over: once it is awaited, the click may no longer count.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
  } catch (error) {
    await png;
    const said =
      error instanceof Error
        ? l10n.t('The picture cannot be copied here ({0}). Save it as PNG instead.', error.message)
        : l10n.t('The picture cannot be copied here. Save it as PNG instead.');
    throw new Error(said, { cause: error });
  }
  return l10n.t('The picture is on the clipboard.');
}
