import * as l10n from '@vscode/l10n';
import { describeTrails, type Trails } from './trails.js';
import { Sign, Toggle } from '../elements/fields.js';

/** Shows or hides the latest way of the points. */
export function TrailsToggle(props: {
  readonly trails: Trails;
  /** Number of points of the display sample. */
  readonly count: number;
  /** What leaves the trails. */
  readonly what: 'codes' | 'reconstructions';
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
}) {
  const { trails, count, what, pressed, onChange } = props;
  return (
    <Toggle pressed={pressed} onChange={onChange} title={describeTrails(trails, count, what)}>
      <Sign kind="line" /> {l10n.t('trails')}
    </Toggle>
  );
}
