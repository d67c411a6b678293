/*
 * What docs/paper.md says of the paper, claim by claim. The numbers and the pictures are made by the examples
 * themselves.
 */

/** A picture of a tile of an example's report. */
export interface Picture {
  /** Name of the tile, such as `latent`. */
  readonly tile: string;
  /** An entry of the menu Show to choose first, by its text. */
  readonly show?: string;
  /** How far into the training, from 0 to 1; the end where it is left out. */
  readonly progress?: number;
}

export interface Example {
  /** The dataset file in `examples/`, without its ending. */
  readonly name: string;
  readonly pictures: readonly Picture[];
}

export interface Section {
  readonly title: string;
  /** What the paper says. */
  readonly claim: string;
  /** Why it must be so. */
  readonly why: string;
  /** What to look for in numbers and pictures. */
  readonly see: string;
  /** The obstructed ones first, those with a latent space that fits after them. */
  readonly examples: readonly Example[];
  /** ρ above which a point counts as missed, in data units; left out where no such number means anything. */
  readonly missedAbove?: number;
}

const latent: readonly Picture[] = [{ tile: 'latent' }];
const errorMap: readonly Picture[] = [{ tile: 'error-map' }];
const circles: readonly Picture[] = [{ tile: 'latent', show: 'circles' }];

export const sections: readonly Section[] = [
  {
    title: 'A circle on a line',
    claim:
      'If the data manifold does not embed in the latent space, no continuous autoencoder reconstructs all of it: some perfectly ' +
      'normal points always have a large error. Where they lie changes with the seed; that they exist does not.',
    why:
      'Every continuous map of a circle to the line sends some two opposite points to one number (Borsuk–Ulam). They have one ' +
      'reconstruction between them, so one of the two is off by at least the radius, whatever the decoder.',
    see:
      'sup ρ is above 1 for every seed, near the diameter, though the median is small; the certificate names the two points. With ' +
      'a circle for a latent space, or a plane, the error is gone, and the winding number is ±1.',
    examples: [
      { name: 'circle', pictures: [{ tile: 'latent' }, { tile: 'error-map' }] },
      { name: 'circle-spherical-latent', pictures: latent },
      { name: 'circle-two-latents', pictures: errorMap },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'A sphere in the plane',
    claim: 'The same holds one dimension up: a sphere laid out in the plane is torn open at a point.',
    why:
      'Every continuous map of S² to ℝ² sends two opposite points to one code. The network makes the torn region small, which ' +
      'pleases the mean squared error and leaves the supremum where it was.',
    see:
      'The share of missed points is near a hundredth, yet sup ρ is near the diameter. The circles drawn in the latent space are ' +
      'the images of circles of one size: in the spherical latent space they stay alike, in the plane they do not.',
    examples: [
      { name: 'sphere', pictures: [...circles, ...errorMap] },
      { name: 'sphere-spherical-latent', pictures: circles },
      { name: 'sphere-three-latents', pictures: [] },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'Normal points that are flagged',
    claim: 'So an anomaly detector that cuts on ρ has false positives that no training removes.',
    why:
      'A threshold low enough to catch the anomalies catches the torn region of the background too. And where a part of the ' +
      'background is rare, the tear goes there: what is rare is flagged for being rare.',
    see:
      'The AUC for anomalies inside the sphere is high, and still sup ρ of the background is beyond that of all of them. On the ' +
      'circle the rare arc, which belongs to the background, is told from it with an AUC near 1.',
    examples: [
      { name: 'sphere-anomalies', pictures: [{ tile: 'histogram' }] },
      { name: 'circle-rare-arc', pictures: errorMap },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'Anomalies that are not flagged',
    claim:
      'A network fills gaps smoothly: what is missing from the training data is often reconstructed well, so that the anomaly that ' +
      'lives there is not seen.',
    why:
      'With one latent number the two ends of the arc are far apart, and a point between them is reconstructed as one end or the ' +
      'other. With two, the network closes the circle on its own.',
    see: 'The AUC for points in the gap is high with one latent number and falls with two, although the second fits the data better.',
    examples: [
      { name: 'circle-gap', pictures: errorMap },
      { name: 'circle-gap-two-latents', pictures: errorMap },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'Intrinsic topology: torus, Möbius strip, Klein bottle',
    claim: 'What counts first is what the manifold is: its loops, its sides, its dimension.',
    why:
      'The torus has two independent loops and does not embed in the plane; the Möbius strip is cut across, as every piece of it ' +
      'fits in the plane but the whole does not; the Klein bottle needs four dimensions.',
    see:
      'sup ρ is of the order of the size of the manifold in each. The latent space T² would fit the torus; but its winding numbers ' +
      'and its degree are fixed by the first few hundred steps, and a run that starts with the wrong ones keeps them. With the ' +
      'Möbius band and the Klein bottle for latent spaces the obstruction is gone too, and most seeds find the way: they have a ' +
      'small sup ρ, those that stay folded a large one.',
    examples: [
      { name: 'torus', pictures: circles },
      { name: 'torus-torus-latent', pictures: circles },
      { name: 'mobius-strip', pictures: errorMap },
      { name: 'mobius-strip-mobius-latent', pictures: latent },
      { name: 'klein-bottle', pictures: errorMap },
      { name: 'klein-bottle-two-latents', pictures: errorMap },
      { name: 'klein-bottle-klein-latent', pictures: latent },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'All but a small part of the torus',
    claim:
      'Kvalheim and Sontag (arXiv:2310.02250) prove both halves: all but a small part of a manifold can be reconstructed as well as one ' +
      'likes with as many latent numbers as it has dimensions, and all of it never: if it is closed, sup ρ is at least its reach.',
    why:
      'Cut along its two loops the torus is a square, which lies in the plane; a larger network makes the cuts thinner. The reach of a ' +
      'torus with radii R and r is the smaller of r and R − r, here 1.',
    see:
      'With units and steps the share of points with ρ > 0.1 falls from nearly all to a twentieth, and the median with it. sup ρ does not ' +
      'fall: it is above 1 for every network and seed.',
    examples: [
      { name: 'torus-narrow', pictures: errorMap },
      { name: 'torus-medium', pictures: errorMap },
      { name: 'torus-wide', pictures: [...latent, ...errorMap] },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'Extrinsic topology: a knot and linked rings',
    claim: 'How the manifold lies in space matters too: it shows in how the latent picture evolves.',
    why:
      'A trefoil is a circle, and two linked rings are two circles; both embed in the plane. But a network starts near a linear map, ' +
      'and a projection of a knot or a link to the plane has crossings, which training must undo.',
    see: 'With two latent numbers nothing is forbidden. Some seeds untangle and have a small sup ρ, others stay crossed: the spread over the seeds is wide.',
    examples: [
      { name: 'trefoil', pictures: latent },
      { name: 'trefoil-two-latents', pictures: latent },
      { name: 'linked-rings', pictures: [{ tile: 'latent', progress: 0.1 }, { tile: 'latent' }] },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'The double cone',
    claim: 'Where the data are no manifold at a point, and are sampled unevenly, the sheet that is seen more wins.',
    why: 'Around the apex the two sheets would have to lie over each other in the plane. The mean squared error decides which of them is served.',
    see: 'The sheet with a tenth of the points is folded onto the other, and ρ is large on it.',
    examples: [{ name: 'double-cone', pictures: [...latent, ...errorMap] }],
    missedAbove: 0.1,
  },
  {
    title: 'The latent picture during training',
    claim:
      'The obstruction can be watched as it arises: a circle opens, a sphere is flattened and torn, folds appear that stay.',
    why: 'Training moves the encoder continuously from near a linear map; folds come and go in pairs, and the degree of a map to S¹ or S² never changes.',
    see: 'The picture of the sphere before training, early in it, and at its end.',
    examples: [
      {
        name: 'sphere',
        pictures: [
          { tile: 'latent', progress: 0 },
          { tile: 'latent', progress: 0.3 },
          { tile: 'latent', progress: 0.5 },
        ],
      },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'Two-body phase space is a sphere',
    claim:
      'The events of n massless particles with total momentum 0 and energy E form a topological sphere of dimension 3n − 4.',
    why: '{Σp = 0, Σ|p| = E} is a level set of a norm. For n = 2 only a direction is free: S², bent into ℝ⁶, and the bound is E/√2.',
    see: 'Intrinsic dimension 2, and two latent numbers are not enough; with S², or with three, the error is gone.',
    examples: [
      { name: 'two-body', pictures: latent },
      { name: 'two-body-spherical-latent', pictures: latent },
      { name: 'two-body-three-latents', pictures: latent },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'Three-body phase space is a sphere S⁵',
    claim:
      'An autoencoder of three-body events with as many latent numbers as phase space has dimensions must flag some of them.',
    why: 'S⁵ does not embed in ℝ⁵; ‖p‖ is at least E/√3 on it, so sup ρ is at least 0.577 E.',
    see: 'sup ρ is above the bound for every seed with d = 5, and small for S⁵ and for d = 6. The data are standardised for training; ρ is in units of √s.',
    examples: [
      { name: 'three-body', pictures: [{ tile: 'histogram' }] },
      { name: 'three-body-spherical-latent', pictures: [{ tile: 'histogram' }] },
      { name: 'three-body-six-latents', pictures: [] },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'Top decays are S² × S²',
    claim:
      'A latent space with the topology of the events reconstructs what a Euclidean one of as many dimensions cannot (Ngairangbam, ' +
      'Rozwoda, Sakurai and Spannowsky, arXiv:2502.10163).',
    why:
      't → b W → b q q̄′ with both masses fixed is two directions, that of the W and that of q in its rest frame. S² × S² lies in ℝ⁵, ' +
      'not in ℝ⁴. The AUC of that paper against QCD jets is left out: it takes a simulation of showers and of a detector.',
    see:
      'With four numbers some decays have a ρ of the order of the mass of the top quark, for every seed; with S² × S², as many ' +
      'dimensions, sup ρ falls to a few GeV. ρ is in GeV.',
    examples: [
      { name: 'top-decay', pictures: [{ tile: 'histogram' }] },
      { name: 'top-decay-sphere-product-latent', pictures: [{ tile: 'histogram' }] },
    ],
    missedAbove: 10,
  },
  {
    title: 'A bump hunt that fails',
    claim: 'An autoencoder trained on flat phase space does not flag a narrow resonance in an invariant mass.',
    why:
      'Events with 0.38 < m₁₂ < 0.42 were cut out of the training data, and the network fills the window from both sides; what it ' +
      'does flag are events elsewhere on the sphere S⁵, which topology puts beyond its reach.',
    see: 'The AUC of the resonance is near ½, a coin toss: its bump is plain before the cut on ρ, and gone after it.',
    examples: [{ name: 'bump-hunt', pictures: [{ tile: 'bump-hunt' }, { tile: 'roc' }] }],
    missedAbove: 0.1,
  },
  {
    title: 'Pictures of a shape that turns',
    claim: 'The obstruction is there in data of many dimensions, with a topology that nobody declares.',
    why:
      'An L turned once around, in 24 × 24 pixels, is a circle in ℝ⁵⁷⁶. On a line some L has the code of the same L upside down, and ' +
      'those two are at least 6.08 apart at every angle: sup ρ is at least 3.04.',
    see:
      'With one number most pictures are sharp, and near one angle ρ is above the bound; with a circle or a plane for a latent space ' +
      'all are sharp.',
    examples: [
      { name: 'rotating-shape', pictures: latent },
      { name: 'rotating-shape-spherical-latent', pictures: latent },
      { name: 'rotating-shape-two-latents', pictures: latent },
    ],
    missedAbove: 1,
  },
  {
    title: 'What a sample alone proves',
    claim: 'Of data that declare no topology, theorems hold all the same; of noise, there is nothing to say.',
    why:
      'The persistent homology of a sample bounds the largest error near it, for every network of a shape (docs/statements.md has the ' +
      'proof). A torus has a hollow that no two numbers keep. A Gaussian cloud has no hole: what a plane loses of it is variance.',
    see:
      'The lower bound of the torus is below the 1 that its reach gives where it is declared (as in torus-wide), and holds within the distance that the statement ' +
      'names. The Gaussian cloud has no bound that holds for every network and no suggestion. The bound of a certificate is of one trained encoder, and ' +
      'any encoder of five numbers to two has one.',
    examples: [
      { name: 'rotating-shape', pictures: [] },
      { name: 'torus-sample', pictures: errorMap },
      { name: 'gaussian-noise', pictures: [{ tile: 'histogram' }] },
    ],
  },
  {
    title: 'States of dynamical systems',
    claim:
      'States on an invariant circle or torus of a flow have the same limits (Kvalheim and Sontag, arXiv:2511.04807): no latent ' +
      'flow on a line or in the plane follows all of them.',
    why:
      'A pendulum that swings with a fixed energy runs around a circle; two oscillators whose frequencies have no common period fill a ' +
      'torus. States of the pendulum half a period apart are at least 1.732 from each other, and the reach of the torus is 0.707.',
    see: 'sup ρ is above these bounds with ℝ and ℝ² for every seed, and small with S¹ and T², which have as many dimensions.',
    examples: [
      { name: 'pendulum', pictures: errorMap },
      { name: 'pendulum-spherical-latent', pictures: errorMap },
      { name: 'coupled-oscillators', pictures: errorMap },
      { name: 'coupled-oscillators-torus-latent', pictures: latent },
    ],
    missedAbove: 0.1,
  },
  {
    title: 'Measured data',
    claim: 'Real data show the same, where they fill their manifold.',
    why:
      'Earthquakes lie on a sphere, but only along its seismic belts, so that a cut can hide in a region without earthquakes. Airports fill a ' +
      'piece of a surface, which does not embed in a line.',
    see: 'For the earthquakes the spherical latent space is better at the supremum; one number for the airports is a curve that winds through them.',
    examples: [
      { name: 'earthquakes', pictures: latent },
      { name: 'earthquakes-spherical-latent', pictures: latent },
      { name: 'airports', pictures: [{ tile: 'data' }] },
    ],
  },
  {
    title: 'SPHERES',
    claim: 'What lies inside what is lost where the latent space has far too few dimensions.',
    why: 'Ten spheres S¹⁰⁰ inside a larger one (Moor et al., ICML 2020) cannot keep their place in a plane, and the mean squared error does not ask for it.',
    see: 'Trustworthiness, continuity and the divergence of densities are those of the tables of that paper, to be set beside them.',
    examples: [{ name: 'spheres', pictures: latent }],
  },
];
