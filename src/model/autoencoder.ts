import { findBottleneck, mixing } from './bottleneck.js';
import { firstJump } from './continuity.js';
import { denseChain, type DenseChain } from './dense-chain.js';
import { createPlan, foldConstants, traceShapes } from './evaluate.js';
import { cutsOf, flowBetween, type Cut } from './flow.js';
import type { Graph } from './graph.js';
import { ModelError } from './model-error.js';
import { inBlocks, inputShape, rowsTensor, type Batch, type InputShape, type RowFunction } from './rows.js';
import { isNormalized } from './sphere.js';
import { pushForwardOf, type RowPushForward } from './tangents/push-forward.js';
import { createNumbers, shapeText, sizeOf, type Numbers, type Precision } from './tensor.js';

/** An autoencoder that was trained elsewhere. */
export interface ExaminedAutoencoder {
  /** Numbers of a code. */
  readonly codeSize: number;
  readonly latent: {
    /** Name of the tensor that codes are. */
    readonly tensor: string;
    /** Whether the dataset file names it. */
    readonly isNamed: boolean;
    /** Its place among `widths`. */
    readonly layer: number;
    /** Whether the graph divides codes by their length. */
    readonly isNormalized: boolean;
  };
  /** Widths of the layers, from D through the code back to D. */
  readonly widths: readonly number[];
  /**
   * How many numbers hold all that later nodes know of a point: between any two nodes, except at the code, as far as they
   * are continuous functions of the point.
   */
  readonly continuousWidths: readonly number[];
  /** Whether codes, and reconstructions, depend continuously on the point. */
  readonly isCodeContinuous: boolean;
  readonly isContinuous: boolean;
  /** The first node that may jump, in words; null if none. */
  readonly jump: string | null;
  /** Numbers of the weights. */
  readonly parameters: number;
  /** Operators of the graph, in alphabetical order. */
  readonly operators: readonly string[];
  /** Where they are dense layers alone; else null. */
  readonly denseEncoder: DenseChain | null;
  readonly denseDecoder: DenseChain | null;
  /** rows × D → rows × code size, in a precision. */
  readonly encode: Readonly<Record<Precision, RowFunction>>;
  /**
   * Derivatives of codes along a direction at each row: rows × D and rows × D → rows × code size. Null where that of an
   * operator is not known, or the model does not take any number of rows.
   */
  readonly pushForward: RowPushForward | null;
  /** rows × code size → rows × D. */
  readonly decode: Readonly<Record<Precision, RowFunction>>;
}

/** Numbers of a block of rows: its largest tensor has about as many. */
const blockNumbers = 2 ** 19;

/** How near two evaluations of one row are, as a share of its length or of 1. */
const sameRow = 1e-9;

/**
 * Takes an autoencoder apart into encoder and decoder.
 * @param graph as it was read.
 * @param latent name of the tensor that codes are; null to find it.
 * @param points a few rows of the data, on which it is tried; at least one.
 * @param dimension D.
 * @throws ModelError where it is no autoencoder of such points, or no function of one point.
 */
export function createAutoencoder(
  graph: Graph,
  latent: string | null,
  points: Float64Array,
  dimension: number,
): ExaminedAutoencoder {
  const folded = foldConstants(graph);
  const input = onlyInput(folded);
  const shape = inputShape(input, dimension);
  const { batch, shapes, rows } = chooseBatch(folded, input.name, shape, points);
  const perRow = (name: string): number => sizeOf(shapes.get(name) ?? []) / rows;
  const output = outputOf(folded, perRow, dimension);
  const flow = flowBetween(folded, input.name, output);
  if (!flow.tensors.has(input.name)) throw new ModelError('the output does not depend on the input');
  const cuts = cutsOf(flow, input.name, output, perRow);
  const isPerRow = (name: string): boolean => batch.kind === 'none' || shapes.get(name)?.[0] === rows;
  const bottleneck = findBottleneck(folded, flow, cuts, isPerRow, latent);
  const jump = firstJump(folded, flow);
  const codeShape = shapes.get(bottleneck.tensor) ?? [];
  const codeRow = batch.kind === 'none' ? codeShape : codeShape.slice(1);
  const mostRows = Math.max(1, Math.floor((blockNumbers / Math.max(...[...shapes.values()].map(sizeOf))) * rows));

  const encoder = (precision: Precision): RowFunction => {
    const plan = createPlan(folded, [input.name], bottleneck.tensor, precision);
    return inBlocks({
      batch,
      inputs: dimension,
      outputs: bottleneck.width,
      mostRows,
      precision,
      run: (block) => plan.run(new Map([[input.name, rowsTensor(block, shape.row, batch)]])).values,
    });
  };
  const decoder = (precision: Precision): RowFunction => {
    const plan = createPlan(folded, [bottleneck.tensor], output, precision);
    // Some decoders ask for the shape of the input: that of any points.
    const needs = plan.needs.length > 0;
    return inBlocks({
      batch,
      inputs: bottleneck.width,
      outputs: dimension,
      mostRows,
      precision,
      run: (block) => {
        const code = rowsTensor(block, codeRow, batch);
        const zeros = needs ? createNumbers(precision, (block.length / bottleneck.width) * dimension) : null;
        return plan.run(
          new Map([
            [bottleneck.tensor, code],
            ...(zeros === null ? [] : [[input.name, rowsTensor(zeros, shape.row, batch)] as const]),
          ]),
        ).values;
      },
    });
  };
  const layerOf = ({ nodes }: Cut): number =>
    flow.nodes.slice(0, nodes).filter(({ operator }) => mixing.has(operator)).length;
  const isBefore = (nodes: number): boolean => jump === null || nodes <= jump.index;
  const others = cuts.slice(1, -1).filter((cut) => cut !== bottleneck.cut);
  const part = (from: string, to: string, width: number): DenseChain | null =>
    denseChain(folded, flowBetween(folded, from, to), from, width);
  const result: ExaminedAutoencoder = {
    codeSize: bottleneck.width,
    latent: {
      tensor: bottleneck.tensor,
      isNamed: bottleneck.isNamed,
      layer: layerOf(bottleneck.cut),
      isNormalized: isNormalized(folded, bottleneck.tensor) && codeRow.length === 1 && bottleneck.width > 1,
    },
    widths: layerWidths(cuts, layerOf, bottleneck.cut),
    continuousWidths: others.filter(({ nodes }) => isBefore(nodes)).map(({ width }) => width),
    isCodeContinuous: isBefore(bottleneck.cut.nodes),
    isContinuous: jump === null,
    jump: jump?.reason ?? null,
    parameters: [...graph.constants.values()]
      .filter(({ kind }) => kind === 'real')
      .reduce((sum, { values }) => sum + values.length, 0),
    operators: [...new Set(graph.nodes.map(({ operator }) => operator))].sort(),
    denseEncoder: part(input.name, bottleneck.tensor, dimension),
    denseDecoder: part(bottleneck.tensor, output, bottleneck.width),
    pushForward: pushForwardOf(folded, input.name, bottleneck.tensor, shape.row, batch),
    encode: { float32: encoder('float32'), float64: encoder('float64') },
    decode: { float32: decoder('float32'), float64: decoder('float64') },
  };
  return result;
}

function onlyInput({ inputs }: Graph): Graph['inputs'][number] {
  if (inputs.length === 1) return inputs[0];
  const named = inputs.map(({ name, shape }) => `${name} ${shape === null ? '' : shapeText(shape)}`.trim()).join(', ');
  throw new ModelError(`expected one input, got ${inputs.length === 0 ? 'none' : `${inputs.length}: ${named}`}`);
}

/** The output that is a reconstruction: the first one of D numbers. */
function outputOf({ outputs }: Graph, perRow: (name: string) => number, dimension: number): string {
  const found = outputs.find(({ name }) => perRow(name) === dimension);
  if (found !== undefined) return found.name;
  const there = outputs.map(({ name }) => `${name} of ${perRow(name)}`).join(', ');
  throw new ModelError(
    `expected an output of ${dimension} numbers for each point, the reconstruction, got ${there || 'no outputs'}. Of an encoder alone, give the decoder too: onnx({ encoder, decoder }).`,
  );
}

/**
 * Finds out how many rows the model takes at once, and that they do not depend on each other. Exporters fix the number of
 * rows to one by default, though most graphs take any.
 */
function chooseBatch(
  graph: Graph,
  input: string,
  { batch, row }: InputShape,
  points: Float64Array,
): { readonly batch: Batch; readonly shapes: ReadonlyMap<string, readonly number[]>; readonly rows: number } {
  const width = sizeOf(row);
  const there = points.length / width;
  const traced = (rows: number, how: Batch) => ({
    batch: how,
    rows,
    shapes: traceShapes(graph, new Map([[input, rowsTensor(someRows(points, width, rows, there), row, how)]])),
  });
  if (batch.kind === 'none') return traced(1, batch);
  const any: Batch = { kind: 'any' };
  if (batch.kind === 'any') {
    requireIndependent(graph, input, row, any, points);
    return traced(trialRows, any);
  }
  try {
    requireIndependent(graph, input, row, any, points);
    return traced(trialRows, any);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return traced(batch.rows, batch);
  }
}

/** Rows on which a model is tried: no size of a layer that many graphs have. */
const trialRows = 5;

/** The first rows over and over, up to a number of rows. */
function someRows(points: Float64Array, width: number, rows: number, there: number): Float64Array {
  return Float64Array.from(
    { length: rows * width },
    (_, k) => points[(Math.floor(k / width) % there) * width + (k % width)],
  );
}

/** @throws ModelError where what comes of a row depends on the rows beside it. */
function requireIndependent(
  graph: Graph,
  input: string,
  row: readonly number[],
  batch: Batch,
  points: Float64Array,
): void {
  const width = sizeOf(row);
  const block = someRows(points, width, trialRows, points.length / width);
  for (const { name } of graph.outputs) {
    const plan = createPlan(graph, [input], name, 'float64');
    const run = (values: Numbers): Numbers => plan.run(new Map([[input, rowsTensor(values, row, batch)]])).values;
    const together = run(block);
    const size = together.length / trialRows;
    for (let k = 0; k < trialRows; k++) {
      const alone = run(block.slice(k * width, (k + 1) * width));
      const length = Math.hypot(...alone);
      const isSame =
        alone.length === size &&
        alone.every(
          (value, i) =>
            Math.abs(value - together[k * size + i]) <= sameRow * Math.max(1, length) ||
            (Number.isNaN(value) && Number.isNaN(together[k * size + i])),
        );
      if (!isSame)
        throw new ModelError(
          `the output ${name} of a point depends on the points beside it in a batch, so the model is no function of a point. Call model.eval() before the export.`,
        );
    }
  }
}

/** The width of each layer: behind the functions that are applied to its numbers, except for the code itself. */
function layerWidths(cuts: readonly Cut[], layerOf: (cut: Cut) => number, code: Cut): number[] {
  const widths: number[] = [];
  for (const cut of cuts) if (layerOf(cut) !== layerOf(code)) widths[layerOf(cut)] = cut.width;
  widths[layerOf(code)] = code.width;
  return widths;
}
