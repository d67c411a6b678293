import * as l10n from '@vscode/l10n';
import type { ErrorMapDomain, RunFrame } from '../../src/protocol/events.js';
import type { BumpHuntResult, HomologyResult } from '../../src/protocol/result.js';
import { errorUnit } from '../points/coloring.js';
import type { Detection } from '../state/detectors.js';
import type { RunView, SweepView } from '../state/model.js';
import { networkLayers } from '../views/network/model.js';
import type { Mark } from '../views/obstruction/model.js';
import { certificateAt } from '../state/verdict.js';
import type { ColorBy } from '../state/view-settings.js';
import { bumpHuntTable, cutScanTable } from '../views/bump-hunt/table.js';
import { certificateTable } from './tables/certificate-table.js';
import { dataTable } from '../views/data/table.js';
import { errorMapTable } from '../views/error-map/table.js';
import { histogramTable } from '../views/histogram/table.js';
import { homologyTable } from '../views/homology/table.js';
import { latentTable } from '../views/latent/table.js';
import { lossTable } from '../views/loss/table.js';
import { networkTable } from '../views/network/table.js';
import { obstructionTable } from '../views/obstruction/table.js';
import { rocTable } from '../views/roc/table.js';
import { seedsTable } from '../views/seeds/table.js';
import { csvFile, npyFile, tileExports, type TileExports } from './tile-exports.js';

/**
 * Of the data: the points on show, their reconstructions and errors, and the certificate where there is one.
 * @param by what they are coloured by.
 */
export function dataExports(run: RunView, frame: RunFrame, by: ColorBy): TileExports {
  const { started } = run;
  const { coordinates } = started.run.manifold;
  const certificate = certificateAt(run, frame);
  const { count } = started.display;
  return tileExports(started.run, 'data', frame.step, [
    csvFile('data', () => dataTable(started, frame, by)),
    ...(certificate === null ? [] : [csvFile('certificate', () => certificateTable(certificate, coordinates))]),
    npyFile('reconstruction', frame.reconstruction, [count, frame.reconstruction.length / count]),
    npyFile('error', frame.error, [count]),
  ]);
}

/** Of the latent space: the codes on show. @param by what they are coloured by. */
export function latentExports({ started }: RunView, frame: RunFrame, by: ColorBy): TileExports {
  const { count } = started.display;
  return tileExports(started.run, 'latent', frame.step, [
    csvFile('data', () => latentTable(started, frame, by)),
    npyFile('codes', frame.codes, [count, frame.codes.length / count]),
  ]);
}

/** Of an error map: ρ at its nodes. @param domain none where there is no map. */
export function errorMapExports(
  { started }: RunView,
  frame: RunFrame,
  domain: ErrorMapDomain | undefined,
  values: Float32Array | undefined,
): TileExports | null {
  if (domain === undefined || values === undefined) return null;
  const shape = domain.kind === 'curve' ? [values.length] : [domain.rows, domain.columns];
  return tileExports(started.run, 'error-map', frame.step, [
    csvFile('data', () => errorMapTable(started, domain, values)),
    npyFile('error', values, shape),
  ]);
}

/** Of the obstruction: sup ρ and its lower bounds, and the certificate where there is one. */
export function obstructionExports(run: RunView, frame: RunFrame, marks: readonly Mark[], unit: string): TileExports {
  const certificate = certificateAt(run, frame);
  const { coordinates } = run.started.run.manifold;
  return tileExports(run.started.run, 'obstruction', frame.step, [
    csvFile('data', () => obstructionTable(marks, unit)),
    ...(certificate === null ? [] : [csvFile('certificate', () => certificateTable(certificate, coordinates))]),
  ]);
}

/** Of the network: its layers, and the model itself once the run is over. */
export function networkExports({ started, finished }: RunView): TileExports {
  const exports = tileExports(started.run, 'network', null, [
    csvFile('data', () => networkTable(networkLayers(started.run))),
  ]);
  return finished === null
    ? exports
    : { ...exports, ofHost: [{ label: l10n.t('Export model…'), message: { kind: 'exportModel' } }] };
}

/** Of the loss. @param label what it is, such as `MSE`. */
export function lossExports({ started, loss }: RunView, label: string): TileExports {
  return tileExports(started.run, 'loss', null, [csvFile('data', () => lossTable(loss, label))]);
}

/** Of a histogram; the parameters are those of {@link histogramTable}, but that the series are the test data and the signals. */
export function histogramExports(
  { started }: RunView,
  frame: RunFrame,
  quantity: string,
  range: readonly [number, number],
  unit: string,
  heights: readonly ArrayLike<number>[],
): TileExports {
  const names = ['test data', ...started.run.signals];
  return tileExports(started.run, 'histogram', frame.step, [
    csvFile('data', () =>
      histogramTable(
        quantity,
        range,
        unit,
        heights.map((values, k) => ({ name: names[k], heights: values })),
      ),
    ),
  ]);
}

/** Of ROC curves. @param detection null where there are none. */
export function rocExports({ started }: RunView, detection: Detection | null): TileExports | null {
  if (detection === null) return null;
  return tileExports(started.run, 'roc', detection.step, [csvFile('data', () => rocTable(detection))]);
}

/** Of persistent homology. @param homology null where there is none. */
export function homologyExports({ started }: RunView, homology: HomologyResult | null): TileExports | null {
  if (homology === null) return null;
  return tileExports(started.run, 'homology', null, [
    csvFile('data', () => homologyTable(homology, errorUnit(started.run.manifold.coordinates))),
  ]);
}

/** Of a bump hunt. @param hunt null where there is none. */
export function bumpHuntExports({ started }: RunView, hunt: BumpHuntResult | null): TileExports | null {
  if (hunt === null) return null;
  const quantity = started.run.observables.find(({ name }) => name === hunt.observable) ?? {
    name: hunt.observable,
    unit: '',
  };
  return tileExports(started.run, 'bump-hunt', null, [
    csvFile('data', () => bumpHuntTable(hunt, quantity)),
    csvFile('cut scan', () => cutScanTable(hunt)),
  ]);
}

/** Of several seeds. @param sweep null where there were none. */
export function seedsExports({ started }: RunView, sweep: SweepView | null): TileExports | null {
  if (sweep === null || sweep.outcomes.length === 0) return null;
  return tileExports(started.run, 'seeds', null, [csvFile('data', () => seedsTable(started.run, sweep.outcomes))]);
}
