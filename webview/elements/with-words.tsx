import type { ComponentChildren } from 'preact';

/**
 * A picture with what is said of it in words: beside it if there is room, else below it, where the words scroll; in a
 * small place the picture stands alone.
 */
export function WithWords(props: {
  readonly picture: ComponentChildren;
  /** Name of the words. */
  readonly label: string;
  readonly words: ComponentChildren;
}) {
  const { picture, label, words } = props;
  return (
    <div class="with-words">
      <div class="with-words-inner">
        <div class="with-words-picture">{picture}</div>
        <div class="words" tabIndex={0} role="group" aria-label={label}>
          {words}
        </div>
      </div>
    </div>
  );
}
