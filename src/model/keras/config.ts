import { isObject, jsonText, type JsonObject } from '../json.js';
import { ModelError } from '../model-error.js';
import { LayerConfig } from './layer-config.js';

/** What a call of a layer gave: its name, which call of it, and which of the tensors. */
export interface KerasPlace {
  readonly layer: string;
  /** Counted from 0. */
  readonly call: number;
}

/** A layer of a model, as its file describes it. */
export interface KerasLayer {
  readonly name: string;
  /** Such as `Dense`. */
  readonly kind: string;
  readonly config: LayerConfig;
  /** What each call of it takes; empty in a sequential model. */
  readonly calls: readonly (readonly KerasPlace[])[];
  /** Null of a layer that is no model itself. */
  readonly model: KerasModel | null;
}

/** A graph of layers. */
export interface KerasModel {
  readonly name: string;
  readonly layers: readonly KerasLayer[];
  /** Where it begins and ends; null where each layer takes what the one before it gives. */
  readonly ends: { readonly inputs: readonly KerasPlace[]; readonly outputs: readonly KerasPlace[] } | null;
}

/** Models of these kinds say in their files of which layers they are made. */
const functional: readonly string[] = ['Functional', 'Model'];

/**
 * The layers of a Keras model (https://github.com/keras-team/keras, `get_config` of `Sequential` and of `Functional`); also
 * as Keras 2 and TensorFlow.js write it.
 * @param value of `config.json`, or of the field `modelTopology` of `model.json`.
 * @throws ModelError that names what is not known.
 */
export function parseKeras(value: unknown): KerasModel {
  const described = isObject(value) && isObject(value.model_config) ? value.model_config : value;
  const model = isObject(described) ? modelOf(described, 'the model') : null;
  if (model !== null) return model;
  const kind = isObject(described) && typeof described.class_name === 'string' ? described.class_name : 'none';
  throw new ModelError(
    `expected a Sequential or Functional model, got ${kind}. The code of a class of your own is not in the file: ` +
      'build the model as keras.Sequential([…]) or keras.Model(inputs, outputs), or export it as ONNX.',
  );
}

/** Null where it is a layer. */
function modelOf({ class_name: kind, config }: JsonObject, where: string): KerasModel | null {
  if (typeof kind !== 'string' || !(kind === 'Sequential' || functional.includes(kind))) return null;
  // The oldest files list the layers of a sequential model without a name.
  const options = Array.isArray(config) ? { layers: config } : config;
  if (!isObject(options) || !Array.isArray(options.layers))
    throw new ModelError(`${where}: expected a list of its layers, got none`);
  const list: readonly unknown[] = options.layers;
  const layers = list.map((layer) => layerOf(layer, where));
  const name = typeof options.name === 'string' ? options.name : 'model';
  if (kind === 'Sequential') return { name, layers, ends: null };
  const place = (value: unknown): readonly KerasPlace[] => placesIn(value, layers);
  const ends = { inputs: place(options.input_layers), outputs: place(options.output_layers) };
  return { name, layers: layers.map((layer) => ({ ...layer, calls: countedFrom0(layer, layers) })), ends };
}

function layerOf(value: unknown, where: string): KerasLayer {
  if (!isObject(value) || typeof value.class_name !== 'string' || !isObject(value.config))
    throw new ModelError(`${where}: expected a layer with its kind and options, got ${JSON.stringify(value)}`);
  const { class_name: kind, config } = value;
  const name = [value.name, config.name].find((one) => typeof one === 'string') ?? kind;
  const nodes: readonly unknown[] = Array.isArray(value.inbound_nodes) ? value.inbound_nodes : [];
  return {
    name,
    kind,
    config: new LayerConfig(config, `the layer ${name} (${kind})`),
    calls: nodes.map((node) => rawPlaces(node)),
    model: modelOf(value, `the model ${name}`),
  };
}

function countedFrom0({ calls }: KerasLayer, layers: readonly KerasLayer[]): KerasLayer['calls'] {
  return calls.map((places) => places.map((place) => fromFirstCall(place, layers)));
}

function placesIn(value: unknown, layers: readonly KerasLayer[]): readonly KerasPlace[] {
  return rawPlaces(value).map((place) => fromFirstCall(place, layers));
}

/** A model that is a layer has a call of its own before all others, which is counted too. */
function fromFirstCall({ layer, call }: KerasPlace, layers: readonly KerasLayer[]): KerasPlace {
  const made = layers.find(({ name }) => name === layer);
  const most = Math.max(0, (made?.calls.length ?? 1) - 1);
  const isModel = made?.model !== null && made?.model !== undefined;
  return { layer, call: Math.min(most, isModel && call > most ? call - 1 : call) };
}

/** All places in a piece of a file, in order: `[name, call, output]`, or the history of a tensor. */
function rawPlaces(value: unknown): readonly KerasPlace[] {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const [layer, call, output] = list;
    if (typeof layer !== 'string' || typeof call !== 'number') return list.flatMap(rawPlaces);
    if (output !== 0) throw new ModelError(`expected layers of one output, got output ${jsonText(output)} of ${layer}`);
    return [{ layer, call }];
  }
  if (!isObject(value)) return [];
  if (value.class_name === '__keras_tensor__' && isObject(value.config)) return rawPlaces(value.config.keras_history);
  return Object.values(value).flatMap(rawPlaces);
}
