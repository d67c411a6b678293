import * as l10n from '@vscode/l10n';
import { Absent } from '../../elements/absent.js';
import { usePointed } from '../../points/pointed.js';
import { wholeReconstruction } from '../../points/reconstruction.js';
import { useSelected } from '../../points/selected.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { chosenPoint } from './chosen-point.js';
import { Images } from './images.js';
import { Profile } from './profile.js';
import { RowTable } from './row-table.js';

/** One point: as a picture, a profile, or a table of its coordinates. */
export function PointPicture(input: ViewInput) {
  const { pointed } = usePointed();
  const { selected } = useSelected();
  const point = chosenPoint(input.frame, pointed, selected);
  const reconstructions = wholeReconstruction(input.run, input.frame);
  if (reconstructions === null) {
    return (
      <Absent>
        {l10n.t(
          'Points of many coordinates have their whole reconstructions at the end of the run, at the last picture.',
        )}
      </Absent>
    );
  }
  const view = input.run.started.run.view ?? null;
  switch (view?.kind) {
    case 'image':
      return <Images input={input} view={view} point={point} reconstructions={reconstructions} />;
    case 'profile':
      return <Profile input={input} view={view} point={point} reconstructions={reconstructions} />;
    case undefined:
      return <RowTable input={input} point={point} reconstructions={reconstructions} />;
  }
}
