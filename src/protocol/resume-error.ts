/** A run that was interrupted cannot go on: its message says why, and what to do. */
export class ResumeError extends Error {
  override readonly name = 'ResumeError';
}
