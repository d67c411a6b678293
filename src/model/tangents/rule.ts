import { eachPlace, broadcastStrides } from '../operators/broadcast.js';
import { Call } from '../operators/call.js';
import { operatorOf } from '../operators/index.js';
import type { Node } from '../graph.js';
import { real, sizeOf, type Tensor } from '../tensor.js';

/** A node at its inputs, with the derivatives of these along a direction. */
export interface Differential {
  readonly call: Call;
  /** What the node makes. */
  readonly outputs: readonly Tensor[];
  /** Derivatives of its inputs; null of those that do not vary. */
  readonly tangents: readonly (Tensor | null)[];
}

/** Derivatives of the outputs of a node; null of those that do not vary. */
export type Rule = (at: Differential) => readonly (Tensor | null)[];

/** What an operator makes of other inputs. */
export function applied(
  node: Node,
  inputs: readonly (Tensor | null)[],
  change: { readonly operator?: string; readonly attributes?: Node['attributes'] } = {},
): readonly Tensor[] {
  const changed = { ...node, ...change };
  return operatorOf(changed)(new Call(changed, inputs, 'float64'));
}

/** A tensor with each number made of those of others that are spread to its shape. */
export function placewise(
  shape: readonly number[],
  tensors: readonly Tensor[],
  of: (...values: readonly number[]) => number,
): Tensor {
  const values = new Float64Array(sizeOf(shape));
  const strides = tensors.map((tensor) => broadcastStrides(tensor.shape, shape));
  eachPlace(shape, strides, (k, places) => {
    values[k] = of(...places.map((place, i) => tensors[i].values[place]));
  });
  return real(shape, values);
}

export const zeros = ({ shape, values }: Tensor): Tensor => real(shape, new Float64Array(values.length));

export const minus = (a: Tensor, b: Tensor): Tensor =>
  real(
    a.shape,
    a.values.map((value, k) => value - b.values[k]),
  );

export const plus = (a: Tensor, b: Tensor): Tensor =>
  real(
    a.shape,
    a.values.map((value, k) => value + b.values[k]),
  );
