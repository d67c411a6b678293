import { createHash } from 'node:crypto';
import { dump } from 'npyjs';
import type { SampleEvaluations } from '../run/evaluations.js';
import { modelFiles } from '../run/export/model-files.js';
import { Run } from '../run/run.js';
import type { Examination } from '../run/examination.js';

/** A file of the run directory. */
export interface Artefact {
  /** Path in the run directory, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The arrays and the model of a run, as files: test points, codes, reconstructions, errors, and the same of each signal.
 * @param evaluations of the samples of the run.
 */
export async function createArtefacts(run: Run | Examination, evaluations: SampleEvaluations): Promise<Artefact[]> {
  const { test, signals } = run.samples;
  const files = fileNames(signals.map(({ name }) => name));
  const evaluated = [
    { prefix: '', sample: test, evaluation: evaluations.test },
    ...signals.map(({ sample }, index) => ({
      prefix: `signal-${files[index]}-`,
      sample,
      evaluation: evaluations.signals[index],
    })),
  ];
  const arrays = evaluated.flatMap(
    ({ prefix, sample: { points, count }, evaluation: { codes, reconstruction, error } }) => [
      array(`${prefix}test.npy`, points, [count, points.length / count]),
      array(`${prefix}latent.npy`, codes, [count, codes.length / count]),
      array(`${prefix}reconstruction.npy`, reconstruction, [count, reconstruction.length / count]),
      array(`${prefix}error.npy`, error, [count]),
    ],
  );
  if (!(run instanceof Run)) return arrays;
  // TensorFlow.js takes longer to load than many a run to train: no run waits for it but at its end.
  const { exportModels } = await import('../autoencoder/tfjs/index.js');
  const models = await exportModels(
    run.settings.architecture,
    run.trainer.parameters(),
    run.description.autoencoder.standardization,
  );
  const others = modelFiles(run.settings.architecture, run.trainer.parameters(), run.description);
  return [
    ...arrays,
    ...models.map(({ path, bytes }) => ({ path: `model/${path}`, bytes })),
    ...others.map(({ name, bytes }) => ({ path: `model/${name}`, bytes })),
  ];
}

function array(path: string, values: Float32Array | Float64Array, shape: number[]): Artefact {
  // Double precision is written as it is; the dtype follows from the array's type.
  return { path, bytes: new Uint8Array(dump(values, shape)) };
}

/** Most letters of a name that a file name takes over: four bytes each, they leave room below 255. */
const mostLetters = 48;

/**
 * Names of signals as parts of file names, all different, on systems too that take capitals for small letters: where a
 * name is too long, or two come to the same, a part of its SHA-256 tells them apart.
 */
export function fileNames(names: readonly string[]): string[] {
  const plain = names.map((name) => name.replace(/[^\p{L}\p{N}._-]+/gu, '-'));
  return plain.map((text, index) => {
    const isAlone = plain.filter((other) => other.toLowerCase() === text.toLowerCase()).length === 1;
    const letters = Array.from(text);
    if (isAlone && letters.length <= mostLetters) return text;
    const hash = createHash('sha256').update(names[index]).digest('hex').slice(0, 8);
    return `${letters.slice(0, mostLetters).join('')}-${hash}`;
  });
}
