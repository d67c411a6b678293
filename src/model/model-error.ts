/** A model cannot be used: its file, its graph, or what a node of it does. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}
