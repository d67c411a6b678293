import { createChartSampler } from './chart-sampling.js';
import { DefinitionError } from './definition-error.js';
import type { Draw, Manifold } from './manifold.js';

/**
 * How one point of a manifold is drawn, with its chart parameters where they are known.
 * @throws RangeError where the manifold is a table of points, or its chart gives no area.
 */
export function createDraw({ source, chart, name }: Manifold): Draw {
  switch (source.kind) {
    case 'derived':
      return source.draw;
    case 'sampler':
      return (random) => {
        const point = source.sample(random);
        return { point, parameters: chart?.inverse?.(point) };
      };
    case 'chart': {
      if (chart === null) throw new RangeError(`${name}: expected a chart to draw points from, got none`);
      const sampleParameters = createChartSampler(chart);
      return (random) => {
        const parameters = sampleParameters(random);
        return { point: chart.map(parameters), parameters };
      };
    }
    case 'list':
    case 'file':
    case 'tables':
      throw new RangeError(`${name}: expected a manifold to draw points from, got a table of points`);
  }
}

/** A draw that is made ready when its first point is wanted, so that a definition stays quick to load. */
export function createLazyDraw(manifold: Manifold): Draw {
  let draw: Draw | null = null;
  return (random) => {
    draw ??= createDraw(manifold);
    return draw(random);
  };
}

/** @throws DefinitionError where a manifold is a table of points, which cannot be drawn again. */
export function requireDrawable(path: string, manifold: Manifold): void {
  if (isTable(manifold)) {
    throw new DefinitionError(path, 'a manifold to draw points from', `the table of points ${manifold.name}`);
  }
}

/** Whether a manifold is a table of points. */
export function isTable({ source }: Manifold): boolean {
  return source.kind === 'list' || source.kind === 'file' || source.kind === 'tables';
}
