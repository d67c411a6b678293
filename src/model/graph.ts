import type { Tensor } from './tensor.js';

/** What an attribute of a node can be. */
export type Attribute = number | string | readonly number[] | readonly string[] | Tensor | SubGraph;

/** A graph inside a node, as control flow has it; none is evaluated. */
export interface SubGraph {
  readonly kind: 'graph';
}

/** One operator applied to tensors. */
export interface Node {
  /** For people; the operator with its place in the graph where the file gives no name. */
  readonly name: string;
  readonly operator: string;
  /** Empty for operators of the ONNX standard. */
  readonly domain: string;
  /** Version of the operators of the ONNX standard. */
  readonly opset: number;
  /** Names of tensors; empty where an optional one is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
}

/** An input or an output of a graph. */
export interface Port {
  readonly name: string;
  /** A number, the name of a size that is not fixed, or null for one that is not known; null where no shape is given. */
  readonly shape: readonly (number | string | null)[] | null;
}

/** A computation: nodes in an order in which each sees what it needs. */
export interface Graph {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** Weights and other constants, by name; real numbers in double precision. */
  readonly constants: ReadonlyMap<string, Tensor>;
  readonly nodes: readonly Node[];
  /** What the file says of itself. */
  readonly metadata: ReadonlyMap<string, string>;
  /** What wrote it, such as `pytorch 2.4`. */
  readonly producer: string;
}
