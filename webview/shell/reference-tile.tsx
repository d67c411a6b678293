import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatCount } from '../format.js';
import { PanelProvider, usePanel } from '../state/panel-context.js';
import { describePoint, PointedProvider, usePointed } from '../points/pointed.js';
import { referencePrefix, ReferenceProvider } from '../points/reference-context.js';
import type { ShownReference } from '../state/reference.js';
import type { ViewInput } from '../tile/tile-input.js';
import { Tile } from '../tile/tile.js';
import type { View } from '../tile/view.js';
import { WhileInSight } from '../tile/while-in-sight.js';

/** What a tile draws the reference from, so that it looks as it does for the shown run: same colours, same camera. */
function inputOfReference(input: ViewInput, { run, frame }: ShownReference): ViewInput {
  return { ...input, run, frame, decoded: null, line: null, reference: null };
}

/** Wraps tiles of the reference. */
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

/** The name under which a tile of the reference is enlarged. */
export const referenceName = (name: string): string => `${referencePrefix}${name}`;

/** The tile of a view, drawn from the reference. */
export function ReferenceTile(props: {
  readonly view: View;
  readonly input: ViewInput;
  readonly reference: ShownReference;
}) {
  const { view, input, reference } = props;
  return (
    <OfReference reference={reference}>
      <WhileInSight enlarged={referenceName(view.name) === input.view.enlarged}>
        <Tile view={view} input={inputOfReference(input, reference)} />
      </WhileInSight>
    </OfReference>
  );
}
