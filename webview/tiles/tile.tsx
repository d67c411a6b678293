import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { usePanel } from '../plots/panel-context.js';
import type { TileExports } from '../export/tile-exports.js';
import { useInSight } from '../plots/use-in-sight.js';
import { ExportMenu } from './export-menu.js';

export interface TileProps {
  /** Part of `data-testid`, and the tile's place in the grid. */
  readonly name: string;
  readonly title: string;
  /** Whether the tile fills the panel. */
  readonly enlarged: boolean;
  readonly controls?: ComponentChildren;
  readonly legend?: ComponentChildren;
  /** What can be saved; null where the tile has nothing to show. */
  readonly exports: TileExports | null;
  readonly children: ComponentChildren;
}

/** One titled picture of the panel with its controls and legend; it is drawn while it is in sight. */
export function Tile({ name, title, enlarged, controls, legend, exports, children }: TileProps) {
  const { dispatch } = usePanel();
  const id = useId();
  const [ref, inSight] = useInSight();
  const drawn = useRef(children);
  if (inSight) drawn.current = children;
  return (
    <section ref={ref} class={`tile tile-${name}${enlarged ? ' enlarged' : ''}`} data-testid={`tile-${name}`} aria-labelledby={id}>
      <header class="tile-header">
        <h2 id={id}>{title}</h2>
        <div class="tile-controls">{controls}</div>
        {exports === null ? null : <ExportMenu title={title} tile={ref} exports={exports} />}
        <button
          type="button"
          class="icon"
          aria-pressed={enlarged}
          aria-label={enlarged ? `Show all pictures again` : `Enlarge: ${title}`}
          title={enlarged ? 'Show all pictures' : 'Enlarge'}
          onClick={() => dispatch({ kind: 'view', change: { enlarged: enlarged ? null : name } })}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={enlarged ? 'M6 2v4H2M10 14v-4h4' : 'M9.5 2.5h4v4M6.5 13.5h-4v-4'} />
          </svg>
        </button>
      </header>
      {legend === undefined ? null : <div class="legend">{legend}</div>}
      {drawn.current}
    </section>
  );
}
