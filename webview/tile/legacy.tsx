import type { ComponentChildren } from 'preact';

/** Controls and legend above a picture. */
export function Legacy(props: {
  readonly controls?: ComponentChildren;
  readonly legend?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <>
      <div class="legend">
        {props.controls}
        {props.legend}
      </div>
      {props.children}
    </>
  );
}
