import type { RunStarted } from '../../src/protocol/events.js';
import type { Reference } from '../state/model.js';
import { BumpHuntTile } from './bump-hunt-tile.js';
import { CompareTile } from './compare-tile.js';
import { HomologyTile } from './homology-tile.js';
import { RocTile } from './roc-tile.js';
import { SeedsTile } from './seeds-tile.js';
import type { TileInput } from './tile-input.js';

const tiles = [
  { name: 'roc', Picture: RocTile, hasSubject: ({ run }: RunStarted) => run.signals.length > 0 },
  { name: 'homology', Picture: HomologyTile, hasSubject: () => true },
  { name: 'bump-hunt', Picture: BumpHuntTile, hasSubject: ({ run }: RunStarted) => run.bumpHunt !== null },
  { name: 'seeds', Picture: SeedsTile, hasSubject: () => true },
] as const;

/** What the analysis of the run found; those that this dataset gives nothing to say come last. */
export function Findings({ compared, ...input }: TileInput & { readonly compared: Reference | null }) {
  const { started } = input.run;
  const ordered = [true, false].flatMap((wanted) => tiles.filter(({ hasSubject }) => hasSubject(started) === wanted));
  return (
    <section class="findings" aria-label="Analysis">
      {compared === null ? null : <CompareTile run={input.run} reference={compared} enlarged={input.view.enlarged === 'compare'} />}
      {ordered.map(({ name, Picture }) => (
        <Picture key={name} {...input} />
      ))}
    </section>
  );
}
