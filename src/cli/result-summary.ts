import type { DistortionResult, HomologySummary, InjectivityResult, RunResult } from '../protocol/result.js';

const number = (value: number): string => String(Number(value.toPrecision(4)));

/** What a run came to, for people: one line a subject, those left out that were not computed. */
export function summarizeResult(result: RunResult): string {
  const { name, steps, seconds, error, signals, theory, certificate, injectivity, distortion, homology, bumpHunt } =
    result;
  const lines: (readonly [subject: string, text: string | null])[] = [
    ['training', `${steps} steps in ${seconds.toFixed(1)} s, test loss ${result.loss.test.toExponential(3)}`],
    ['ρ', `sup ${number(error.sup)}, median ${number(error.median)}, 0.99-quantile ${number(error.q99)}`],
    ['theory', theory?.reason ?? null],
    [
      'certificate',
      certificate &&
        `two points ${number(certificate.separation)} apart have one code: some ρ is at least ${number(certificate.bound)}, whatever the decoder`,
    ],
    ['injectivity', injectivity && describeInjectivity(injectivity)],
    ['distortion', distortion && describeDistortion(distortion)],
    [
      'homology',
      homology &&
        `Betti numbers of data ${listBetti(homology.data)}; codes ${listBetti(homology.latent)}; ` +
          `reconstructions ${listBetti(homology.reconstruction)}`,
    ],
    ...signals.map(
      ({ name: signal, auc, aucError }) =>
        [`signal`, `${signal}: AUC ${auc.toFixed(3)} ± ${aucError.toFixed(3)}`] as const,
    ),
    [
      'bump hunt',
      bumpHunt &&
        `${bumpHunt.observable}: significance ${significance(bumpHunt.significanceBefore)} before the cut on ρ, ` +
          `${significance(bumpHunt.significanceAfter)} after it`,
    ],
  ];
  const told = lines.flatMap(([subject, text]) => (text === null ? [] : [`  ${subject.padEnd(13)}${text}`]));
  return [name, ...told, ''].join('\n');
}

const listBetti = ({ betti, voids }: HomologySummary): string =>
  `${betti.join(', ')}${voids === 'too costly' ? ' (dimension 2 too costly)' : ''}`;

const significance = (value: number | null): string => (value === null ? 'not known' : value.toFixed(2));

function describeInjectivity({ folds, windingNumbers, degree }: InjectivityResult): string {
  const matrix = windingNumbers?.map((row) => row.join(', ')).join('; ') ?? null;
  return [
    ...(folds === null ? [] : [`${folds} folds`]),
    ...(matrix === null
      ? []
      : [matrix.includes(',') || matrix.includes(';') ? `winding numbers ${matrix}` : `winding number ${matrix}`]),
    ...(degree === null ? [] : [`degree ${degree}`]),
  ].join(', ');
}

function describeDistortion({ tissot, tornEdges, geodesicStress, neighbourhoods }: DistortionResult): string {
  return [
    ...(tornEdges === null ? [] : [`${tornEdges.torn} of ${tornEdges.edges} edges torn`]),
    ...(geodesicStress === null ? [] : [`geodesic stress ${number(geodesicStress.stress)}`]),
    ...(tissot?.anisotropy == null ? [] : [`median anisotropy ${number(tissot.anisotropy)}`]),
    ...(tissot?.reversedShare == null ? [] : [`${(100 * tissot.reversedShare).toFixed(1)} % folded over`]),
    ...(neighbourhoods === null
      ? []
      : [
          `trustworthiness ${neighbourhoods.trustworthiness.toFixed(3)}, continuity ${neighbourhoods.continuity.toFixed(3)}`,
        ]),
  ].join('; ');
}
