import type { RunStarted } from '../../src/protocol/events.js';
import { BumpHuntTile } from './bump-hunt/tile.js';
import { CompareTile } from './compare/tile.js';
import { HomologyTile } from './homology/tile.js';
import { NetworkTile } from './network/tile.js';
import { ObstructionTile } from './obstruction/tile.js';
import { RocTile } from './roc/tile.js';
import { SeedsTile } from './seeds/tile.js';

/** What the analysis of the run found, and whether a dataset gives it anything to say. */
export const findings = [
  { name: 'compare', Picture: CompareTile, hasSubject: () => true },
  { name: 'obstruction', Picture: ObstructionTile, hasSubject: () => true },
  { name: 'roc', Picture: RocTile, hasSubject: ({ run }: RunStarted) => run.signals.length > 0 },
  { name: 'homology', Picture: HomologyTile, hasSubject: () => true },
  { name: 'network', Picture: NetworkTile, hasSubject: () => true },
  { name: 'bump-hunt', Picture: BumpHuntTile, hasSubject: ({ run }: RunStarted) => run.bumpHunt !== null },
  { name: 'seeds', Picture: SeedsTile, hasSubject: () => true },
] as const;
