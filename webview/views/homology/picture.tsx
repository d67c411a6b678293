import * as l10n from '@vscode/l10n';
import type { HomologyResult, HomologySummary } from '../../../src/protocol/result.js';
import { Panes } from '../../charts/panes.js';
import { Awaited } from '../../elements/awaited.js';
import { Absent } from '../../elements/absent.js';
import type { Range } from '../../math/extent.js';
import type { SelectionMode } from '../../math/selection.js';
import { errorUnit } from '../../format.js';
import type { RunView } from '../../state/model.js';
import { usePanel } from '../../state/panel-context.js';
import { shareDone } from '../../state/progress.js';
import type { ViewSettings } from '../../state/view-settings.js';
import type { ViewInput } from '../../tile/tile-input.js';
import { pointsOfBar } from './bar-points.js';
import { lastScale, type Bar } from './barcode.js';
import { Betti } from './betti.js';
import { shapesInWords } from './betti-words.js';
import { useChosenBars } from './chosen-bars.js';
import { HomologyLegend } from './legend.js';
import { HomologyNote } from './note.js';
import { Barcode } from './plot.js';
import { spaceNames, spaces, type Space } from './spaces.js';

/** Persistent homology of the data, of their codes and of their reconstructions. */
export function HomologyPictures({ run, view, reference }: ViewInput) {
  const homology = run.finished?.result.homology ?? null;
  if (homology === null) return <Missing run={run} />;
  const other = reference?.run.finished?.result.homology ?? null;
  return <Diagrams run={run} homology={homology} reference={other} view={view} />;
}

function Missing({ run }: { readonly run: RunView }) {
  if (run.failed) return <Absent>{l10n.t('The run failed before persistent homology was computed.')}</Absent>;
  if (run.started.run.samples.test < 3)
    return <Absent>{l10n.t('Persistent homology needs more: the test sample has fewer than three points.')}</Absent>;
  if (run.finished !== null)
    return <Absent>{l10n.t('The run was stopped before persistent homology was computed.')}</Absent>;
  return (
    <Awaited share={shareDone(run)} label={l10n.t('Training')}>
      {l10n.t('Barcodes of data, codes and reconstructions appear when training has finished.')}
    </Awaited>
  );
}

interface DiagramsProps {
  readonly run: RunView;
  readonly homology: HomologyResult;
  /** What the reference came to; null if none. */
  readonly reference: HomologyResult | null;
  readonly view: ViewSettings;
}

function Diagrams({ run, homology, reference, view }: DiagramsProps) {
  const { dispatch } = usePanel();
  const bars = useChosenBars();
  const { started, finished } = run;
  const picture = view.homologyPicture;
  const dataUnit = errorUnit(started.run.manifold.coordinates);
  // Data and reconstruction live in the same space, codes in another.
  const rangeIn = (some: readonly Space[]): Range =>
    rangeOf([homology, ...(reference === null ? [] : [reference])].flatMap((one) => some.map((space) => one[space])));
  const [ambient, codes] = [rangeIn(['data', 'reconstruction']), rangeIn(['latent'])];
  const paneOf = (space: Space) => {
    const nameOf = ({ dimension, rank }: Bar): string => `${space} ${dimension} ${rank}`;
    const unit = space === 'latent' ? '' : dataUnit;
    return {
      name: space,
      ...spaceNames[space],
      facts: <Betti summary={homology[space]} reference={reference?.[space]} unit={unit} />,
      content: (isFirst: boolean) => (
        <>
          <Barcode
            of={space}
            summary={homology[space]}
            reference={reference?.[space] ?? null}
            unit={unit}
            range={space === 'latent' ? codes : ambient}
            picture={picture}
            pointsOf={(bar) => pointsOfBar(homology[space], finished?.nearestLandmarks?.[space], bar)}
            chosen={{ some: bars.some, has: (bar) => bars.has(nameOf(bar)) }}
            choose={(caught, mode: SelectionMode) =>
              bars.choose(caught && { name: nameOf(caught.bar), points: caught.points }, mode)
            }
          />
          {isFirst ? (
            <HomologyLegend
              homology={homology}
              reference={reference}
              picture={picture}
              summary={homology[space]}
              range={space === 'latent' ? codes : ambient}
            />
          ) : null}
        </>
      ),
    };
  };
  return (
    <>
      <p class="headline" data-testid="homology-headline">
        {shapesInWords(homology)}
      </p>
      <Panes
        label={l10n.t('Points')}
        panes={spaces.map(paneOf)}
        chosen={view.homologySpace}
        onChoose={(homologySpace) => dispatch({ kind: 'view', change: { homologySpace } })}
      />
      <HomologyNote started={started} homology={homology} unit={dataUnit} />
    </>
  );
}

const rangeOf = (summaries: readonly HomologySummary[]): Range => [
  0,
  Math.max(...summaries.map(lastScale)) * 1.05 || 1,
];
