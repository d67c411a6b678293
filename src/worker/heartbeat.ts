const counter = 0;
const inDataset = 1;
const fieldLength = 2;
const headerBytes = 12;
const fieldBytes = 500;

/**
 * What the monitor knows of the main thread, in shared memory, since a thread in an endless loop answers no message:
 * how often it gave a sign of life, and which code of the dataset file it is in.
 */
export interface Heartbeat {
  readonly memory: SharedArrayBuffer;
  /** A sign of life. */
  readonly beat: () => void;
  /** Runs code of the dataset file, for a field of the definition. */
  readonly guard: <T>(field: string, task: () => T) => T;
}

export interface HeartbeatReading {
  readonly count: number;
  /** Field of the definition whose code runs; null while none does. */
  readonly field: string | null;
}

export function createHeartbeat(): Heartbeat {
  const memory = new SharedArrayBuffer(headerBytes + fieldBytes);
  const cells = new Int32Array(memory, 0, 3);
  const text = new Uint8Array(memory, headerBytes);
  const beat = (): void => {
    Atomics.add(cells, counter, 1);
  };
  return {
    memory,
    beat,
    guard: (field, task) => {
      const bytes = new TextEncoder().encode(field).subarray(0, fieldBytes);
      text.set(bytes);
      Atomics.store(cells, fieldLength, bytes.length);
      Atomics.store(cells, inDataset, 1);
      beat();
      try {
        return task();
      } finally {
        Atomics.store(cells, inDataset, 0);
        beat();
      }
    },
  };
}

/** Reads, in another thread, the memory of a {@link Heartbeat}. */
export function readHeartbeat(memory: SharedArrayBuffer): HeartbeatReading {
  const cells = new Int32Array(memory, 0, 3);
  const length = Atomics.load(cells, fieldLength);
  return {
    count: Atomics.load(cells, counter),
    // A copy: text decoders do not take shared memory.
    field:
      Atomics.load(cells, inDataset) === 1
        ? new TextDecoder().decode(new Uint8Array(memory, headerBytes, length).slice())
        : null,
  };
}
