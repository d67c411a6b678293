import type { Attribute, Graph, Node } from '../../model/graph.js';
import { real, type Tensor } from '../../model/tensor.js';

/** Version of the operators, which all runtimes since 2022 know. */
const opset = 17;

/** Puts a graph together, node by node. */
export class GraphBuilder {
  private readonly nodes: Node[] = [];
  private readonly constants = new Map<string, Tensor>();

  /** @param input name of the tensor that comes in. */
  constructor(private readonly input: string) {}

  /** @returns the name of the tensor that the node makes. */
  add(operator: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    return this.split(operator, inputs, 1, attributes)[0];
  }

  /** The same of a node of several outputs. */
  split(
    operator: string,
    inputs: readonly string[],
    count: number,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): readonly string[] {
    const name = `${operator}_${this.nodes.length}`;
    const outputs = Array.from({ length: count }, (_, k) => (count === 1 ? name : `${name}_${k}`));
    this.nodes.push({
      name,
      operator,
      domain: '',
      opset,
      inputs,
      outputs,
      attributes: new Map(Object.entries(attributes)),
    });
    return outputs;
  }

  /** Gives a tensor a name that others look for. @returns the name. */
  mark(name: string, tensor: string): string {
    this.nodes.push({
      name,
      operator: 'Identity',
      domain: '',
      opset,
      inputs: [tensor],
      outputs: [name],
      attributes: new Map(),
    });
    return name;
  }

  /** @returns the name of a constant. */
  constant(name: string, values: readonly number[] | Float32Array, shape: readonly number[] = []): string {
    this.constants.set(name, real(shape, Float64Array.from(values)));
    return name;
  }

  /** Whole numbers, such as places. */
  whole(name: string, values: readonly number[]): string {
    this.constants.set(name, { kind: 'integer', shape: [values.length], values: Float64Array.from(values) });
    return name;
  }

  /**
   * @param output name of the tensor that goes out, and `name` what it is called in the file.
   * @param widths numbers of a row that comes in, and of one that goes out.
   */
  build(
    output: string,
    name: string,
    widths: readonly [number, number],
    metadata: ReadonlyMap<string, string>,
    producer: string,
  ): Graph {
    const named = this.nodes.map((node) => ({
      ...node,
      inputs: node.inputs.map((input) => (input === output ? name : input)),
      outputs: node.outputs.map((one) => (one === output ? name : one)),
    }));
    return {
      inputs: [{ name: this.input, shape: ['N', widths[0]] }],
      outputs: [{ name, shape: ['N', widths[1]] }],
      constants: this.constants,
      nodes: named,
      metadata,
      producer,
    };
  }
}
