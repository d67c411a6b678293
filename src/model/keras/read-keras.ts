import { GraphBuilder } from '../graph-builder.js';
import type { Graph, Port } from '../graph.js';
import { ModelError } from '../model-error.js';
import type { Tensor } from '../tensor.js';
import type { KerasLayer, KerasModel, KerasPlace } from './config.js';
import { LayerCall, type Rows } from './layer-call.js';
import { translate, type Translate } from './layers.js';

/** Where the weights of a layer are. */
export interface LayerPlace {
  readonly name: string;
  /** In a file of Keras 3, such as `layers/sequential/layers/dense_1`. */
  readonly store: string;
}

export interface KerasOptions {
  /** Arrays of a layer, in the order of Keras; empty where it has none. */
  readonly weightsOf: (place: LayerPlace) => readonly Tensor[];
  /** Layers besides those of Keras, by their kind. */
  readonly own: ReadonlyMap<string, Translate>;
  readonly metadata: ReadonlyMap<string, string>;
  readonly producer: string;
}

/** Models inside models, at most. */
const mostDepth = 16;

/**
 * A Keras model as a graph; each layer is a node of its name, and `encoder/dense` is that of a layer in a model in it.
 * @throws ModelError that names the layer that cannot be read.
 */
export function readKeras(model: KerasModel, options: KerasOptions): Graph {
  const inputs = inputsOf(model);
  const builder = new GraphBuilder(inputs.map(({ name }) => name));
  const rows = inputs.map(({ name, shape }): Rows => ({ tensor: name, rank: shape?.length ?? 2 }));
  const [output, ...others] = new Translation(builder, options).model(model, '', '', rows, 0);
  if (others.length > 0) throw new ModelError(`expected a model of one output, got ${others.length + 1}`);
  return builder.build({
    inputs,
    outputs: [{ name: output.tensor, shape: null }],
    metadata: options.metadata,
    producer: options.producer,
  });
}

class Translation {
  constructor(
    private readonly graph: GraphBuilder,
    private readonly options: KerasOptions,
  ) {}

  /** What a model makes of its inputs. @param path with a slash at its end; @param store as well. */
  model(model: KerasModel, path: string, store: string, inputs: readonly Rows[], depth: number): readonly Rows[] {
    if (depth > mostDepth)
      throw new ModelError(`the model ${path}: expected at most ${mostDepth} models inside each other`);
    const stores = storesOf(model.layers);
    const call = (layer: KerasLayer, rows: readonly Rows[]): Rows =>
      this.layer(layer, path, `${store}layers/${stores.get(layer) ?? ''}`, rows, depth);
    if (model.ends === null)
      return [
        model.layers
          .filter(({ kind }) => kind !== 'InputLayer')
          .reduce((rows, layer) => call(layer, [rows]), inputs[0]),
      ];
    const { ends } = model;
    const made = new Map(ends.inputs.map((place, k) => [keyOf(place), inputs[k]]));
    const at = (place: KerasPlace): Rows => {
      const found = made.get(keyOf(place));
      if (found !== undefined) return found;
      throw new ModelError(`the model ${model.name} needs what the layer ${place.layer} gives before it is called`);
    };
    // A layer that is called twice may take what a later layer makes of its first call.
    const calls = model.layers.flatMap((layer) => layer.calls.map((places, k) => ({ layer, places, k })));
    for (let left = calls; left.length > 0;) {
      const ready = left.filter(({ places }) => places.every((place) => made.has(keyOf(place))));
      const next = ready.at(0) ?? left[0];
      made.set(keyOf({ layer: next.layer.name, call: next.k }), call(next.layer, next.places.map(at)));
      left = left.filter((one) => one !== next);
    }
    return ends.outputs.map(at);
  }

  private layer(layer: KerasLayer, path: string, store: string, inputs: readonly Rows[], depth: number): Rows {
    const name = `${path}${layer.name}`;
    if (inputs.length === 0) throw new ModelError(`the layer ${name} (${layer.kind}) takes nothing`);
    const made =
      layer.model === null
        ? translate(
            new LayerCall(this.graph, layer, name, inputs, this.options.weightsOf({ name: layer.name, store })),
            this.options.own,
          )
        : this.model(layer.model, `${name}/`, `${store}/`, inputs, depth + 1)[0];
    return { ...made, tensor: this.graph.mark(name, made.tensor) };
  }
}

const keyOf = ({ layer, call }: KerasPlace): string => `${layer}\n${call}`;

/**
 * How a file of Keras 3 names the layers of a model: by their kind, counted (`_save_container_state` in `saving_lib.py`).
 */
function storesOf(layers: readonly KerasLayer[]): ReadonlyMap<KerasLayer, string> {
  const counts = new Map<string, number>();
  return new Map(
    layers.map((layer) => {
      const kind = snakeCase(layer.kind);
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      return [layer, count === 0 ? kind : `${kind}_${count}`];
    }),
  );
}

/** `Conv2DTranspose` → `conv2d_transpose`, as `to_snake_case` of Keras does it. */
const snakeCase = (name: string): string =>
  name
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** The inputs of a model, with the shapes that its layers name. */
function inputsOf({ layers, ends }: KerasModel): readonly Port[] {
  if (ends !== null)
    return ends.inputs.map(({ layer }) => portOf(layer, layers.find(({ name }) => name === layer) ?? null));
  const first = layers.at(0);
  if (first === undefined) throw new ModelError('expected a model with layers, got one without');
  // The first layer may be a model itself.
  const inner = first.model === null ? first : (first.model.layers.at(0) ?? first);
  return [portOf('x', inner)];
}

function portOf(name: string, layer: KerasLayer | null): Port {
  const shape = layer?.config.shape('batch_shape', 'batch_input_shape', 'build_input_shape') ?? null;
  return { name, shape: shape?.map((size, axis) => size ?? (axis === 0 ? 'N' : null)) ?? null };
}
