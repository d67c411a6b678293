import type { ComponentChildren } from 'preact';
import { layPanes } from './panes-layout.js';
import { useSize } from './use-size.js';

/** One of several diagrams of a view. */
export interface Pane<Name extends string> {
  readonly name: Name;
  readonly title: string;
  /** Where it is chosen. */
  readonly short: string;
  /** What it comes to, in words and numbers, in one line if there is little room. */
  readonly facts?: ComponentChildren;
  /** Whether it is the first to go if there is little room: then it cannot be chosen either. */
  readonly extra?: boolean;
  /** Width that it needs in a row with others, in CSS pixels, where that is more than a diagram needs. */
  readonly width?: number;
  /** @param isFirst whether it is the first of those shown, which has the legend of all. */
  readonly content: (isFirst: boolean) => ComponentChildren;
}

export interface PanesProps<Name extends string> {
  /** What is chosen if there is room for one. */
  readonly label: string;
  readonly panes: readonly Pane<Name>[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

/** Diagrams side by side if there is room for all, else one, with buttons that change to the others. */
export function Panes<Name extends string>({ label, panes, chosen, onChoose }: PanesProps<Name>) {
  const [ref, size] = useSize();
  const { shown, columns } = layPanes(size, panes, chosen);
  const visible = size.width === 0 ? [] : panes.filter(({ name }) => shown.includes(name));
  const choices = panes.filter(({ extra }) => extra !== true);
  // The last one takes what is left of its row.
  const lastSpan = columns - ((visible.length - 1) % columns);
  const last = visible.at(-1);
  const wide = columns > 1 && columns === visible.length && last?.extra === true ? last : null;
  const wideWidth = wide?.width === undefined ? 'minmax(0, 1.55fr)' : `${wide.width}px`;
  const isChosen = ({ name, extra }: Pane<Name>): boolean =>
    extra !== true && !choices.every((one) => shown.includes(one.name)) && shown.includes(name);
  return (
    <div
      class={wide === null ? 'panes' : 'panes with-extra'}
      ref={ref}
      style={{ '--pane-columns': columns, '--extra-width': wideWidth }}
    >
      {visible.map((pane, k) => {
        const { name, title, facts, content } = pane;
        return (
          <section
            class={`pane pane-${name}`}
            key={name}
            aria-label={title}
            style={k === visible.length - 1 ? { gridColumn: `span ${lastSpan}` } : undefined}
          >
            <div class="pane-head">
              {isChosen(pane) ? (
                <div class="pane-choice" role="group" aria-label={label}>
                  {choices.map((one) => (
                    <button
                      key={one.name}
                      type="button"
                      aria-pressed={one.name === name}
                      title={one.title}
                      data-testid={`pane-${one.name}`}
                      onClick={() => onChoose(one.name)}
                    >
                      {one.short}
                    </button>
                  ))}
                </div>
              ) : (
                <h3 title={title}>{title}</h3>
              )}
              {facts === undefined ? null : <p class="pane-facts">{facts}</p>}
            </div>
            <div class="pane-body">{content(k === 0)}</div>
          </section>
        );
      })}
    </div>
  );
}
