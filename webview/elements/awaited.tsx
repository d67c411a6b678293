import type { ComponentChildren } from 'preact';

/** What stands in a view whose picture is still to come: when it comes, and how far it is until then. */
export function Awaited(props: {
  /** What has come so far, from 0 to 1. */
  readonly share: number;
  /** Name of the progress bar. */
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  const { share, label, children } = props;
  return (
    <div class="absent">
      <p>{children}</p>
      <progress value={share} max={1} aria-label={label} />
    </div>
  );
}
