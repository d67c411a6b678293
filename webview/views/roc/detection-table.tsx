import * as l10n from '@vscode/l10n';
import { formatMeasured } from '../../format.js';
import type { Detection, Detector } from '../../state/detectors.js';
import { Sign } from '../../elements/marks.js';

export interface DetectionTableProps {
  readonly detection: Detection;
  readonly signals: readonly string[];
  /** The signal whose working points are told. */
  readonly chosen: string;
  /** ε_B of the working point. */
  readonly at: number;
}

/** AUC of every detector for every signal, the autoencoder's first, and signal efficiencies at one background efficiency. */
export function DetectionTable({ detection, signals, chosen, at }: DetectionTableProps) {
  const { autoencoder, baselines } = detection;
  const all = [...autoencoder, ...(baselines ?? [])];
  const names = [...new Set(all.map(({ name }) => name))];
  const of = (name: string, signal: string): Detector | undefined =>
    all.find((one) => one.name === name && one.signal === signal);
  return (
    <div class="table-frame" tabIndex={0} role="group" aria-label={l10n.t('Areas under ROC curves and working points')}>
      <table class="numbers" data-testid="detection-table">
        <thead>
          <tr>
            <th scope="col">{l10n.t('score')}</th>
            {signals.map((signal) => (
              <th scope="col" key={signal}>
                {signals.length > 1 ? l10n.t('AUC, {0}', signal) : l10n.t('AUC')}
              </th>
            ))}
            <th
              scope="col"
              title={l10n.t('Share of {0} that passes when a share {1} of the background passes', chosen, at)}
            >
              ε<sub>S</sub>
              {signals.length > 1 ? `, ${chosen}` : ''}
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">
                {signOf(of(name, chosen))} {of(name, chosen)?.fullName ?? name}
              </th>
              {signals.map((signal) => {
                const detector = of(name, signal);
                return (
                  <td key={signal}>
                    {detector === undefined ? '–' : formatMeasured(detector.result.auc, detector.result.aucError)}
                  </td>
                );
              })}
              <td>{workingPointText(of(name, chosen), at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function workingPointText(detector: Detector | undefined, at: number): string {
  if (detector === undefined) return '–';
  const { value, error } = detector.workingPoint(at);
  return formatMeasured(value, error);
}

const signOf = (detector: Detector | undefined) => (detector === undefined ? null : <Sign kind={detector.sign} />);
