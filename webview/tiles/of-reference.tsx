import type { ComponentChildren, FunctionComponent } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatCount } from '../format.js';
import { PanelProvider, usePanel } from '../plots/panel-context.js';
import { describePoint, PointedProvider, usePointed } from '../plots/pointed.js';
import { referencePrefix, ReferenceProvider } from '../plots/reference-context.js';
import type { ShownReference } from '../state/reference.js';
import type { TileInput } from './tile-input.js';

/** What a tile draws the reference from, so that it looks as it does for the run on show: same colours, same camera. */
function inputOfReference(input: TileInput, { run, frame }: ShownReference): TileInput {
  const { view } = input;
  const enlarged = view.enlarged?.startsWith(referencePrefix) === true ? view.enlarged.slice(referencePrefix.length) : null;
  return { ...input, run, frame, view: { ...view, enlarged }, decoded: null, line: null, reference: null };
}

/** Around a tile of the reference. */
function OfReference({ reference, children }: { readonly reference: ShownReference; readonly children: ComponentChildren }) {
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
        <ReferenceProvider value={`reference, step ${formatCount(frame.step)}`}>{children}</ReferenceProvider>
      </PointedProvider>
    </PanelProvider>
  );
}

/** A tile of the run on show, and, where it is compared, the same of the reference. */
export function Compared({ Picture, input }: { readonly Picture: FunctionComponent<TileInput>; readonly input: TileInput }) {
  const { reference } = input;
  return (
    <>
      <Picture {...input} />
      {reference === null ? null : (
        <OfReference reference={reference}>
          <Picture {...inputOfReference(input, reference)} />
        </OfReference>
      )}
    </>
  );
}
