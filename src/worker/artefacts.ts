import { dump } from 'npyjs';
import type { SampleEvaluations } from '../run/evaluations.js';
import type { Run } from '../run/run.js';

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
export async function createArtefacts(run: Run, evaluations: SampleEvaluations): Promise<Artefact[]> {
  const { test, signals } = run.samples;
  const evaluated = [
    { prefix: '', sample: test, evaluation: evaluations.test },
    ...signals.map(({ name, sample }, index) => ({
      prefix: `signal-${fileName(name)}-`,
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
  // TensorFlow.js takes longer to load than many a run to train: no run waits for it but at its end.
  const { exportModels } = await import('../autoencoder/tfjs/index.js');
  const models = await exportModels(
    run.settings.architecture,
    run.trainer.parameters(),
    run.description.autoencoder.standardization,
  );
  return [...arrays, ...models.map(({ path, bytes }) => ({ path: `model/${path}`, bytes }))];
}

function array(path: string, values: Float32Array | Float64Array, shape: number[]): Artefact {
  // Double precision is written as it is; the dtype follows from the array's type.
  return { path, bytes: new Uint8Array(dump(values, shape)) };
}

/** A signal's name as part of a file name. */
function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
}
