import { codeSize, encoderOutputs, layout, type Architecture, type Layer } from '../../autoencoder/architecture.js';
import type { RunDescription } from '../../protocol/description.js';
import { metadataOf } from './metadata.js';
import type { ExportedFile } from './onnx.js';

/**
 * The weights and biases alone, as PyTorch's Linear has them (outputs × inputs), with what else is needed as metadata:
 * https://huggingface.co/docs/safetensors. They are of the network between standardised numbers.
 * @param parameters in the order of `layout`.
 */
export function exportSafetensors(
  architecture: Architecture,
  parameters: Float32Array,
  run: RunDescription,
): ExportedFile {
  const { encoder, decoder } = layout(architecture);
  const size = codeSize(architecture.latent);
  const tensors = [
    ...encoder.flatMap((layer, k) =>
      tensorsOf(
        `encoder.${k}`,
        layer,
        parameters,
        k === encoder.length - 1 ? cutOf(architecture, size) : layer.outputs,
      ),
    ),
    ...decoder.flatMap((layer, k) => tensorsOf(`decoder.${k}`, layer, parameters, layer.outputs)),
  ];
  let end = 0;
  const entries = tensors.map(({ name, shape, values }) => {
    const start = end;
    end += values.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [start, end] }] as const;
  });
  const text = JSON.stringify({ __metadata__: Object.fromEntries(metadataOf(run)), ...Object.fromEntries(entries) });
  // The numbers begin at a multiple of eight bytes.
  const header = new TextEncoder().encode(text);
  const padded = Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(8 + padded + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded), true);
  bytes.fill(0x20, 8, 8 + padded);
  bytes.set(header, 8);
  let at = 8 + padded;
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer), at);
    at += values.byteLength;
  }
  return { name: 'weights.safetensors', bytes };
}

/** Of a variational encoder the means alone, which come first. */
const cutOf = (architecture: Architecture, size: number): number => Math.min(encoderOutputs(architecture), size);

interface NamedNumbers {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

function tensorsOf(name: string, layer: Layer, parameters: Float32Array, outputs: number): NamedNumbers[] {
  const { inputs, weights, biases } = layer;
  const weight = Float32Array.from(
    { length: outputs * inputs },
    (_, k) => parameters[weights + (k % inputs) * layer.outputs + Math.floor(k / inputs)],
  );
  return [
    { name: `${name}.weight`, shape: [outputs, inputs], values: weight },
    { name: `${name}.bias`, shape: [outputs], values: parameters.slice(biases, biases + outputs) },
  ];
}
