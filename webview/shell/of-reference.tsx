import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatCount } from '../format.js';
import { PanelProvider, usePanel } from '../state/panel-context.js';
import { describePoint, PointedProvider, usePointed } from '../points/pointed.js';
import { referencePrefix, ReferenceProvider } from '../points/reference-context.js';
import type { ViewName } from '../state/arrangement.js';
import type { ShownReference } from '../state/reference.js';
import { TileFrameProvider, useTileFrame } from '../tile/frame-context.js';
import { placingOf } from './rows.js';
import type { ViewInput } from '../tile/tile-input.js';
import type { View } from '../views/index.js';
import { WhileInSight } from '../tile/while-in-sight.js';

/** What a tile draws the reference from, so that it looks as it does for the run on show: same colours, same camera. */
function inputOfReference(input: ViewInput, { run, frame }: ShownReference): ViewInput {
  const { view } = input;
  const enlarged =
    view.enlarged?.startsWith(referencePrefix) === true ? view.enlarged.slice(referencePrefix.length) : null;
  return { ...input, run, frame, view: { ...view, enlarged }, decoded: null, line: null, reference: null };
}

/** Around tiles of the reference. */
function OfReference({
  reference,
  children,
}: {
  readonly reference: ShownReference;
  readonly children: ComponentChildren;
}) {
  const { run, frame } = reference;
  const panel = usePanel();
  const { pointed } = usePointed();
  // There is no network of the reference that could be asked.
  const silent = useMemo(() => ({ ...panel, decode: null, decodeLine: null }), [panel]);
  const described = useMemo(() => {
    const index = pointed !== null && pointed < run.started.display.count ? pointed : null;
    return { pointed: index, values: index === null ? [] : describePoint(run.started, frame, index) };
  }, [pointed, run.started, frame]);
  return (
    <PanelProvider value={silent}>
      <PointedProvider value={described}>
        <ReferenceProvider value={l10n.t('reference, step {0}', formatCount(frame.step))}>{children}</ReferenceProvider>
      </PointedProvider>
    </PanelProvider>
  );
}

export interface ReferenceTilesProps {
  readonly views: readonly View[];
  readonly input: ViewInput;
  readonly reference: ShownReference;
}

/** The names under which tiles of the reference are enlarged. */
export const referenceName = (name: ViewName): string => `${referencePrefix}${name}`;

/** The tiles of the reference, below those of the run on show. */
export function ReferenceTiles({ views, input, reference }: ReferenceTilesProps) {
  const frame = useTileFrame();
  const [placed, style] = useMemo(() => {
    const names = views.map(({ name }) => name);
    const { style, styleOf } = placingOf(names, names);
    return [{ ...frame, styleOf }, style] as const;
  }, [frame, views]);
  return (
    <TileFrameProvider value={placed}>
      <section class="live reference" aria-label={l10n.t('Reference')} style={style}>
        <OfReference reference={reference}>
          {views.map(({ name, Picture }) => (
            <WhileInSight key={name} enlarged={referenceName(name) === input.view.enlarged}>
              <Picture {...inputOfReference(input, reference)} />
            </WhileInSight>
          ))}
        </OfReference>
      </section>
    </TileFrameProvider>
  );
}
