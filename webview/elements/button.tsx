/** Shapes of the icons, on a grid of 16. */
const icons = {
  pause: 'M5 3h2v10H5zM9 3h2v10H9z',
  resume: 'M5 3l8 5-8 5z',
  step: 'M4 3l6 5-6 5zM11 3h2v10h-2z',
  stop: 'M4 4h8v8H4z',
  restart: 'M8 3a5 5 0 1 0 4.9 4h-1.6A3.5 3.5 0 1 1 8 4.5V7l4-3.2L8 .8z',
  report: 'M3.5 1.5h6l3 3v10h-9zM5.5 7h5v1.2h-5zM5.5 9.5h5v1.2h-5zM5.5 12h3v1.2h-3z',
  first: 'M3 3h2v10H3zM13 3l-6 5 6 5z',
  previous: 'M10 3l-6 5 6 5zM11 3h2v10h-2z',
  next: 'M6 3l6 5-6 5zM3 3h2v10H3z',
  pin: 'M6 1.5h4v1.2l-.7.6.4 3.7 2.3 2V10H8.6v4.5H7.4V10H4V9l2.3-2 .4-3.7-.7-.6z',
  close: 'M4.2 3l3.8 3.8L11.8 3 13 4.2 9.2 8l3.8 3.8-1.2 1.2L8 9.2 4.2 13 3 11.8 6.8 8 3 4.2z',
  live: 'M3 3l6 5-6 5zM10 3h3v10h-3z',
} as const;

/** A button with an icon; its name shows as a tooltip, and beside the icon if there is `text`. */
export function IconButton(props: {
  readonly icon: keyof typeof icons;
  readonly testId: string;
  readonly name: string;
  readonly text?: string;
  readonly disabled?: boolean;
  readonly primary?: boolean;
  readonly onClick: () => void;
}) {
  const { icon, testId, name, text, disabled = false, primary = false, onClick } = props;
  return (
    <button
      type="button"
      class={primary ? 'button primary' : 'button'}
      data-testid={testId}
      // What is to be seen comes first, for those who speak it.
      aria-label={text === undefined ? name : `${text}: ${name}`}
      title={name}
      disabled={disabled}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={icons[icon]} />
      </svg>
      {text}
    </button>
  );
}
