import { joinedBytes } from '../bytes.js';
import type { Attribute, Graph, Node, Port } from '../graph.js';
import { ModelError } from '../model-error.js';
import type { Tensor } from '../tensor.js';

/** Version of the file format, which all readers since 2022 know. */
const irVersion = 8;

/** Types of numbers in files, by `TensorProto.DataType`. */
const float32 = 1;
const int64 = 7;

/** Types of attributes, by `AttributeProto.AttributeType`. */
const attributeTypes = { float: 1, integer: 2, text: 3, integers: 7 } as const;

/** A graph as an ONNX file; real numbers in single precision. */
export function writeOnnx(graph: Graph): Uint8Array<ArrayBuffer> {
  const opset = graph.nodes[0]?.opset ?? 17;
  return joinedBytes([
    integerField(1, irVersion),
    textField(2, graph.producer),
    bytesField(7, graphBytes(graph)),
    bytesField(8, joinedBytes([textField(1, ''), integerField(2, opset)])),
    ...[...graph.metadata].map(([key, value]) => bytesField(14, joinedBytes([textField(1, key), textField(2, value)]))),
  ]);
}

function graphBytes({ nodes, constants, inputs, outputs }: Graph): Uint8Array {
  return joinedBytes([
    ...nodes.map((node) => bytesField(1, nodeBytes(node))),
    textField(2, 'autoencoder'),
    ...[...constants].map(([name, tensor]) => bytesField(5, tensorBytes(name, tensor))),
    ...inputs.map((port) => bytesField(11, portBytes(port))),
    ...outputs.map((port) => bytesField(12, portBytes(port))),
  ]);
}

function nodeBytes({ inputs, outputs, name, operator, attributes }: Node): Uint8Array {
  return joinedBytes([
    ...inputs.map((input) => textField(1, input)),
    ...outputs.map((output) => textField(2, output)),
    textField(3, name),
    textField(4, operator),
    ...[...attributes].map(([key, value]) => bytesField(5, attributeBytes(key, value))),
  ]);
}

/** A whole number is written as one: an operator that wants a real number must not get one. */
function attributeBytes(name: string, value: Attribute): Uint8Array {
  const head = textField(1, name);
  const type = (number: number): Uint8Array => integerField(20, number);
  if (typeof value === 'string') return joinedBytes([head, textField(4, value), type(attributeTypes.text)]);
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? joinedBytes([head, integerField(3, value), type(attributeTypes.integer)])
      : joinedBytes([head, floatField(2, value), type(attributeTypes.float)]);
  if (!isIntegers(value)) throw new ModelError(`writeOnnx: expected a number, a text or integers as ${name}`);
  return joinedBytes([head, ...value.map((one) => integerField(8, one)), type(attributeTypes.integers)]);
}

function isIntegers(value: Attribute): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => Number.isInteger(one));
}

function tensorBytes(name: string, { kind, shape, values }: Tensor): Uint8Array {
  const numbers = kind === 'real' ? Float32Array.from(values) : BigInt64Array.from(values, BigInt);
  return joinedBytes([
    ...shape.map((size) => integerField(1, size)),
    integerField(2, kind === 'real' ? float32 : int64),
    textField(8, name),
    bytesField(9, new Uint8Array(numbers.buffer)),
  ]);
}

function portBytes({ name, shape }: Port): Uint8Array {
  const sizes = (shape ?? []).map((size) =>
    bytesField(1, typeof size === 'number' ? integerField(1, size) : textField(2, size ?? '')),
  );
  const tensor = joinedBytes([integerField(1, float32), bytesField(2, joinedBytes(sizes))]);
  return joinedBytes([textField(1, name), bytesField(2, bytesField(1, tensor))]);
}

function integerField(number: number, value: number): Uint8Array {
  return joinedBytes([varint(BigInt(number * 8)), varint(BigInt.asUintN(64, BigInt(value)))]);
}

function floatField(number: number, value: number): Uint8Array {
  return joinedBytes([varint(BigInt(number * 8 + 5)), new Uint8Array(Float32Array.of(value).buffer)]);
}

function textField(number: number, value: string): Uint8Array {
  return bytesField(number, new TextEncoder().encode(value));
}

function bytesField(number: number, value: Uint8Array): Uint8Array {
  return joinedBytes([varint(BigInt(number * 8 + 2)), varint(BigInt(value.length)), value]);
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}
