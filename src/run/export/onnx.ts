import { codeSize, encoderOutputs, layout, type Architecture, type Layer } from '../../autoencoder/architecture.js';
import { latentCode, normEpsilon, type CodePart } from '../../autoencoder/latent-code.js';
import { leakySlope } from '../../layers/scalar-activation.js';
import { GraphBuilder } from '../../model/graph-builder.js';
import type { Graph } from '../../model/graph.js';
import { writeOnnx } from '../../model/onnx/write.js';
import type { RunDescription } from '../../protocol/description.js';
import { metadataOf } from './metadata.js';

/** A file of an exported model. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The autoencoder and its halves as ONNX files, in data units.
 * @param parameters in the order of `layout`.
 * @returns null for a latent space that the operators of ONNX cannot make: ℝPᵈ needs eigenvectors.
 */
export function exportOnnx(
  architecture: Architecture,
  parameters: Float32Array,
  run: RunDescription,
): readonly ExportedFile[] | null {
  const graphs = autoencoderGraphs(architecture, parameters, {
    standardization: run.autoencoder.standardization,
    metadata: metadataOf(run),
    producer: producerOf(run),
  });
  return (
    graphs && [
      { name: 'autoencoder.onnx', bytes: writeOnnx(graphs.autoencoder) },
      { name: 'encoder.onnx', bytes: writeOnnx(graphs.encoder) },
      { name: 'decoder.onnx', bytes: writeOnnx(graphs.decoder) },
    ]
  );
}

/** What a file says wrote it. */
export const producerOf = ({ versions }: RunDescription): string =>
  `latent-atlas ${versions['latent-atlas'] ?? ''}`.trim();

/** What graphs of an autoencoder have besides its weights. */
export interface GraphDetails {
  readonly standardization: RunDescription['autoencoder']['standardization'];
  readonly metadata: ReadonlyMap<string, string>;
  readonly producer: string;
}

/**
 * An autoencoder and its halves as graphs, in data units.
 * @param parameters in the order of `layout`.
 * @returns null for a latent space that the operators of ONNX cannot make.
 */
export function autoencoderGraphs(
  architecture: Architecture,
  parameters: Float32Array,
  { standardization, metadata, producer }: GraphDetails,
): Readonly<Record<'autoencoder' | 'encoder' | 'decoder', Graph>> | null {
  const { parts } = latentCode(architecture.latent);
  if (parts.some(({ kind }) => kind === 'projector')) return null;
  const { ambientDimension } = architecture;
  const size = codeSize(architecture.latent);
  const writer = new Writer(architecture, parameters, standardization);
  const graph = (
    input: string,
    output: string,
    [from, to]: readonly [number, number],
    make: (graph: GraphBuilder) => string,
  ): Graph => {
    const builder = new GraphBuilder([input]);
    builder.rename(make(builder), output);
    return builder.build({
      inputs: [{ name: input, shape: ['N', from] }],
      outputs: [{ name: output, shape: ['N', to] }],
      metadata,
      producer,
    });
  };
  return {
    autoencoder: graph('x', 'reconstruction', [ambientDimension, ambientDimension], (builder) =>
      writer.decoder(builder, builder.mark('code', writer.encoder(builder, 'x'))),
    ),
    encoder: graph('x', 'code', [ambientDimension, size], (builder) => writer.encoder(builder, 'x')),
    decoder: graph('code', 'reconstruction', [size, ambientDimension], (builder) => writer.decoder(builder, 'code')),
  };
}

class Writer {
  constructor(
    private readonly architecture: Architecture,
    private readonly parameters: Float32Array,
    private readonly standardization: GraphDetails['standardization'],
  ) {}

  encoder(graph: GraphBuilder, input: string): string {
    const { architecture, standardization } = this;
    let at = input;
    if (standardization !== null) {
      const { mean, scale } = standardization;
      const centred = graph.add('Sub', [at, graph.constant('mean', mean, [mean.length])]);
      at = graph.add('Div', [centred, graph.constant('scale', scale, [scale.length])]);
    }
    const { encoder } = layout(architecture);
    const size = codeSize(architecture.latent);
    encoder.forEach((layer, k) => {
      // Of a variational encoder the means come first, and they are the codes.
      const isCut = k === encoder.length - 1 && encoderOutputs(architecture) > size;
      at = this.dense(graph, at, layer, `encoder_${k}`, isCut ? size : layer.outputs);
    });
    return toLatent(graph, at, latentCode(architecture.latent).parts, size);
  }

  decoder(graph: GraphBuilder, input: string): string {
    const { standardization } = this;
    let at = input;
    layout(this.architecture).decoder.forEach((layer, k) => {
      at = this.dense(graph, at, layer, `decoder_${k}`, layer.outputs);
    });
    if (standardization === null) return at;
    const { mean, scale } = standardization;
    const scaled = graph.add('Mul', [at, graph.constant('scale', scale, [scale.length])]);
    return graph.add('Add', [scaled, graph.constant('mean', mean, [mean.length])]);
  }

  private dense(graph: GraphBuilder, input: string, layer: Layer, name: string, outputs: number): string {
    const { weights, biases, inputs } = layer;
    const whole = this.parameters.subarray(weights, weights + inputs * layer.outputs);
    const kernel = whole.filter((_, index) => index % layer.outputs < outputs);
    const bias = this.parameters.slice(biases, biases + outputs);
    const linear = graph.add('Gemm', [
      input,
      graph.constant(`${name}_weight`, kernel, [inputs, outputs]),
      graph.constant(`${name}_bias`, bias, [outputs]),
    ]);
    return activate(graph, linear, layer.activation);
  }
}

function activate(graph: GraphBuilder, input: string, activation: Layer['activation']): string {
  switch (activation) {
    case 'relu':
      return graph.add('Relu', [input]);
    case 'leakyRelu':
      return graph.add('LeakyRelu', [input], { alpha: leakySlope });
    case 'elu':
      return graph.add('Elu', [input]);
    case 'tanh':
      return graph.add('Tanh', [input]);
    case 'sigmoid':
      return graph.add('Sigmoid', [input]);
    case 'softplus':
      return graph.add('Softplus', [input]);
    case 'sin':
      return graph.add('Sin', [input]);
    case 'gelu': {
      // The operator Gelu is of a version that not every runtime has.
      const erf = graph.add('Erf', [graph.add('Mul', [input, graph.constant('root_half', [Math.SQRT1_2])])]);
      const doubled = graph.add('Mul', [input, graph.add('Add', [erf, graph.constant('one', [1])])]);
      return graph.add('Mul', [doubled, graph.constant('half', [0.5])]);
    }
    case 'linear':
      return input;
  }
}

/** Takes the encoder's numbers to the latent space, part by part. */
export function toLatent(graph: GraphBuilder, input: string, parts: readonly CodePart[], size: number): string {
  if (parts.length === 0) return input;
  if (parts.length === 1 && parts[0].kind === 'unitVector' && parts[0].size === size) return normalized(graph, input);
  const pieces: string[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.start > at) pieces.push(columns(graph, input, at, part.start));
    at = part.start + part.size;
    pieces.push(...partOf(graph, input, part));
  }
  if (at < size) pieces.push(columns(graph, input, at, size));
  return graph.add('Concat', pieces, { axis: 1 });
}

function partOf(graph: GraphBuilder, input: string, part: CodePart): string[] {
  const { kind, start, size } = part;
  switch (kind) {
    case 'unitVector':
      return [normalized(graph, columns(graph, input, start, start + size))];
    case 'pointOnLine':
      return [...pointOnLine(graph, input, start)];
    case 'unitVectorInPlane': {
      const [line, x, y] = pointOnLine(graph, input, start);
      const third = columns(graph, input, start + 4, start + 5);
      return [line, normalized(graph, graph.add('Concat', [x, y, third], { axis: 1 }))];
    }
    case 'projector':
      throw new Error('exportOnnx: a projector has no operators of ONNX');
  }
}

/** z / √(‖z‖² + ε), as in training. */
function normalized(graph: GraphBuilder, input: string): string {
  const square = graph.add('ReduceSumSquare', [input], { axes: [1], keepdims: 1 });
  const length = graph.add('Sqrt', [graph.add('Add', [square, graph.constant('norm_epsilon', [normEpsilon])])]);
  return graph.add('Div', [input, length]);
}

/** A line c of the plane, and a point of the plane projected on it: (w + (c₁w₁ + c₂w₂, c₂w₁ − c₁w₂)) / 2. */
function pointOnLine(graph: GraphBuilder, input: string, start: number): readonly [line: string, x: string, y: string] {
  const line = normalized(graph, columns(graph, input, start, start + 2));
  const [c1, c2] = [0, 1].map((k) => columns(graph, line, k, k + 1));
  const [w1, w2] = [2, 3].map((k) => columns(graph, input, start + k, start + k + 1));
  const product = (a: string, b: string): string => graph.add('Mul', [a, b]);
  const half = (value: string): string => product(value, graph.constant('half', [0.5]));
  const along = graph.add('Add', [product(c1, w1), product(c2, w2)]);
  const across = graph.add('Sub', [product(c2, w1), product(c1, w2)]);
  return [line, half(graph.add('Add', [w1, along])), half(graph.add('Add', [w2, across]))];
}

/** Columns from one on, up to but without another. */
function columns(graph: GraphBuilder, input: string, from: number, to: number): string {
  const [starts, ends, axes] = [from, to, 1].map((value) => graph.whole(`place_${value}`, [value]));
  return graph.add('Slice', [input, starts, ends, axes]);
}
