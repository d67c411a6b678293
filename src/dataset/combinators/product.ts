import * as v from 'valibot';
import type { Latent, LatentFactor, ProductLatent } from '../../autoencoder/options.js';
import { productBetti } from '../betti.js';
import { check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { createLazyDraw, requireDrawable } from '../draw.js';
import { productLatent, torusLatent } from '../latent.js';
import type { AntipodalSphere, Chart, Manifold, Topology } from '../manifold.js';
import type { TotalDimension } from './dimensions.js';

/**
 * The product of manifolds: each point is a point of the first, then one of the second, and so on, drawn independently.
 * Betti numbers follow from Künneth's formula, geodesic distances from Pythagoras, spheres from those of the factors.
 * The embedding dimension of a product does not follow from those of its factors and is not known.
 * @example product(circle(), sphere())
 */
export function product<const Factors extends readonly [Manifold, Manifold, ...Manifold[]]>(
  ...factors: Factors
): Manifold<TotalDimension<Factors>>;
/**
 * The product of latent spaces: a code is the codes of the factors one after another.
 * @example product(spherical(1), euclidean(2))
 */
export function product(...factors: readonly [LatentFactor, LatentFactor, ...LatentFactor[]]): ProductLatent;
export function product(...factors: (Manifold | LatentFactor)[]): Manifold | ProductLatent {
  check('product', v.pipe(v.array(v.any()), v.minLength(2, 'at least 2 manifolds, or 2 latent spaces')), factors);
  const [manifolds, latents] = [factors.filter(isManifold), factors.filter(isLatent)];
  if (manifolds.length === 0) return productLatent(latents);
  if (latents.length > 0) throw new DefinitionError('product', 'manifolds only, or latent spaces only', 'both');
  return manifolds.reduce((a, b) => ofTwo(a, b));
}

const isManifold = (factor: Manifold | LatentFactor): factor is Manifold => 'source' in factor;
const isLatent = (factor: Manifold | LatentFactor): factor is LatentFactor => !isManifold(factor);

function ofTwo(a: Manifold, b: Manifold): Manifold {
  requireDrawable('product', a);
  requireDrawable('product', b);
  const { ambientDimension: da } = a;
  if (da === null || b.ambientDimension === null)
    throw new DefinitionError('product', 'manifolds of known D', 'one of unknown D');
  const [drawA, drawB] = [createLazyDraw(a), createLazyDraw(b)];
  const [distanceA, distanceB] = [a.geodesicDistance, b.geodesicDistance];
  return {
    name: `${a.name} × ${b.name}`,
    ambientDimension: da + b.ambientDimension,
    intrinsicDimension:
      a.intrinsicDimension === null || b.intrinsicDimension === null
        ? null
        : a.intrinsicDimension + b.intrinsicDimension,
    coordinates: a.coordinates && b.coordinates && [...a.coordinates, ...b.coordinates],
    chart: a.chart && b.chart && productChart(a.chart, b.chart, da),
    topology: productTopology(a, b),
    source: {
      kind: 'derived',
      draw: (random) => {
        const [x, y] = [drawA(random), drawB(random)];
        return {
          point: [...x.point, ...y.point],
          parameters: x.parameters && y.parameters && [...x.parameters, ...y.parameters],
        };
      },
    },
    area: a.area === undefined || b.area === undefined ? undefined : a.area * b.area,
    geodesicDistance:
      distanceA &&
      distanceB &&
      ((x, y) => Math.hypot(distanceA(x.slice(0, da), y.slice(0, da)), distanceB(x.slice(da), y.slice(da)))),
  };
}

function productChart(a: Chart, b: Chart, ambientDimension: number): Chart {
  const n = a.domain.length;
  const [inverseA, inverseB] = [a.inverse?.bind(a), b.inverse?.bind(b)];
  const [areaA, areaB] = [a.areaElement, b.areaElement];
  return {
    parameters: [...a.parameters, ...b.parameters],
    domain: [...a.domain, ...b.domain],
    periodic: [...a.periodic, ...b.periodic],
    map: (values) => [...a.map(values.slice(0, n)), ...b.map(values.slice(n))],
    inverse:
      inverseA &&
      inverseB &&
      ((x) => [...inverseA(x.slice(0, ambientDimension)), ...inverseB(x.slice(ambientDimension))]),
    areaElement: areaA &&
      areaB && {
        density: (values) => areaA.density(values.slice(0, n)) * areaB.density(values.slice(n)),
        bound: areaA.bound * areaB.bound,
      },
  };
}

function productTopology({ topology: a, chart: chartA }: Manifold, { topology: b, chart: chartB }: Manifold): Topology {
  return {
    bettiNumbers: a.bettiNumbers && b.bettiNumbers && productBetti(a.bettiNumbers, b.bettiNumbers),
    antipodalSpheres: productSpheres(
      { spheres: a.antipodalSpheres ?? [], chart: chartA },
      { spheres: b.antipodalSpheres ?? [], chart: chartB },
    ),
    isClosed: a.isClosed && b.isClosed,
    reach: a.reach === undefined || b.reach === undefined ? undefined : Math.min(a.reach, b.reach),
    latent: a.latent && b.latent && productOfLatents(a.latent, b.latent),
  };
}

/** The product of two latent spaces without brackets in it; of circles alone, the torus. */
function productOfLatents(a: Latent, b: Latent): Latent {
  const factors = [a, b].flatMap((latent) => (latent.kind === 'product' ? latent.factors : [latent]));
  const isTorus = factors.every(({ kind, dimension }) => kind === 'torus' || (kind === 'sphere' && dimension === 1));
  return isTorus ? torusLatent(a.dimension + b.dimension) : productLatent(factors);
}

/** The image of the middle of a chart. */
const anyPoint = (chart: Chart): readonly number[] => chart.map(chart.domain.map(([from, to]) => (from + to) / 2));

/** The spheres of a factor, and its chart, which has a point to put spheres of the other factor over. */
interface FactorSpheres {
  readonly spheres: readonly AntipodalSphere[];
  readonly chart: Chart | null;
}

/**
 * A sphere of one factor over a point of the other, and diagonals: Sᵏ through both at once, k the lesser of their
 * dimensions, where the distances of opposite points add in squares.
 */
function productSpheres(a: FactorSpheres, b: FactorSpheres): AntipodalSphere[] {
  const diagonals = a.spheres.flatMap((x) =>
    b.spheres.map((y): AntipodalSphere => {
      const [ofX, ofY] = [x.map, y.map];
      return {
        name: `the diagonal of ${x.name} and ${y.name}`,
        dimension: Math.min(x.dimension, y.dimension),
        radius: Math.hypot(x.radius, y.radius),
        map: ofX && ofY && ((u) => [...ofX(inside(u, x)), ...ofY(inside(u, y))]),
      };
    }),
  );
  return [
    ...a.spheres.map((sphere) => overPoint(sphere, b.chart, (x, point) => [...x, ...point])),
    ...b.spheres.map((sphere) => overPoint(sphere, a.chart, (x, point) => [...point, ...x])),
    ...diagonals,
  ];
}

/** A unit vector as one of the sphere, which may have more coordinates. */
const inside = (u: readonly number[], { dimension }: AntipodalSphere): readonly number[] =>
  Array.from({ length: dimension + 1 }, (_, k) => u[k] ?? 0);

function overPoint(
  sphere: AntipodalSphere,
  other: Chart | null,
  join: (x: readonly number[], point: readonly number[]) => readonly number[],
): AntipodalSphere {
  const { map } = sphere;
  return { ...sphere, map: map && other !== null ? (u) => join(map(u), anyPoint(other)) : undefined };
}
