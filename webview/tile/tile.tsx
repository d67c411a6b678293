import type { ComponentChildren } from 'preact';
import type { TileExports } from '../export/tile-exports.js';
import { referencePrefix, useReferenceNote } from '../points/reference-context.js';
import type { ViewName } from '../state/arrangement.js';
import { useUniqueId } from '../elements/unique-id.js';
import { useTileFrame } from './frame-context.js';
import { ExportMenu } from './export-menu.js';
import { TileButtons } from './tile-buttons.js';
import { useTileElement } from './while-in-sight.js';

export interface TileProps {
  /** Part of `data-testid`, and what its explanation and its place are found by. */
  readonly name: ViewName;
  readonly title: string;
  /** Whether the tile fills the panel. */
  readonly enlarged: boolean;
  readonly controls?: ComponentChildren;
  readonly legend?: ComponentChildren;
  /** What can be saved; null where the tile has nothing to show. */
  readonly exports: TileExports | null;
  readonly children: ComponentChildren;
}

/** One titled picture of the panel with its controls and legend. */
export function Tile({ name, title, enlarged, controls, legend, exports, children }: TileProps) {
  const frame = useTileFrame();
  const reference = useReferenceNote();
  const shownName = reference === null ? name : (`${referencePrefix}${name}` as const);
  const id = useUniqueId();
  const ref = useTileElement();
  return (
    <section
      ref={ref}
      class={`tile tile-${shownName}${enlarged ? ' enlarged' : ''}`}
      style={frame.styleOf(name)}
      data-view={reference === null ? name : undefined}
      data-testid={`tile-${shownName}`}
      aria-labelledby={id}
    >
      <header class="tile-header">
        <h2 id={id}>
          {title}
          {reference === null ? null : <span class="reference-note"> · {reference}</span>}
        </h2>
        <div class="tile-controls">{controls}</div>
        <TileButtons
          name={name}
          shownName={shownName}
          title={reference === null ? title : `${title}, ${reference}`}
          enlarged={enlarged}
        >
          {exports === null ? null : <ExportMenu shownName={shownName} title={title} tile={ref} exports={exports} />}
        </TileButtons>
      </header>
      {legend === undefined ? null : <div class="legend">{legend}</div>}
      {children}
    </section>
  );
}
