import type { Attribute, Node } from '../graph.js';
import { ModelError } from '../model-error.js';
import { createNumbers, requireSize, type Numbers, type Precision, type Tensor } from '../tensor.js';

/** A node with the tensors that it works on. */
export class Call {
  constructor(
    readonly node: Node,
    /** Null where an optional one is left out. */
    readonly inputs: readonly (Tensor | null)[],
    readonly precision: Precision,
  ) {}

  get opset(): number {
    return this.node.opset;
  }

  /** @throws ModelError where it is left out. */
  input(index: number): Tensor {
    const found = this.optional(index);
    if (found === null) throw new ModelError(`expected at least ${index + 1} inputs, got ${this.inputs.length}`);
    return found;
  }

  optional(index: number): Tensor | null {
    return this.inputs.at(index) ?? null;
  }

  /** The numbers of an input; null if it is left out. */
  list(index: number): number[] | null {
    const tensor = this.optional(index);
    return tensor === null ? null : Array.from(tensor.values);
  }

  /** A number of an attribute. */
  number(name: string, otherwise: number): number {
    const value = this.attribute(name);
    if (value === undefined) return otherwise;
    if (typeof value !== 'number') throw this.wrongAttribute(name, 'a number');
    return value;
  }

  /** Numbers of an attribute; null if it is left out. */
  numbers(name: string): readonly number[] | null {
    const value = this.attribute(name);
    if (value === undefined) return null;
    if (!isList(value) || !value.every((one) => typeof one === 'number')) throw this.wrongAttribute(name, 'numbers');
    return value;
  }

  text(name: string, otherwise: string): string {
    const value = this.attribute(name);
    if (value === undefined) return otherwise;
    if (typeof value !== 'string') throw this.wrongAttribute(name, 'a text');
    return value;
  }

  attribute(name: string): Attribute | undefined {
    return this.node.attributes.get(name);
  }

  /** An array for a result of this shape; only real numbers are rounded. @throws ModelError where it is too large. */
  create(shape: readonly number[], kind: Tensor['kind'] = 'real'): Numbers {
    return createNumbers(kind === 'real' ? this.precision : 'float64', requireSize(shape));
  }

  private wrongAttribute(name: string, expected: string): ModelError {
    return new ModelError(`expected ${expected} as the attribute ${name}`);
  }
}

/** What a node of a kind makes of its inputs. */
export type Operator = (call: Call) => readonly Tensor[];

function isList(value: Attribute): value is readonly number[] | readonly string[] {
  return Array.isArray(value);
}
