import type { GraphBuilder } from '../graph-builder.js';
import { ModelError } from '../model-error.js';
import { shapeText, type Tensor } from '../tensor.js';
import { activate } from './activations.js';
import type { KerasLayer } from './config.js';

/** A tensor of a graph, with the number of its axes. */
export interface Rows {
  readonly tensor: string;
  readonly rank: number;
}

/** One call of a layer. */
export class LayerCall {
  /**
   * @param path names of the models around the layer and its own, such as `encoder/dense`.
   * @param weights of the layer, in the order of Keras.
   */
  constructor(
    readonly graph: GraphBuilder,
    readonly layer: KerasLayer,
    readonly path: string,
    readonly inputs: readonly Rows[],
    private readonly weights: readonly Tensor[],
  ) {}

  /** In errors. */
  get where(): string {
    return `the layer ${this.path} (${this.layer.kind})`;
  }

  /** The only input. @throws ModelError where there are others. */
  get input(): Rows {
    if (this.inputs.length !== 1) throw new ModelError(`${this.where}: expected one input, got ${this.inputs.length}`);
    return this.inputs[0];
  }

  /** The weights, of this number of arrays. */
  arrays(count: number): readonly Tensor[] {
    if (this.weights.length >= count) return this.weights.slice(0, count);
    const there = this.weights.map(({ shape }) => shapeText(shape)).join(', ');
    throw new ModelError(`${this.where}: expected ${count} arrays of weights, got ${there === '' ? 'none' : there}`);
  }

  /** @returns the name of a constant of this layer. */
  constant(name: string, { shape, values }: Tensor): string {
    return this.graph.constant(`${this.path}/${name}`, Array.from(values), shape);
  }

  /** Numbers along the last axis, or one for all. */
  list(name: string, values: readonly number[]): string {
    return this.graph.constant(`${this.path}/${name}`, values, values.length === 1 ? [] : [values.length]);
  }

  /** The rows after the activation function that the layer names. */
  activated({ tensor, rank }: Rows): Rows {
    return { tensor: activate(this.graph, tensor, this.layer.config.activation('activation'), this.where), rank };
  }

  /** @throws ModelError where an axis is not the last one. */
  requireLastAxis(name: string): void {
    const axes = this.layer.config.numbers(name) ?? [-1];
    if (axes.length !== 1 || (axes[0] !== -1 && axes[0] !== this.input.rank - 1))
      throw this.layer.config.wrong(name, `the last axis, ${this.input.rank - 1},`);
  }
}
