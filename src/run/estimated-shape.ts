import { isTable } from '../dataset/draw.js';
import type { Manifold } from '../dataset/manifold.js';

/** Whether a manifold says anything of its topology. */
export const declaresShape = ({ topology }: Manifold): boolean =>
  topology.bettiNumbers !== undefined || topology.embeddingDimension !== undefined;

/**
 * Whether intrinsic dimension and Betti numbers of a run are estimated from its sample: where nothing is declared, and
 * where the points come from a table or a sampler of the user, whose declaration may be wrong.
 */
export const isShapeEstimated = (manifold: Manifold): boolean =>
  !declaresShape(manifold) || isTable(manifold) || manifold.source.kind === 'sampler';
