import type { RunFrame } from '../../src/protocol/events.js';
import type { ColorScale } from '../drawing/scene.js';
import type { RunView } from '../state/model.js';
import type { ViewSettings } from '../state/view-settings.js';

/** What a tile draws from. */
export interface TileInput {
  readonly run: RunView;
  readonly frame: RunFrame;
  readonly view: ViewSettings;
  /** Of ρ, the same in all tiles. */
  readonly errorScale: ColorScale;
}
