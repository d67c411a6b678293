import type { LatentSuggestion, Statement } from './statement.js';
import type { Latent } from '../autoencoder/options.js';
import type { Evaluator } from './description.js';

/** How many points have a large ρ: the other half of the truth beside sup ρ, which a single point decides. */
export interface LargeErrors {
  /** ε above which ρ is large, in data units. */
  readonly above: number;
  /** What ε comes from: half of the bound that topology gives, or where it gives none a twentieth of the data's radius. */
  readonly of: 'bound' | 'radius';
  /** Share of the points with ρ > ε. */
  readonly share: number;
}

/** Quantiles of the reconstruction error ρ(x) = ‖x − x̂‖₂, in data units. */
export interface ErrorSummary {
  /** Number of points. */
  readonly count: number;
  /** (Σw)²/Σw² of weighted points, whose mean, quantiles and shares are weighted; left out where each counts once. */
  readonly effectiveCount?: number;
  /** Supremum; where it says so, refined by a search on the chart beyond the sample. */
  readonly sup: number;
  readonly mean: number;
  readonly median: number;
  readonly q90: number;
  readonly q99: number;
  readonly q999: number;
  /** Null if all data are one point; not in the results of older versions. */
  readonly large?: LargeErrors | null;
}

/** ρ of the points of one category of a label. */
export interface CategoryErrors extends ErrorSummary {
  /** The empty text for a missing one. */
  readonly category: string;
  /** Row in the test sample of the point of the largest ρ. */
  readonly worst: number;
}

/** ρ by the categories of a label. */
export interface LabelErrors {
  readonly label: string;
  /** Those that points of the test sample have, the worst first, by the median. */
  readonly categories: readonly CategoryErrors[];
}

/** How much of the squared error is that of one column. */
export interface ColumnShares {
  /** Its place among the coordinates, from 0. */
  readonly column: number;
  /** Σ(x − x̂)² of this column over that of all, in [0, 1] where no weight is negative. */
  readonly share: number;
}

/** Which columns make up ρ², the largest share first. */
export interface ErrorByColumn {
  /** At most 50. */
  readonly columns: readonly ColumnShares[];
  /** At most 10 columns for each category. */
  readonly byLabel: readonly {
    readonly label: string;
    readonly categories: readonly { readonly category: string; readonly columns: readonly ColumnShares[] }[];
  }[];
}

/**
 * A receiver operating characteristic: efficiencies of cuts on a score, from the strictest, (0, 0), to none, (1, 1).
 */
export interface RocCurve {
  /** ε_B, the share of the background that passes. */
  readonly backgroundEfficiency: readonly number[];
  /** ε_S, the share of the signal that passes. */
  readonly signalEfficiency: readonly number[];
  /** The cut is score ≥ threshold; null if nothing passes. Left out in runs of versions that did not keep it. */
  readonly thresholds?: readonly (number | null)[];
}

/** How well a score tells a signal from the background. */
export interface DetectionResult {
  /** Area under the ROC curve, Mann–Whitney, ties counted half. */
  readonly auc: number;
  /** Standard error of the AUC for these samples (DeLong, 1988); how much it varies with the seed is not in it. */
  readonly aucError: number;
  /** 1/ε_B at ε_S = 0.5; null if no background passes there. */
  readonly rejection: number | null;
  /** Largest SIC = ε_S/√ε_B of any cut that at least 10 background events pass; 1 without a cut. */
  readonly significanceImprovement: number;
  /** At most 101 points of the curve, dense also where ε_B is small. */
  readonly roc: RocCurve;
}

/** One signal against the background, by the score ρ. */
export interface SignalResult extends DetectionResult {
  readonly name: string;
  readonly count: number;
  readonly error: ErrorSummary;
}

/** One signal against the background, by the score of a simpler detector. */
export interface BaselineResult extends DetectionResult {
  /** Name of the detector. */
  readonly name: string;
  readonly signal: string;
  /**
   * Why chance decides what the score is: PCA leaves out axes whose variances cannot be told from those that it keeps.
   * Null if it does not; not in the results of older versions.
   */
  readonly arbitrary?: 'degenerate axes' | null;
}

/** What topology says about sup ρ, for every network. */
export interface TheoryResult {
  /** Lower bound of sup ρ, in data units. */
  readonly supErrorBound: number;
  /** One sentence: which theorem, applied to what. */
  readonly reason: string;
}

/**
 * An obstruction certificate: two points of the manifold that the trained encoder f, evaluated in double precision,
 * sends to the same code. No decoder can reconstruct both: one of them is off by at least `bound`.
 */
export interface CertificateResult {
  /** ‖x − y‖/2 ≤ max(ρ(x), ρ(y)) for every decoder, in data units. */
  readonly bound: number;
  /** ‖x − y‖, in data units. */
  readonly separation: number;
  /** ‖f(x) − f(y)‖ in latent units, 0 up to rounding. */
  readonly latentDistance: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** f(x), which is f(y) up to rounding; not in the results of versions that did not tell it. */
  readonly code?: readonly number[];
  /** ρ(x) and ρ(y) of the trained decoder; one of them is at least `bound`. Not in the results of older versions. */
  readonly error?: readonly [number, number];
  /** Chart parameters of x and y; null if the manifold has no chart; not in the results of older versions. */
  readonly parameters?: readonly [readonly number[], readonly number[]] | null;
  /**
   * If x and y are no points of a manifold but weighted means of near points of the test sample: the nearest one to each.
   */
  readonly nearest?: readonly [NearestPoint, NearestPoint];
  /** How sure it is that the codes are equal; not in the results of older versions. */
  readonly proof?: CollisionProof;
  /** ‖f(x) − f(y)‖ of the network as it is exported, in single precision; not in the results of older versions. */
  readonly exportedDistance?: number;
}

/**
 * What is known of two codes that are equal up to rounding:
 * - `exact`: a point within `within` of x or y, in data units, has exactly the code of the other one.
 * - `lipschitz`: they are not known to be equal, but near enough for every decoder with at most this Lipschitz constant,
 *   in data units per latent unit, as the trained one has: the bound is less by it.
 * - `numerical`: neither is proved.
 */
export type CollisionProof =
  | { readonly kind: 'exact'; readonly within: number }
  | { readonly kind: 'lipschitz'; readonly constant: number }
  | { readonly kind: 'numerical' };

/** The point of the test sample that is nearest to another point. */
export interface NearestPoint {
  /** Its row in the test sample, from 0. */
  readonly row: number;
  /** In data units. */
  readonly distance: number;
}

/** What the search for a certificate looked at. */
export interface CertificateSearch {
  /** Points of the manifold; all pairs of them were searched. */
  readonly points: number;
  /** Pairs from which a collision was sought by root finding. */
  readonly pairs: number;
  /** Pairs closer together than this were left out, in data units. */
  readonly leastSeparation: number;
  /** Smallest ‖f(x) − f(y)‖ that root finding came to; null if there was no pair to start from. */
  readonly latentDistance: number | null;
  /** Whether there were more starting pairs than were affordable. Not in the runs of older versions. */
  readonly cutShort?: boolean;
  /**
   * Of a sampler: how many of the random numbers that a point takes were moved; the others stayed as they were. Left out
   * where all were, and of charts.
   */
  readonly moved?: { readonly numbers: number; readonly of: number };
}

/**
 * How often an encoder covers its latent space, as whole numbers that no small change of it changes. A number is null
 * if it is not defined.
 */
export interface InjectivityResult {
  /**
   * Of a curve sent to ℝ¹: how often its code turns back. 0 for an injective map of an arc; at least 2 on a closed
   * curve.
   */
  readonly folds: number | null;
  /**
   * Row k, column j: how often the j-th circle of the latent space is gone around, with its sign, while the k-th
   * periodic parameter of the chart goes around once. For a circle sent to S¹ one number, ±1 for a homeomorphism.
   */
  readonly windingNumbers: readonly (readonly number[])[] | null;
  /**
   * Degree of the map between closed oriented manifolds of one dimension, circle, sphere or torus: ±1 for a
   * homeomorphism.
   */
  readonly degree: number | null;
}

/** Smallest, median and largest of some numbers. */
export interface Range {
  readonly least: number;
  readonly median: number;
  readonly greatest: number;
}

/** Tissot's indicatrices: the encoder's image of a small circle, or sphere, around points of the manifold. */
export interface TissotResult {
  /** Number of points, of the test sample. */
  readonly points: number;
  /** The n singular values of the encoder's differential, the largest first, in latent units per data unit. */
  readonly singularValues: readonly Range[];
  /**
   * Median over the points of the largest singular value over the smallest: 1 where circles stay circles; null if it is
   * infinite, or n = 1.
   */
  readonly anisotropy: number | null;
  /**
   * Lesser share of the points by the side of the surface that they show, above 0 where the image is folded over; null
   * unless d = n and the surface has two sides.
   */
  readonly reversedShare: number | null;
}

/** Neighbours in the data that are far apart in the latent space. */
export interface TornEdgesResult {
  /** Number of points, the first ones of the test sample. */
  readonly points: number;
  /** k: two points are joined where one is among the k nearest of the other. */
  readonly neighbours: number;
  /** Number of joined pairs. */
  readonly edges: number;
  /** Median stretch of an edge, latent distance over distance in the data. */
  readonly medianStretch: number;
  /** Largest stretch of an edge. */
  readonly greatestStretch: number;
  /** An edge is torn where its stretch is more than this many times the median. */
  readonly factor: number;
  /** Number of torn edges. */
  readonly torn: number;
  /** Rows in the test sample of the two ends of torn edges, the most stretched first; at most 500 of them. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** Distances on the manifold beside those in the latent space. */
export interface GeodesicStressResult {
  /**
   * Kruskal's stress-1 of latent against geodesic distances, at the best common scale; 0 for an isometric picture, at
   * most 1.
   */
  readonly stress: number;
  /** That scale, in latent units per data unit. */
  readonly scale: number;
  /** Number of points, the first ones of the test sample. */
  readonly points: number;
  /** Pairs of points that a path joins; only those count. */
  readonly pairs: number;
  /** `closed form`: as the manifold declares it; `graph`: the shortest path in the graph of nearest neighbours. */
  readonly geodesic: 'closed form' | 'graph';
}

/** Measures of the literature on dimension reduction, of the first points of the test sample. */
export interface NeighbourhoodResult {
  readonly points: number;
  /** k of the two following. */
  readonly neighbours: number;
  /** In [0, 1] (Venna & Kaski, 2001): below 1 if neighbours in the latent space are not neighbours in the data. */
  readonly trustworthiness: number;
  /** In [0, 1]: below 1 if neighbours in the data are not neighbours in the latent space. */
  readonly continuity: number;
  /** KL_σ of the density of the data from that of the codes (Moor et al., 2020). */
  readonly densityDivergence: readonly { readonly sigma: number; readonly divergence: number }[];
}

/** How the encoder distorts the data. */
export interface DistortionResult {
  /** Null if the manifold has no chart. */
  readonly tissot: TissotResult | null;
  readonly tornEdges: TornEdgesResult | null;
  readonly geodesicStress: GeodesicStressResult | null;
  readonly neighbourhoods: NeighbourhoodResult | null;
}

/**
 * Whether dimension 2 was looked at. It is not sought where the data are declared to be a curve or have at most two
 * coordinates, and given up where it would take more than about a second.
 */
export type VoidsOutcome = 'computed' | 'not sought' | 'too costly';

/** Persistent homology (Vietoris–Rips, Z/2) of one set of landmarks. */
export interface HomologySummary {
  readonly voids: VoidsOutcome;
  /**
   * b_0, b_1, and b_2 where dimension 2 was computed, read where the barcodes do not change over the longest range of
   * scales.
   */
  readonly betti: readonly number[];
  /** That range, in the units of the points. */
  readonly scales: readonly [number, number];
  /** For each dimension its longest bars, [birth, death], the longest first; death is null if the bar never ends. */
  readonly barcodes: readonly (readonly (readonly [number, number | null])[])[];
  /**
   * The landmarks behind each bar of dimensions 0 and 1, as rows of the test sample. Of a component: all of it when the
   * bar ends, which is that of the smaller of the two that meet; where the bar never ends, all of it in the middle of
   * `scales`. Of a loop: a closed path, in its order, through the edge with which the loop begins, whose other edges
   * are no longer; it is born with the bar, and stands for its class up to older ones. Left out in runs of versions
   * that did not keep them.
   */
  readonly representatives?: readonly (readonly (readonly number[])[])[];
}

/** Persistent homology of the data and of what the network makes of them, on the same landmarks. */
export interface HomologyResult {
  /** Number of points, chosen by the maxmin rule from the test sample. */
  readonly landmarks: number;
  readonly data: HomologySummary;
  readonly latent: HomologySummary;
  readonly reconstruction: HomologySummary;
  /** Bottleneck distance of data and reconstruction in each dimension that both have, in data units; null if it is infinite. */
  readonly bottleneck: readonly (number | null)[];
}

/**
 * Why a significance is withheld: too few events for a fit; a spectrum that ends so near the window that the fit would
 * have a side band on one side only; or a fit whose χ² is improbable, with its probability.
 */
export type BumpHuntWithheld =
  | { readonly kind: 'few events' }
  | { readonly kind: 'spectrum ends'; readonly side: 'below' | 'above' }
  | { readonly kind: 'bad fit'; readonly probability: number };

/** A histogram of the observable, with what a smooth fit to the side bands expects; null where there is no fit. */
export interface BumpHuntSpectrum {
  /** Lower end of the first bin, in the observable's unit. */
  readonly from: number;
  /** Upper end of the last bin. */
  readonly to: number;
  /** Events in each bin, sums of their weights where they have some; all bins have one width. */
  readonly counts: readonly number[];
  /** Σw² in each bin, the variance of its sum of weights; left out where each event counts once. */
  readonly variances?: readonly number[];
  /** What the fit expects in each bin. */
  readonly expected: readonly number[] | null;
  /** Events in the window. */
  readonly observed: number;
  /** What the fit expects in the window, and its standard deviation. */
  readonly background: number | null;
  readonly backgroundError: number | null;
  /** Of the polynomial in the exponent, by F-tests; not in the results of older versions. */
  readonly degree?: number | null;
  /** Pearson's χ² of the fit over the side bands, bins joined where fewer than 5 events are expected. */
  readonly chiSquare: number | null;
  readonly degreesOfFreedom: number | null;
  /**
   * Local significance Z of the events in the window over a background that is known as well as the fit knows it (Li &
   * Ma, 1983, with τ = b/σ_b²), negative for a deficit, and its error. Null if it is withheld.
   */
  readonly significance: number | null;
  readonly significanceError: number | null;
  /** Why there is no significance; null if there is one. Not in the results of older versions. */
  readonly withheld?: BumpHuntWithheld | null;
}

/** The significance at one cut. */
export interface BumpHuntScan {
  /** Share of the events that the cut removes: those of smallest ρ. */
  readonly cut: number;
  readonly significance: number | null;
  readonly significanceError: number | null;
  /** As in a spectrum. */
  readonly withheld?: BumpHuntWithheld | null;
}

/** A bump hunt before and after a cut on ρ. */
export interface BumpHuntResult {
  /** Name of the observable. */
  readonly observable: string;
  readonly window: readonly [number, number];
  readonly significanceBefore: number | null;
  readonly significanceAfter: number | null;
  /** Share of the events that the cut removes: those of smallest ρ. */
  readonly cut: number;
  /** Name of the signal that is mixed into the background; null if none. */
  readonly signal: string | null;
  /** Signal events mixed into the background; null if there is no signal. */
  readonly signalEvents: number | null;
  readonly before: BumpHuntSpectrum;
  readonly after: BumpHuntSpectrum;
  readonly scan: readonly BumpHuntScan[];
}

/** What the latent dimensions of a variational autoencoder say of the test sample. */
export interface PosteriorResult {
  readonly dimensions: readonly {
    /** Kullback–Leibler divergence from the prior N(0, 1), a mean over the points, in nats. */
    readonly divergence: number;
    /** Of the mean μ, over the points; the prior has 1. */
    readonly variance: number;
    /** Whether that variance is above 0.01; if not, the dimension has collapsed onto the prior. */
    readonly isActive: boolean;
  }[];
  /** Number of active dimensions. */
  readonly active: number;
}

/** How near the codes of the test sample come to 0 before they are normalised, in latent units. */
export interface CodeNormResult {
  readonly least: number;
  readonly median: number;
}

/** How an intrinsic dimension is estimated. */
export type DimensionMethod = 'two nearest neighbours' | 'maximum likelihood' | 'local PCA';

/** An estimate at one scale. */
export interface DimensionAtScale {
  /** How many neighbours among the points used lie within the radius, about. */
  readonly neighbours: number;
  /** Median over the points looked at, in data units. */
  readonly radius: number;
  /** Not rounded. */
  readonly dimension: number;
  /** Ends of its 95 % interval by bootstrap over the points looked at. */
  readonly low: number;
  readonly high: number;
}

/** Scales over which the rounded estimate stays the same. */
export interface DimensionPlateau {
  readonly dimension: number;
  /** Radii, in data units. */
  readonly from: number;
  readonly to: number;
  /** Whether it lasts up to the largest scale looked at: "1 above scale 0.2". */
  readonly isLast: boolean;
}

/** Estimates of one method against scale. */
export interface DimensionCurve {
  readonly method: DimensionMethod;
  /** By ascending radius; empty if there are too few points. */
  readonly scales: readonly DimensionAtScale[];
  /** The widest one, in the logarithm of the radius; null if no two neighbouring scales agree. */
  readonly plateau: DimensionPlateau | null;
}

/** Estimates of the intrinsic dimension of the training sample. */
export interface IntrinsicDimensionResult {
  /** Points among which neighbours were sought, drawn at random from the training sample; at most 2,000. */
  readonly points: number;
  /** How many of them were looked at; at most 500. */
  readonly centres: number;
  /** One of each method. */
  readonly curves: readonly DimensionCurve[];
}

/** The loss on the validation sample: mean squared error, in the units that the network sees. */
export interface ValidationResult {
  /** The lowest, and after how many steps it was measured. */
  readonly best: { readonly step: number; readonly loss: number };
  /** The last one that was measured. */
  readonly last: { readonly step: number; readonly loss: number };
  /** Whether the network is that of the lowest loss rather than the last one. */
  readonly restored: boolean;
}

/** The object that `train --json` prints and that `result.json` holds. A number that was not computed is null. */
export interface RunResult {
  readonly name: string;
  readonly file: string;
  readonly engine: Evaluator;
  readonly seed: number;
  /** Steps done; of a model from elsewhere, how often its files had changed since it was first examined. */
  readonly steps: number;
  /** Wall time of training, in seconds. */
  readonly seconds: number;
  /** Null if no step was done. */
  readonly stepsPerSecond: number | null;
  /** Number of trainable parameters. */
  readonly parameters: number;
  /** Mean squared error, in the units that the network sees; `train` over the last steps, null if none was done. */
  readonly loss: { readonly train: number | null; readonly test: number };
  /** Null if there is no validation sample, or no step was done. */
  readonly validation: ValidationResult | null;
  /** Of the test sample; its sup is also over the search on the chart and the pair of the certificate. */
  readonly error: ErrorSummary;
  /** Chart parameters of the point of the largest ρ; null if the manifold has no chart. */
  readonly supParameters: readonly number[] | null;
  readonly latent: Latent;
  readonly signals: readonly SignalResult[];
  readonly theory: TheoryResult | null;
  /** All that can be said, the surest first. Not in the results of older versions. */
  readonly statements?: readonly Statement[];
  /** Latent spaces to try where something is forbidden. Not in the results of older versions. */
  readonly suggestions?: readonly LatentSuggestion[];
  /** Null if there are no signals. */
  readonly baselines: readonly BaselineResult[] | null;
  /** Null if no collision was found, or none was sought. */
  readonly certificate: CertificateResult | null;
  /** Null if none was sought: the points come from a file, or the user did not wait for it. */
  readonly certificateSearch: CertificateSearch | null;
  /** Null if no such number is defined for this manifold and this latent space. */
  readonly injectivity: InjectivityResult | null;
  /** Null if there are too few points. */
  readonly distortion: DistortionResult | null;
  /** Null if there are too few points. */
  readonly homology: HomologyResult | null;
  /**
   * Null unless it is estimated (see `ManifoldDescription.isEstimated`) and there are 50 points to train on. Not in the
   * results of older versions.
   */
  readonly intrinsicDimension?: IntrinsicDimensionResult | null;
  /** Null if the definition asks for none. */
  readonly bumpHunt: BumpHuntResult | null;
  /** Null if the autoencoder is not variational; not in the results of older versions. */
  readonly posterior?: PosteriorResult | null;
  /** Null if the latent space has no part whose codes are normalised. Not in the results of older versions. */
  readonly codeNorm?: CodeNormResult | null;
  /** One for each label of at most 50 categories; null if none. Not in the results of older versions. */
  readonly errorsByLabel?: readonly LabelErrors[] | null;
  /** Null if a point is a single number. Not in the results of older versions. */
  readonly errorByColumn?: ErrorByColumn | null;
}
