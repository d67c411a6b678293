import type { Attribute, Graph, Node } from './graph.js';
import { real, type Tensor } from './tensor.js';

/** Version of the operators, which all runtimes since 2022 know. */
const opset = 17;

/** Puts a graph together, node by node. */
export class GraphBuilder {
  private readonly nodes: Node[] = [];
  private readonly constants = new Map<string, Tensor>();
  private readonly names: Set<string>;

  /** @param inputs names of the tensors that come in. */
  constructor(inputs: readonly string[]) {
    this.names = new Set(inputs);
  }

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
    const name = this.free(`${operator}_${this.nodes.length}`);
    const outputs = Array.from({ length: count }, (_, k) => (count === 1 ? name : `${name}_${k}`));
    this.push(name, operator, inputs, outputs, attributes);
    return outputs;
  }

  /** Gives a tensor a name that others look for. @returns the name, with a number where it is taken. */
  mark(name: string, tensor: string): string {
    const free = this.free(name);
    this.push(free, 'Identity', [tensor], [free], {});
    return free;
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

  /** @param output name of the tensor that goes out, and `name` what it is called from now on. */
  rename(output: string, name: string): void {
    const renamed = (tensor: string): string => (tensor === output ? name : tensor);
    this.nodes.forEach((node, index) => {
      this.nodes[index] = { ...node, inputs: node.inputs.map(renamed), outputs: node.outputs.map(renamed) };
    });
  }

  build(rest: Omit<Graph, 'nodes' | 'constants'>): Graph {
    return { ...rest, constants: this.constants, nodes: this.nodes };
  }

  private push(
    name: string,
    operator: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>>,
  ): void {
    for (const output of outputs) this.names.add(output);
    this.nodes.push({
      name,
      operator,
      domain: '',
      opset,
      inputs,
      outputs,
      attributes: new Map(Object.entries(attributes)),
    });
  }

  private free(name: string): string {
    let free = name;
    for (let k = 1; this.names.has(free); k++) free = `${name}_${k}`;
    return free;
  }
}
