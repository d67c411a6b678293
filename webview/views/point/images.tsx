import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { RowView } from '../../../src/protocol/row-view.js';
import { divergingColors } from '../../drawing/color-maps.js';
import type { ColorScale } from '../../drawing/scene.js';
import { errorUnit, formatCount, formatNumber, withUnit } from '../../format.js';
import { ColorBar } from '../../points/color-bar.js';
import { useSelected } from '../../points/selected.js';
import { greyScale } from '../../points/thumbnails.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { rowAt, worstPoints } from './chosen-point.js';
import { ImageCanvas } from '../../points/image-canvas.js';

const most = { worst: 12, film: 10 };

/** A point as a picture beside its reconstruction and the residual; the worst points; the line in the latent space. */
export function Images(props: {
  readonly input: ViewInput;
  readonly view: Extract<RowView, { kind: 'image' }>;
  readonly point: number;
  /** Of the display sample, count × D. */
  readonly reconstructions: Float32Array;
}) {
  const { input, view, point, reconstructions } = props;
  const { run, frame } = input;
  const { display, run: description } = run.started;
  const { coordinates, ambientDimension: dimension } = description.manifold;
  const { selected } = useSelected();
  const unit = errorUnit(coordinates);
  const scale = useMemo(() => greyScale(display), [display]);
  const x = rowAt(display.points, point, dimension);
  const reconstruction = rowAt(reconstructions, point, dimension);
  const residual = useMemo(() => reconstruction.map((value, k) => value - x[k]), [frame, point, display]);
  const greatest = residual.reduce((a, b) => Math.max(a, Math.abs(b)), 0) || 1;
  const residualScale: ColorScale = { map: divergingColors, from: -greatest, to: greatest, log: false };
  const worst = useMemo(() => worstPoints(frame, selected, most.worst), [frame, selected]);
  const line = run.frames.at(-1) === frame && input.line?.image.kind === 'drawn' ? input.line.image.points : null;
  const bar = (name: string, of: ColorScale) => (
    <ColorBar name={name} label={name} unit={unit} scale={of} radians={false} />
  );
  const card = (title: string, values: Float32Array, of: ColorScale, of3 = view.channels) => (
    <figure class="row-card">
      <figcaption>{title}</figcaption>
      <ImageCanvas pixels={{ ...view, channels: of3 }} values={values} scale={of} label={title} />
    </figure>
  );
  return (
    <div class="row-images">
      <div class="row-cards" data-testid="point-images">
        {card(l10n.t('point {0}', formatCount(point)), x, scale)}
        {card(l10n.t('reconstruction'), reconstruction, scale)}
        {view.channels === 1
          ? card(l10n.t('residual'), residual, residualScale)
          : card(l10n.t('residual, largest of the channels'), largestOf(residual), residualScale, 1)}
        <div class="row-bars">
          <span>{l10n.t('ρ = {0}', withUnit(frame.error[point], unit))}</span>
          {bar(l10n.t('value'), scale)}
          {bar(l10n.t('residual'), residualScale)}
        </div>
      </div>
      <div class={line === null ? 'row-strips' : 'row-strips two'}>
        {line === null ? null : (
          <div class="row-strip" data-testid="film-strip">
            <p>{l10n.t('What the decoder draws along the line in the latent space')}</p>
            <div>
              {filmRows(line.length / dimension).map((row) => (
                <ImageCanvas
                  key={row}
                  pixels={view}
                  values={rowAt(line, row, dimension)}
                  scale={scale}
                  label={l10n.t('picture {0} of the line', row)}
                />
              ))}
            </div>
          </div>
        )}
        <div class="row-strip" data-testid="worst-images">
          <p>
            {selected === null
              ? l10n.t('The worst, each over its reconstruction')
              : l10n.t('The worst of the selected ones, each over its reconstruction')}
          </p>
          <div>
            {Array.from(worst, (i) => (
              <figure key={i} title={l10n.t('point {0}, ρ = {1}', formatCount(i), formatNumber(frame.error[i]))}>
                <ImageCanvas
                  pixels={view}
                  values={rowAt(display.points, i, dimension)}
                  scale={scale}
                  label={l10n.t('point {0}', i)}
                />
                <ImageCanvas
                  pixels={view}
                  values={rowAt(reconstructions, i, dimension)}
                  scale={scale}
                  label={l10n.t('its reconstruction')}
                />
              </figure>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Evenly spread over the codes of the line, both ends included. */
const filmRows = (count: number): readonly number[] =>
  Array.from({ length: most.film }, (_, k) => Math.round((k * (count - 1)) / (most.film - 1)));

/** Of three channels the one that is off by most, with its sign. */
function largestOf(residual: Float32Array): Float32Array {
  return Float32Array.from({ length: residual.length / 3 }, (_, pixel) =>
    [1, 2].reduce(
      (largest, k) => (Math.abs(residual[3 * pixel + k]) > Math.abs(largest) ? residual[3 * pixel + k] : largest),
      residual[3 * pixel],
    ),
  );
}
