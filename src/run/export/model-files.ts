import type { Architecture } from '../../autoencoder/architecture.js';
import type { RunDescription } from '../../protocol/description.js';
import { exportOnnx, type ExportedFile } from './onnx.js';
import { modelReadme } from './readme.js';
import { exportSafetensors } from './safetensors.js';

/** A trained network as ONNX, where its latent space allows, and as safetensors, with how both are loaded. */
export function modelFiles(
  architecture: Architecture,
  parameters: Float32Array,
  run: RunDescription,
): readonly ExportedFile[] {
  const onnx = exportOnnx(architecture, parameters, run);
  const files = [...(onnx ?? []), exportSafetensors(architecture, parameters, run)];
  return [...files, { name: 'README.md', bytes: new TextEncoder().encode(modelReadme(run, onnx !== null)) }];
}
