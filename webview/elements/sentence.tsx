import { Fragment, type ComponentChildren } from 'preact';

/**
 * A sentence with elements in it.
 * @param text a message as `l10n.t` gives it without arguments, such as `Name one under {0} in the dataset file.`
 * @param elements what stands in the place of `{0}`, `{1}`, …
 */
export function sentence(text: string, ...elements: readonly ComponentChildren[]): ComponentChildren {
  return text
    .split(/\{(\d+)\}/)
    .map((part, k) => <Fragment key={k}>{k % 2 === 0 ? part : elements[Number(part)]}</Fragment>);
}
