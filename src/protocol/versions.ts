import type { RunStarted } from './events.js';

/**
 * Whether a run examines the same model as another, as its files are now, at the same points: then the pictures of both are
 * of one timeline.
 */
export function isSameExamination(a: RunStarted, b: RunStarted | null | undefined): boolean {
  if (a.run.examined == null || b?.run.examined == null) return false;
  const { run, ...drawn } = a;
  const { run: other, ...otherDrawn } = b;
  return (
    run.hash === other.hash &&
    isEqual(run.autoencoder.latent, other.autoencoder.latent) &&
    isEqual(run.autoencoder.standardization, other.autoencoder.standardization) &&
    isEqual(drawn, otherDrawn)
  );
}

/** Of plain data and typed arrays. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) return isEqualArray(bytesOf(a), bytesOf(b));
  const [one, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return one.size === other.size && [...one].every(([key, value]) => other.has(key) && isEqual(value, other.get(key)));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const isEqualArray = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, k) => byte === b[k]);
