/**
 * Runs code of the dataset file. The worker's guard stops it where it takes too long; a plain call is a guard too.
 * @param field path of the field of the definition that the code belongs to, for the error.
 */
export type Guard = <T>(field: string, task: () => T) => T;

/** Code of the dataset file gave something that cannot be used. */
export class SamplingError extends Error {
  override readonly name = 'SamplingError';
  constructor(
    /** Path of the field of the definition, such as `manifold` or `signal.resonance`. */
    readonly field: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
