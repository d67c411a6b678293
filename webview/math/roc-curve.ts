import type { RocCurve } from '../../src/protocol/result.js';

/** Events of the background that a cut must leave for what is divided by its efficiency to mean something. */
export const leastBackground = 10;

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** A signal efficiency with its standard deviation. */
export interface Efficiency {
  readonly value: number;
  readonly error: number;
}

/** What a ROC curve is drawn as. */
export type RocPicture = 'roc' | 'improvement' | 'rejection';

/** ε_S at an ε_B, on the straight line between the two stored points beside it. */
export function signalEfficiencyAt({ backgroundEfficiency: b, signalEfficiency: s }: RocCurve, at: number): number {
  // On an upright piece of the curve the loosest cut counts, which has the most signal.
  const after = b.findIndex((efficiency) => efficiency > at);
  if (after < 0) return s[s.length - 1];
  if (after === 0) return s[0];
  const share = (at - b[after - 1]) / (b[after] - b[after - 1]);
  return s[after - 1] + share * (s[after] - s[after - 1]);
}

/**
 * ε_S where the cut leaves a share ε_B of the background. Its variance is that of an efficiency by Bayes' theorem with an
 * even prior (Ullrich & Xu, arXiv:physics/0701199, eq. 19), for the events of the signal that pass, and that of the cut
 * itself: so much as ε_S changes where ε_B changes by its own standard deviation.
 * @param background number of background events behind the curve, or of weighted ones the effective number.
 * @param signal number of signal events behind it, likewise.
 */
export function workingPoint(curve: RocCurve, at: number, background: number, signal: number): Efficiency {
  const value = signalEfficiencyAt(curve, at);
  const ofCut = Math.sqrt((at * (1 - at)) / background);
  const [low, high] = [Math.max(0, at - ofCut), Math.min(1, at + ofCut)];
  const byCut = ((signalEfficiencyAt(curve, high) - signalEfficiencyAt(curve, low)) / (high - low || 1)) * ofCut;
  const passed = value * signal;
  const ofSignal = ((passed + 1) * (signal - passed + 1)) / ((signal + 2) ** 2 * (signal + 3));
  return { value, error: Math.hypot(Math.sqrt(ofSignal), byCut) };
}

/** Where a cut lies in a picture. */
export function pointIn(picture: RocPicture, backgroundEfficiency: number, signalEfficiency: number): CurvePoint {
  switch (picture) {
    case 'roc':
      return { x: backgroundEfficiency, y: signalEfficiency };
    case 'improvement':
      return { x: signalEfficiency, y: signalEfficiency / Math.sqrt(backgroundEfficiency) };
    case 'rejection':
      return { x: signalEfficiency, y: 1 / backgroundEfficiency };
  }
}

/**
 * A ROC curve as drawn: whole, or, where ε_B is divided by, the cuts that leave at least ten background events.
 * @param background number of background events behind the curve.
 */
export function curveIn(
  picture: RocPicture,
  { backgroundEfficiency, signalEfficiency }: RocCurve,
  background: number,
): readonly CurvePoint[] {
  const least = picture === 'roc' ? 0 : (leastBackground - 1e-6) / background;
  return backgroundEfficiency.flatMap((efficiency, k) =>
    efficiency >= least ? [pointIn(picture, efficiency, signalEfficiency[k])] : [],
  );
}

/** What a score that knows nothing gives, at evenly and logarithmically spread efficiencies. */
export function chanceIn(picture: RocPicture): readonly CurvePoint[] {
  return Array.from({ length: 101 }, (_, k) => 10 ** (-4 + (4 * k) / 100)).map((efficiency) =>
    pointIn(picture, efficiency, efficiency),
  );
}
