import { codeSize } from '../autoencoder/architecture.js';
import type { Latent } from '../autoencoder/options.js';
import { latentTopology, networkShape } from './network-shape.js';
import { theoremsOf, type DeclaredSpace } from './theorems.js';

/** What is asked of latent spaces. */
export interface CandidateQuestion {
  /** What is declared of the data; n may be estimated. */
  readonly space: DeclaredSpace;
  /** D. */
  readonly ambientDimension: number;
  /** Widths of the encoder's hidden layers. */
  readonly hidden: readonly number[];
  /** Whether only Euclidean spaces can be trained, as with a variational autoencoder. */
  readonly isEuclidean: boolean;
}

/** Dimension up to which Euclidean spaces are tried if nothing is known of the data. */
const unknownUpTo = 6;

/** Euclidean spaces that are tried, at most; from the sixth on they leave some out if there would be more. */
const mostEuclidean = 10;

/**
 * Latent spaces to try on data of n dimensions, the smallest first: ℝ¹ up to ℝ²ⁿ, which holds every smooth manifold of n
 * dimensions (Whitney), but not beyond ℝᴰ, and the curved spaces of n dimensions that no theorem forbids. Of data of more
 * than two dimensions that declare no topology, no curved ones: too little is known to choose among them.
 */
export function latentCandidates(question: CandidateQuestion): readonly Latent[] {
  const { space, ambientDimension, isEuclidean } = question;
  const { intrinsicDimension: n, topology } = space;
  const greatest = Math.max(n === null ? unknownUpTo : 2 * n, topology.embeddingDimension ?? 1);
  const flat = spread(Math.min(greatest, ambientDimension)).map(euclidean);
  const curved = isEuclidean || n === null ? [] : curvedOf(n, space).filter((latent) => isAllowed(latent, question));
  return distinct([...flat, ...curved]).toSorted((a, b) => compare(sizeOf(a), sizeOf(b)));
}

const euclidean = (dimension: number): Latent => ({ kind: 'euclidean', dimension });

/** The numbers 1 … end; if they are too many, 1 … 6 and some up to the end. */
function spread(end: number): readonly number[] {
  if (end <= mostEuclidean) return Array.from({ length: end }, (_, k) => k + 1);
  const dense = 6;
  const rest = mostEuclidean - dense;
  return Array.from({ length: mostEuclidean }, (_, k) =>
    k < dense ? k + 1 : Math.round(dense * (end / dense) ** ((k + 1 - dense) / rest)),
  );
}

/** Curved spaces of n dimensions: the one that is declared, and where there is reason to try them the others. */
function curvedOf(n: number, { topology }: DeclaredSpace): readonly Latent[] {
  const declared = topology.latent === undefined ? [] : [topology.latent];
  if (topology.bettiNumbers === undefined && n > 2) return declared;
  // In one dimension the sphere, the torus and the projective space are all the circle.
  const others: readonly Latent[] =
    n === 1
      ? [{ kind: 'sphere', dimension: 1 }]
      : [
          { kind: 'sphere', dimension: n },
          { kind: 'torus', dimension: n },
          { kind: 'projective', dimension: n },
          ...(n === 2 ? [{ kind: 'mobius', dimension: 2 } as const, { kind: 'klein', dimension: 2 } as const] : []),
        ];
  return [...declared, ...others];
}

/** Whether no theorem forbids a curved space. */
function isAllowed(latent: Latent, { space, hidden }: CandidateQuestion): boolean {
  const { intrinsicDimension: n, topology } = space;
  const z = latentTopology(latent);
  // A closed manifold lies in another of its dimension only as the whole of it, which one that is not closed cannot be.
  if (topology.isClosed === true && n === z.dimension && !z.isClosed) return false;
  return theoremsOf(space, networkShape({ hidden, latent })).length === 0;
}

function distinct(latents: readonly Latent[]): readonly Latent[] {
  return [...new Map(latents.map((latent) => [JSON.stringify(latent), latent])).values()];
}

/** By dimension; of one dimension the flat space first, and then by how many numbers it takes to write a code. */
const sizeOf = (latent: Latent): readonly number[] => [
  latent.dimension,
  latent.kind === 'euclidean' ? 0 : 1,
  latentTopology(latent).embeddingDimension,
  codeSize(latent),
];

function compare(a: readonly number[], b: readonly number[]): number {
  const k = a.findIndex((number, index) => number !== b[index]);
  return k < 0 ? 0 : a[k] - b[k];
}
