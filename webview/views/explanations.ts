import * as l10n from '@vscode/l10n';
import type { ViewName } from '../state/arrangement.js';

/** What is said of a view to somebody who asks what it shows. */
export interface ViewText {
  /** In menus; at the head of its tile may stand more. */
  readonly title: string;
  /** What is drawn. */
  readonly drawn: string;
  readonly formulas: readonly { readonly formula: string; readonly meaning: string }[];
  /** What there is to see, as the end of a sentence that begins with “Look for”. */
  readonly look: string;
  readonly references: readonly Reference[];
}

interface Reference {
  readonly text: string;
  /** Where in it; empty for all of it. */
  readonly place: string;
  readonly url: string;
}

const batson = (place: string): Reference => ({
  text: 'Batson, Haaf, Kahn, Roberts: Topological Obstructions to Autoencoding, JHEP 04 (2021) 280',
  place,
  url: 'https://arxiv.org/abs/2102.08380',
});

const borsukUlam: Reference = {
  text: 'Hatcher: Algebraic Topology',
  place: l10n.t('Corollary 2B.7 (Borsuk–Ulam)'),
  url: 'https://pi.math.cornell.edu/~hatcher/AT/ATpage.html',
};

const esmaeili = (place: string): Reference => ({
  text: 'Esmaeili, Walters, Zimmermann, van de Meent: Topological Obstructions and How to Avoid Them, NeurIPS 2023',
  place,
  url: 'https://arxiv.org/abs/2312.07529',
});

const moor = (place: string): Reference => ({
  text: 'Moor, Horn, Rieck, Borgwardt: Topological Autoencoders, ICML 2020',
  place,
  url: 'https://arxiv.org/abs/1906.00722',
});

const bauer: Reference = {
  text: 'Bauer: Ripser: efficient computation of Vietoris–Rips persistence barcodes, J. Appl. Comput. Topol. 5 (2021) 391',
  place: '',
  url: 'https://arxiv.org/abs/1908.02518',
};

const error = {
  formula: 'ρ(x) = ‖x − g(f(x))‖₂',
  meaning: l10n.t('reconstruction error, a distance in units of the data: f is the encoder, g the decoder'),
};

const bound = {
  formula: 'sup ρ ≥ min ‖x‖ over x in M',
  meaning: l10n.t(
    'where M is a sphere that −1 maps to itself, of no smaller dimension than a Euclidean latent space: f(x) = f(−x) for some x, so x or −x is off by ‖x‖',
  ),
};

/** Keyed by name, so that no view is without its text. */
export const viewTexts: Readonly<Record<ViewName, ViewText>> = {
  data: {
    title: l10n.t('Data and reconstruction'),
    drawn: l10n.t(
      'Points of the test sample, small and grey, and what the network makes of each of them, large and coloured. With more than three coordinates, three are chosen, or the three principal axes of the data are.',
    ),
    formulas: [{ formula: 'x̂ = g(f(x))', meaning: l10n.t('reconstruction of a point x') }, error],
    look: l10n.t(
      'where reconstructions leave the data: there the data are torn. The place changes with the seed; that there is one does not, as long as the data do not embed in the latent space.',
    ),
    references: [batson(l10n.t('the circle and the sphere'))],
  },
  latent: {
    title: l10n.t('Latent space'),
    drawn: l10n.t(
      'The code of each point. A latent space of one dimension is drawn along one axis, spread out by a parameter of the data; a torus as a square whose opposite sides are the same. Lines are the image of the grid of the data’s chart; the circles are images of small circles of one size.',
    ),
    formulas: [
      { formula: 'z = f(x)', meaning: l10n.t('code of a point') },
      {
        formula: 'J = ∂f/∂u,  J = U Σ Vᵀ',
        meaning: l10n.t(
          'half axes of a circle’s image (Tissot’s indicatrix) are the singular values σ₁ ≥ σ₂ of f in an orthonormal frame of the data',
        ),
      },
    ],
    look: l10n.t(
      'folds, self-crossings and cuts: two parts of the data with one code cannot both be reconstructed. Watch them form, and stay, by replaying the training.',
    ),
    references: [
      batson(l10n.t('latent spaces during training')),
      esmaeili(l10n.t('folds, winding numbers and degree')),
      {
        text: 'Snyder: Map Projections – A Working Manual, USGS Professional Paper 1395 (1987)',
        place: l10n.t('Tissot’s indicatrix'),
        url: 'https://pubs.usgs.gov/publication/pp1395',
      },
    ],
  },
  'error-map': {
    title: l10n.t('Error map'),
    drawn: l10n.t(
      'The reconstruction error at the nodes of a fine grid, not of the sample alone: over the plane in which the data lie, on the surface or along the curve of the manifold.',
    ),
    formulas: [error],
    look: l10n.t(
      'a ridge of large ρ on the data, narrow where the network is sharp (a false positive), and small ρ where there are no data (a false negative: the network interpolates).',
    ),
    references: [batson(l10n.t('false positives and false negatives'))],
  },
  loss: {
    title: l10n.t('Loss'),
    drawn: l10n.t(
      'What training makes small, against the step: the mean over the mini-batches since the last mark, and the same of the test sample.',
    ),
    formulas: [
      {
        formula: 'MSE = 1/(N·D) · Σᵢ ‖xᵢ − x̂ᵢ‖²',
        meaning: l10n.t(
          'mean over N points and D coordinates, of standardised data where the inputs are; regularisers that a dataset asks for are told at the head of the panel',
        ),
      },
    ],
    look: l10n.t(
      'steps: the loss rests while a fold is there and falls when it comes undone. It is a mean, so a small loss allows for a large sup ρ.',
    ),
    references: [
      {
        text: 'Hinton, Salakhutdinov: Reducing the Dimensionality of Data with Neural Networks, Science 313 (2006) 504',
        place: '',
        url: 'https://doi.org/10.1126/science.1127647',
      },
      {
        text: 'Kingma, Ba: Adam, ICLR 2015',
        place: l10n.t('Algorithm 1, where Adam trains'),
        url: 'https://arxiv.org/abs/1412.6980',
      },
    ],
  },
  histogram: {
    title: l10n.t('Histogram of ρ'),
    drawn: l10n.t(
      'How many points of the test sample, and of each signal, have which reconstruction error. One line is the largest found on the manifold, the other the least that topology allows.',
    ),
    formulas: [error, bound],
    look: l10n.t('a tail up to the bound, however long one trains: ordinary points that a cut on ρ would flag.'),
    references: [borsukUlam, batson(l10n.t('reconstruction errors'))],
  },
  compare: {
    title: l10n.t('Compared with the reference'),
    drawn: l10n.t(
      'In what the definitions of this run and of the reference differ, and what each came to. The pin at the top makes the run on show the reference.',
    ),
    formulas: [
      { formula: 'Δq = q(run) − q(reference)', meaning: l10n.t('change of each result q, such as sup ρ or an AUC') },
    ],
    look: l10n.t(
      'one difference in the definition beside a change of sup ρ that is larger than its spread over seeds.',
    ),
    references: [batson(l10n.t('dependence on the seed'))],
  },
  obstruction: {
    title: l10n.t('Obstruction'),
    drawn: l10n.t(
      'What topology forbids this pair of data and latent space, and the two points of one code that show it for this network.',
    ),
    formulas: [
      {
        formula: 'f(x) = f(y)  ⇒  max(ρ(x), ρ(y)) ≥ ‖x − y‖/2',
        meaning: l10n.t('whatever the decoder: one reconstruction serves for both points'),
      },
      bound,
    ],
    look: l10n.t('two points far apart with one code: a certificate that no decoder helps.'),
    references: [borsukUlam, batson('')],
  },
  network: {
    title: l10n.t('Network'),
    drawn: l10n.t('The layers of encoder and decoder with their weights and what flows through them.'),
    formulas: [
      {
        formula: 'hₗ = φ(Wₗ hₗ₋₁ + bₗ)',
        meaning: l10n.t(
          'layer l with weights W, biases b and activation φ; the last layer of the encoder and of the decoder has none',
        ),
      },
    ],
    look: l10n.t('units that do not answer, and layers whose weights have hardly moved.'),
    references: [batson(l10n.t('architectures'))],
  },
  roc: {
    title: l10n.t('Signals against background'),
    drawn: l10n.t(
      'How well a cut ρ > c tells each signal from the background, for every c, beside simpler detectors fitted to the same training sample.',
    ),
    formulas: [
      {
        formula: 'ε_B(c) = P(ρ > c | background),  ε_S(c) = P(ρ > c | signal)',
        meaning: l10n.t('efficiencies; the curve is that of all c'),
      },
      { formula: 'AUC = P(ρ_S > ρ_B) + ½ P(ρ_S = ρ_B)', meaning: l10n.t('Mann–Whitney; ½ is a coin toss') },
      {
        formula: 'SIC = ε_S / √ε_B,  rejection = 1/ε_B',
        meaning: l10n.t('by what a cut multiplies S/√B, and how much background it removes'),
      },
    ],
    look: l10n.t('a curve at or below the dashed diagonal: the autoencoder does not see this signal.'),
    references: [
      batson(l10n.t('anomaly detection')),
      {
        text: 'Hanley, McNeil: The Meaning and Use of the Area under a ROC Curve, Radiology 143 (1982) 29',
        place: '',
        url: 'https://doi.org/10.1148/radiology.143.1.7063747',
      },
      {
        text: 'Gallicchio et al.: Multivariate discrimination and the Higgs + W/Z search, JHEP 04 (2011) 069',
        place: l10n.t('significance improvement'),
        url: 'https://arxiv.org/abs/1010.3698',
      },
    ],
  },
  homology: {
    title: l10n.t('Persistent homology'),
    drawn: l10n.t(
      'The shape of data, codes and reconstructions at all scales at once: balls grow around landmarks, and a bar tells at which scale a component, a loop or a void appears, and at which it is filled. Long bars are features, short ones noise. A click on a bar selects its points in all pictures, those drawn whose nearest landmark it goes through. Of a loop that is a ring: a closed path with the edge at which the bar begins, by steps no longer than it, which stands for the loop up to older ones. Of a component it is all that is joined when its bar ends, which is when it meets a larger one; of the bar that never ends, all that is joined in the middle of the scales at which Betti numbers are read. Of voids no points are kept.',
    ),
    formulas: [
      {
        formula: 'VR(t) = {σ : d(p, q) ≤ t for all p, q in σ}',
        meaning: l10n.t('Vietoris–Rips complex of the landmarks at scale t'),
      },
      { formula: 'bₖ = dim Hₖ(VR(t); Z/2)', meaning: l10n.t('Betti numbers: components, loops, voids') },
      {
        formula: 'd_B = inf_γ sup ‖p − γ(p)‖_∞',
        meaning: l10n.t('bottleneck distance of two diagrams, over all matchings γ'),
      },
    ],
    look: l10n.t(
      'Betti numbers of the codes, or of the reconstructions, that are not those of the data: the latent space cannot hold the shape.',
    ),
    references: [
      bauer,
      {
        text: 'Cohen-Steiner, Edelsbrunner, Harer: Stability of Persistence Diagrams, Discrete Comput. Geom. 37 (2007) 103',
        place: '',
        url: 'https://doi.org/10.1007/s00454-006-1276-5',
      },
      moor(l10n.t('persistent homology of codes')),
    ],
  },
  'bump-hunt': {
    title: l10n.t('Bump hunt'),
    drawn: l10n.t(
      'A histogram of an observable before and after a cut that keeps the events of largest ρ, a smooth fit to both sides of a window, and how far the count in the window exceeds it.',
    ),
    formulas: [
      {
        formula: 'Z = √(2((s + b) ln(1 + s/b) − s))',
        meaning: l10n.t('local significance of s events over b expected (Asimov); below 0 for a deficit'),
      },
    ],
    look: l10n.t('a Z that does not grow with the cut: the autoencoder does not enrich the resonance.'),
    references: [
      batson(l10n.t('the mock bump hunt in phase space')),
      {
        text: 'Cowan, Cranmer, Gross, Vitells: Asymptotic formulae for likelihood-based tests of new physics, Eur. Phys. J. C 71 (2011) 1554',
        place: l10n.t('Eq. (97)'),
        url: 'https://arxiv.org/abs/1007.1727',
      },
    ],
  },
  seeds: {
    title: l10n.t('Seeds'),
    drawn: l10n.t(
      'The same dataset trained with several seeds: sup ρ of each, smallest first, and the place of its largest error.',
    ),
    formulas: [
      { formula: 'x̄ ± s,  s² = Σ (xᵢ − x̄)² / (n − 1)', meaning: l10n.t('mean and standard deviation over seeds') },
    ],
    look: l10n.t(
      'places of the tear that scatter while sup ρ stays above the bound (topology), or some seeds that are fine and others not (training).',
    ),
    references: [batson(l10n.t('dependence on the seed')), esmaeili(l10n.t('local optima'))],
  },
};
