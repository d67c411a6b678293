/** What a window holds, and what a fit to its side bands expects in it. */
export interface WindowCount {
  /** n, the events in the window. */
  readonly observed: number;
  /** b > 0, the events that the fit expects. */
  readonly background: number;
  /** σ_b > 0, the standard deviation of b by the fit. */
  readonly backgroundError: number;
}

/** A significance and its standard deviation. */
export interface Significance {
  readonly significance: number;
  readonly significanceError: number;
}

/**
 * Significance of n events over a background b ± σ_b, signed, negative for a deficit: the likelihood ratio of Li & Ma
 * (1983, equation 17), profiled over the background. The fit counts as τb events in side bands that are τ = b/σ_b² times
 * as large as the window (Cousins, Linnemann & Tucker, arXiv:physics/0702156). Its standard deviation is that of both
 * counts, by propagation.
 */
export function localSignificance({ observed, background: b, backgroundError }: WindowCount): Significance {
  // Negative weights may leave less than nothing in the window.
  const n = Math.max(0, observed);
  const tau = b / backgroundError ** 2;
  const m = tau * b;
  // Half the change of the deviance by an event more in the window, and by one more beside it.
  const byWindow = n === 0 ? 0 : Math.log((n * (1 + tau)) / (n + m));
  const bySides = Math.log((m * (1 + tau)) / (tau * (n + m)));
  const z = Math.sign(n - b) * Math.sqrt(2 * Math.max(0, n * byWindow + m * bySides));
  // Both slopes and Z vanish together, and the error tends to 1.
  const significanceError =
    Math.abs(z) < 1e-3 || n === 0 ? 1 : Math.hypot(byWindow * Math.sqrt(n), bySides * Math.sqrt(m)) / Math.abs(z);
  return { significance: z, significanceError };
}
