import { superscript } from '../digits.js';
import type { Topology } from '../dataset/manifold.js';
import { formatLowerBound } from '../protocol/format.js';
import { latentName } from '../protocol/latent-name.js';
import type { Assumption, Statement } from '../protocol/statement.js';
import {
  isCodeContinuous,
  latentTopology,
  narrowestLayer,
  type Bottleneck,
  type LatentTopology,
  type NetworkShape,
} from './network-shape.js';

/** What is declared of a manifold M, as far as theorems need it. */
export interface DeclaredSpace {
  readonly name: string;
  /** n; null if it is not declared. */
  readonly intrinsicDimension: number | null;
  readonly topology: Topology;
}

/** What the theorems start from. */
interface Premises extends DeclaredSpace {
  readonly shape: NetworkShape;
  readonly narrowest: Bottleneck;
  /** Whether both halves of the network are continuous. */
  readonly isContinuous: boolean;
  readonly z: LatentTopology;
}

type Theorem = (premises: Premises) => Statement | null;

/** All theorems; of those that say the same the first is told. */
const theorems: readonly Theorem[] = [
  borsukUlam,
  reachBound,
  tooManyDimensions,
  homology,
  embedding,
  dimensionOfLatent,
  closedManifolds,
  embeddingOfLatent,
];

/**
 * What follows from a manifold's declaration for every network of a shape: the strongest bound of sup ρ or, where no
 * theorem gives a number, that some point has ρ > 0. What rests on an assumption is told only if nothing follows without.
 * @returns one statement, or none.
 */
export function theoremsOf(space: DeclaredSpace, shape: NetworkShape): readonly Statement[] {
  if (shape.continuity === 'nowhere') return [];
  const premises = {
    ...space,
    shape,
    narrowest: narrowestLayer(shape),
    isContinuous: shape.continuity === 'everywhere',
    z: latentTopology(shape.latent),
  };
  const found = theorems.flatMap((theorem) => theorem(premises) ?? []);
  return found
    .toSorted((a, b) => a.assumptions.length - b.assumptions.length || (b.bound ?? 0) - (a.bound ?? 0))
    .slice(0, 1);
}

const theorem = (
  fields: Omit<Statement, 'kind' | 'within' | 'forbids' | 'assumptions'> & Partial<Statement>,
): Statement => ({
  kind: 'theorem',
  within: null,
  forbids: true,
  assumptions: [],
  ...fields,
});

/** Where all points pass, such as `ℝ¹` or `ℝ¹ (its narrowest hidden layer)`. */
function target({ narrowest: { width, layer }, shape: { latent } }: Premises): string {
  const space = `ℝ${superscript(width)}`;
  if (layer === 'hidden') return `${space} (the narrowest hidden layer)`;
  return latent.kind === 'euclidean' ? space : `${space} (where the codes of ${latentName(latent)} lie)`;
}

/**
 * A sphere Sᵏ inside the manifold has two opposite points with the same code in ℝᵈ if d ≤ k; one of them is off by at
 * least half their distance.
 */
function borsukUlam(premises: Premises): Statement | null {
  const { topology, narrowest } = premises;
  const spheres = (topology.antipodalSpheres ?? []).filter(({ dimension }) => dimension >= narrowest.width);
  if (spheres.length === 0) return null;
  const widest = spheres.reduce((a, b) => (b.radius > a.radius ? b : a));
  const code = narrowest.layer === 'code' ? 'code' : 'numbers';
  return theorem({
    name: 'Borsuk–Ulam',
    text:
      `Borsuk–Ulam: every continuous map of ${widest.name} to ${target(premises)} sends two opposite points to the ` +
      `same ${code}, so one of them is off by at least ${formatLowerBound(widest.radius)}.`,
    bound: widest.radius,
    source: 'Borsuk, Fund. Math. 20 (1933) 177; Batson, Haaf, Kahn & Roberts, JHEP 04 (2021) 280',
  });
}

/**
 * If b_k ≠ 0 for a k ≥ d, an error below the reach would let a class of H_k pass through an open subset of ℝᵈ, which
 * has none: sup ρ is at least the reach. Both halves of the network have to be continuous.
 */
function reachBound(premises: Premises): Statement | null {
  const { name, topology, narrowest, isContinuous } = premises;
  const { bettiNumbers, reach } = topology;
  if (reach === undefined || !(reach > 0) || !isContinuous || highestDegree(bettiNumbers) < narrowest.width)
    return null;
  return theorem({
    name: 'reach',
    text:
      `Reach: the ${name} has a hole of dimension ${highestDegree(bettiNumbers)} that no part of ${target(premises)} has, ` +
      `so some point is off by at least its reach, ${formatLowerBound(reach)}.`,
    bound: reach,
    source: 'Kvalheim & Sontag, TMLR 2024, arXiv:2310.02250',
  });
}

/** The largest k with b_k ≠ 0; −1 if nothing is declared. */
const highestDegree = (bettiNumbers: readonly number[] | undefined): number =>
  bettiNumbers?.findLastIndex((b) => b !== 0) ?? -1;

/** Invariance of domain: nothing of n dimensions fits into fewer. */
function tooManyDimensions(premises: Premises): Statement | null {
  const { name, intrinsicDimension: n, narrowest } = premises;
  if (n === null || n <= narrowest.width) return null;
  return theorem({
    name: 'invariance of domain',
    text: `Invariance of domain: the ${name} has ${countDimensions(n)} and does not fit into ${target(premises)}, so some of its points share a code.`,
    bound: null,
    source: 'Brouwer, Math. Ann. 71 (1912) 305',
  });
}

const countDimensions = (n: number): string => (n === 1 ? '1 dimension' : `${n} dimensions`);

/** Alexander duality: a compact part of ℝᵈ has no homology of degree d or more. */
function homology(premises: Premises): Statement | null {
  const { name, topology, narrowest } = premises;
  const degree = highestDegree(topology.bettiNumbers);
  if (degree < narrowest.width) return null;
  return theorem({
    name: 'Alexander duality',
    text: `Alexander duality: the ${name} has a hole of dimension ${degree}, which no part of ${target(premises)} has, so some of its points share a code.`,
    bound: null,
    source: 'Hatcher, Algebraic Topology (2002), theorem 3.44',
  });
}

function embedding(premises: Premises): Statement | null {
  const { name, topology, narrowest } = premises;
  const { embeddingDimension } = topology;
  if (embeddingDimension === undefined || embeddingDimension <= narrowest.width) return null;
  return theorem({
    name: 'embedding dimension',
    text: `The ${name} embeds in ℝ${superscript(embeddingDimension)} and in nothing lower, so in ${target(premises)} some of its points share a code.`,
    bound: null,
    source: 'the declaration of the manifold',
  });
}

/** What theorems about Z itself need: that the network really maps to Z. */
const assumptionOn = ({ shape: { latent } }: Premises): readonly Assumption[] => [
  isCodeContinuous(latent) ? 'normalised' : 'projected',
];

const isCurved = ({ shape: { latent } }: Premises): boolean => latent.kind !== 'euclidean';

function dimensionOfLatent(premises: Premises): Statement | null {
  const { name, intrinsicDimension: n, shape, z } = premises;
  if (n === null || n <= z.dimension || !isCurved(premises)) return null;
  return theorem({
    name: 'invariance of domain',
    text: `Invariance of domain: the ${name} has ${countDimensions(n)} and ${latentName(shape.latent)} has ${z.dimension}, so some of its points share a code.`,
    bound: null,
    assumptions: assumptionOn(premises),
    source: 'Brouwer, Math. Ann. 71 (1912) 305',
  });
}

/** A closed manifold fits into another of its dimension only as the whole of it. */
function closedManifolds(premises: Premises): Statement | null {
  const { name, intrinsicDimension: n, topology, shape, z } = premises;
  const { bettiNumbers, isClosed = false } = topology;
  if (!isClosed || !z.isClosed || n !== z.dimension || bettiNumbers === undefined) return null;
  if (isEqual(bettiNumbers, z.bettiNumbers)) return null;
  return theorem({
    name: 'closed manifolds',
    text: `The ${name} would have to fill ${latentName(shape.latent)}, a closed manifold of the same dimension with other Betti numbers, so some of its points share a code.`,
    bound: null,
    assumptions: assumptionOn(premises),
    source: 'invariance of domain: Brouwer, Math. Ann. 71 (1912) 305',
  });
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, k) => k).every((k) => (a[k] ?? 0) === (b[k] ?? 0));
}

/** What embeds in Z embeds wherever Z does. */
function embeddingOfLatent(premises: Premises): Statement | null {
  const { name, topology, shape, z } = premises;
  const { embeddingDimension } = topology;
  if (embeddingDimension === undefined || embeddingDimension <= z.embeddingDimension || !isCurved(premises))
    return null;
  return theorem({
    name: 'embedding dimension',
    text: `${latentName(shape.latent)} embeds in ℝ${superscript(z.embeddingDimension)} and the ${name} does not, so some of its points share a code.`,
    bound: null,
    assumptions: assumptionOn(premises),
    source: 'the declaration of the manifold',
  });
}
