import type { Attribute, Graph, Node, Port } from '../graph.js';
import { ModelError } from '../model-error.js';
import type { Tensor } from '../tensor.js';
import { readTensor, textPair, type ReadExternal } from './read-tensor.js';
import { standardNodes } from './scaler.js';
import { sortNodes } from './sort-nodes.js';
import { bytesOf, fieldsOf, floatsOf, integersOf, textOf } from './wire.js';

/** Oldest and newest version of the operators that are read. */
const opsets = { oldest: 7, newest: 25 } as const;

/**
 * Reads an ONNX model (`ModelProto`; https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
 * @param readExternal gives the bytes of a file with weights beside the model.
 * @throws ModelError that says what is wrong, and where.
 */
export function readOnnx(bytes: Uint8Array, readExternal: ReadExternal): Graph {
  const metadata = new Map<string, string>();
  const opsetOf = new Map<string, number>();
  let [producer, version] = ['', ''];
  let graph: Uint8Array | null = null;
  for (const field of fieldsOf(bytes)) {
    switch (field.number) {
      case 2:
        producer = textOf(field);
        break;
      case 3:
        version = textOf(field);
        break;
      case 7:
        graph = bytesOf(field);
        break;
      case 8: {
        const [domain, number] = opsetImport(bytesOf(field));
        opsetOf.set(domain, number);
        break;
      }
      case 14: {
        const [key, value] = textPair(bytesOf(field));
        metadata.set(key, value);
        break;
      }
      case 20:
        throw new ModelError('expected a model to evaluate, got one with a training graph. Export it for inference.');
      case 25:
        throw new ModelError(
          'expected operators alone, got functions of the model. Inline them first: onnx.inliner.inline_local_functions(model).',
        );
    }
  }
  if (graph === null) throw new ModelError('expected an ONNX model, got a file without a graph');
  const opset = opsetOf.get('') ?? opsetOf.get('ai.onnx') ?? 0;
  if (opset < opsets.oldest || opset > opsets.newest)
    throw new ModelError(
      `expected operators of version ${opsets.oldest} to ${opsets.newest} (opset), got ${opset === 0 ? 'none' : opset}. ` +
        'Export the model again with opset_version=17.',
    );
  return { ...readGraph(graph, opset, readExternal), metadata, producer: `${producer} ${version}`.trim() };
}

function opsetImport(message: Uint8Array): [domain: string, version: number] {
  let [domain, version] = ['', 0];
  for (const field of fieldsOf(message)) {
    if (field.number === 1) domain = textOf(field);
    else if (field.number === 2) version = integersOf(field)[0] ?? 0;
  }
  return [domain, version];
}

function readGraph(
  message: Uint8Array,
  opset: number,
  readExternal: ReadExternal,
): Pick<Graph, 'inputs' | 'outputs' | 'constants' | 'nodes'> {
  const constants = new Map<string, Tensor>();
  const [inputs, outputs]: [Port[], Port[]] = [[], []];
  const nodes: Node[] = [];
  for (const field of fieldsOf(message)) {
    switch (field.number) {
      case 1:
        nodes.push(...standardNodes(readNode(bytesOf(field), nodes.length, opset, readExternal), constants));
        break;
      case 5: {
        const { name, tensor } = readTensor(bytesOf(field), readExternal);
        constants.set(name, tensor);
        break;
      }
      case 11:
        inputs.push(readPort(bytesOf(field)));
        break;
      case 12:
        outputs.push(readPort(bytesOf(field)));
        break;
      case 14:
        throw new ModelError(
          'expected numbers without quantisation, got a quantised graph. Export the model in float32.',
        );
      case 15:
        throw new ModelError('expected dense weights, got sparse ones. Make them dense before the export.');
    }
  }
  // Older files list weights among the inputs.
  const free = inputs.filter(({ name }) => !constants.has(name));
  return {
    inputs: free,
    outputs,
    constants,
    nodes: sortNodes(nodes, [...free.map(({ name }) => name), ...constants.keys()]),
  };
}

function readNode(message: Uint8Array, place: number, opset: number, readExternal: ReadExternal): Node {
  const [inputs, outputs]: [string[], string[]] = [[], []];
  const attributes = new Map<string, Attribute>();
  let [name, operator, domain] = ['', '', ''];
  for (const field of fieldsOf(message)) {
    switch (field.number) {
      case 1:
        inputs.push(textOf(field));
        break;
      case 2:
        outputs.push(textOf(field));
        break;
      case 3:
        name = textOf(field);
        break;
      case 4:
        operator = textOf(field);
        break;
      case 5: {
        const [key, value] = readAttribute(bytesOf(field), readExternal);
        if (value !== null) attributes.set(key, value);
        break;
      }
      case 7:
        domain = textOf(field);
        break;
    }
  }
  return {
    name: name === '' ? `${operator} (node ${place})` : name,
    operator,
    domain: domain === 'ai.onnx' ? '' : domain,
    opset,
    inputs,
    outputs,
    attributes,
  };
}

/** An `AttributeProto`; null where it has no value. */
function readAttribute(message: Uint8Array, readExternal: ReadExternal): [name: string, value: Attribute | null] {
  let name = '';
  let value: Attribute | null = null;
  const [numbers, texts]: [number[], string[]] = [[], []];
  for (const field of fieldsOf(message)) {
    switch (field.number) {
      case 1:
        name = textOf(field);
        break;
      case 2:
        value = floatsOf(field)[0];
        break;
      case 3:
        value = integersOf(field)[0] ?? 0;
        break;
      case 4:
        value = textOf(field);
        break;
      case 5:
        value = readTensor(bytesOf(field), readExternal).tensor;
        break;
      case 6:
      case 11:
        value = { kind: 'graph' };
        break;
      case 7:
        numbers.push(...floatsOf(field));
        break;
      case 8:
        numbers.push(...integersOf(field));
        break;
      case 9:
        texts.push(textOf(field));
        break;
    }
  }
  if (numbers.length > 0) return [name, numbers];
  return [name, texts.length > 0 ? texts : value];
}

/** A `ValueInfoProto`. */
function readPort(message: Uint8Array): Port {
  let name = '';
  let shape: Port['shape'] = null;
  for (const field of fieldsOf(message)) {
    if (field.number === 1) name = textOf(field);
    else if (field.number === 2) shape = readType(bytesOf(field));
  }
  return { name, shape };
}

function readType(message: Uint8Array): Port['shape'] {
  for (const field of fieldsOf(message)) {
    if (field.number !== 1) throw new ModelError('expected tensors, got a sequence or a map as an input or an output');
    for (const inner of fieldsOf(bytesOf(field))) {
      if (inner.number === 2) return [...fieldsOf(bytesOf(inner))].map((size) => readSize(bytesOf(size)));
    }
  }
  return null;
}

function readSize(message: Uint8Array): number | string | null {
  for (const field of fieldsOf(message)) {
    if (field.number === 1) return integersOf(field)[0] ?? null;
    if (field.number === 2) return textOf(field);
  }
  return null;
}
