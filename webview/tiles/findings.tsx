import type { RunStarted } from '../../src/protocol/events.js';
import { BumpHuntTile } from './bump-hunt-tile.js';
import { HomologyTile } from './homology-tile.js';
import { NetworkTile } from './network-tile.js';
import { ObstructionTile } from './obstruction-tile.js';
import { RocTile } from './roc-tile.js';
import { SeedsTile } from './seeds-tile.js';
import type { TileInput } from './tile-input.js';

const tiles = [
  { name: 'obstruction', Picture: ObstructionTile, hasSubject: () => true },
  { name: 'roc', Picture: RocTile, hasSubject: ({ run }: RunStarted) => run.signals.length > 0 },
  { name: 'homology', Picture: HomologyTile, hasSubject: () => true },
  { name: 'network', Picture: NetworkTile, hasSubject: () => true },
  { name: 'bump-hunt', Picture: BumpHuntTile, hasSubject: ({ run }: RunStarted) => run.bumpHunt !== null },
  { name: 'seeds', Picture: SeedsTile, hasSubject: () => true },
] as const;

/** What the analysis of the run found; those that this dataset gives nothing to say come last. */
export function Findings(input: TileInput) {
  const { started } = input.run;
  const ordered = [true, false].flatMap((wanted) => tiles.filter(({ hasSubject }) => hasSubject(started) === wanted));
  return (
    <section class="findings" aria-label="Analysis">
      {ordered.map(({ name, Picture }) => (
        <Picture key={name} {...input} />
      ))}
    </section>
  );
}
