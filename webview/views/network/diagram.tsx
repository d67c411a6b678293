import * as l10n from '@vscode/l10n';
import { layNetwork } from './geometry.js';
import type { NetworkLayer } from './model.js';
import { MarkPlot } from '../../charts/mark-plot.js';

export interface NetworkDiagramProps {
  /** What is seen, in words. */
  readonly label: string;
  readonly layers: readonly NetworkLayer[];
  /** Width of the layer that fills the height. */
  readonly widest: number;
  /** Whether the data are standardised before the input, and back after the output: dashed lines beside them. */
  readonly standardized: boolean;
}

/** Room above the bars for the names of the parts and the widths, and below for the symbols, in CSS pixels. */
const [above, below] = [36, 20];

/** A network's layers as bars, and what maps one to the next as a trapezoid between them; each layer tells of itself. */
export function NetworkDiagram({ label, layers, widest, standardized }: NetworkDiagramProps) {
  return (
    <MarkPlot
      label={label}
      marks={() => layers}
      describe={({ text }) => text}
      draw={(marks, size, active, point) => {
        const { bars, thickness } = layNetwork(
          marks.map(({ width }) => width),
          widest,
          size.width,
          size.height - above - below,
        );
        const middle = above + Math.max(0, size.height - above - below) / 2;
        const pitch = size.width / marks.length;
        // Where numbers would touch, they stand in two lines.
        const isCrowded = Math.max(...marks.map(({ width }) => String(width).length)) * 7 + 4 > pitch;
        const layers = marks.map(({ part, width, symbol }, k) => {
          const { x, height } = bars[k];
          const before = k === 0 ? null : bars[k - 1];
          return (
            <g
              key={k}
              class={`network-layer network-${part}${k === active ? ' active' : ''}`}
              onMouseEnter={() => point(k)}
            >
              <rect class="target" x={x - pitch / 2} width={pitch} y="0" height={size.height} />
              {before === null ? null : (
                <polygon
                  class="network-map"
                  points={[
                    [before.x + thickness / 2, middle - before.height / 2],
                    [x - thickness / 2, middle - height / 2],
                    [x - thickness / 2, middle + height / 2],
                    [before.x + thickness / 2, middle + before.height / 2],
                  ]
                    .map((corner) => corner.map((value) => value.toFixed(1)).join(','))
                    .join(' ')}
                />
              )}
              {standardized && (k === 0 || k === marks.length - 1) ? (
                <path
                  class="network-scale"
                  d={`M${(x + (k === 0 ? -1 : 1) * (thickness / 2 + 4)).toFixed(1)},${middle - height / 2 - 8}v${height + 16}`}
                />
              ) : null}
              <rect
                class="network-bar"
                x={x - thickness / 2}
                width={thickness}
                y={middle - height / 2}
                height={height}
              />
              <text
                class="network-width"
                text-anchor="middle"
                x={x}
                y={middle - height / 2 - (isCrowded && k % 2 === 1 ? 16 : 5)}
              >
                {width}
              </text>
              <text class="axis-name" text-anchor="middle" x={x} y={size.height - 5}>
                {symbol}
              </text>
            </g>
          );
        });
        return (
          <>
            <PartName text={l10n.t('encoder')} x={0.25 * size.width} />
            <PartName text={l10n.t('decoder')} x={0.75 * size.width} />
            {layers}
          </>
        );
      }}
    />
  );
}

const PartName = ({ text, x }: { readonly text: string; readonly x: number }) => (
  <text class="axis-name" text-anchor="middle" x={x} y="12">
    {text}
  </text>
);
