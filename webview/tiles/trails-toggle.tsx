import { describeTrails, type Trails } from '../plots/trails.js';
import { Sign, Toggle } from './fields.js';

/** Shows or hides the latest way of the points. */
export function TrailsToggle(props: {
  readonly trails: Trails;
  /** Number of points of the display sample. */
  readonly count: number;
  /** What leaves the trails, such as `codes`. */
  readonly what: string;
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
}) {
  const { trails, count, what, pressed, onChange } = props;
  return (
    <Toggle pressed={pressed} onChange={onChange} title={describeTrails(trails, count, what)}>
      <Sign kind="line" /> trails
    </Toggle>
  );
}
