import type { RunFrame } from '../../src/protocol/events.js';
import type { ColorScale } from '../drawing/scene.js';
import type { LatentLine } from '../state/latent-line.js';
import type { LossHistory } from '../state/loss-history.js';
import type { Reference, RunView } from '../state/model.js';
import type { ShownReference } from '../state/reference.js';
import type { ViewSettings } from '../state/view-settings.js';

/** What a tile draws from. */
export interface TileInput {
  readonly run: RunView;
  readonly frame: RunFrame;
  readonly view: ViewSettings;
  /** Of ρ, the same in all tiles. */
  readonly errorScale: ColorScale;
  /** Image under the decoder of the place in the latent space that is pointed at, 1 × D; null if no place is. */
  readonly decoded: Float32Array | null;
  /** The line that was drawn in the latent space; null if none. */
  readonly line: LatentLine | null;
  /** What stands beside the run; null if it is compared with none. */
  readonly reference: ShownReference | null;
}

export interface ViewInput extends TileInput {
  /** Loss of the run before, in this panel. */
  readonly previous: LossHistory | null;
  /** What the run is compared with; null if with nothing. */
  readonly compared: Reference | null;
}
