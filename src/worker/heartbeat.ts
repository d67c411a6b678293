/** Cells of 32 bits in the shared memory. */
const cell = {
  counter: 0,
  inDataset: 1,
  fieldLength: 2,
  fileLength: 3,
  fileFieldLength: 4,
  silentTurns: 5,
  blocked: 6,
};
const headerBytes = 4 * Object.keys(cell).length;
/** Bytes of each text, at most: a path may be long. */
const textBytes = 8192;
/** Places of the texts. */
const place = { field: headerBytes, file: headerBytes + textBytes, fileField: headerBytes + 2 * textBytes };
const memoryBytes = headerBytes + 3 * textBytes;

/** Milliseconds between two turns of the main thread that are counted. */
export const turnInterval = 100;

/** A file that is read for a field of the definition; the field is empty where none asks for it. */
export interface FileBeingRead {
  readonly file: string;
  readonly field: string;
}

/**
 * What the monitor knows of the main thread, in shared memory, since a thread in an endless loop answers no message:
 * how often it gave a sign of life, which code of the dataset file it is in, and which file it waits for.
 */
export interface Heartbeat {
  readonly memory: SharedArrayBuffer;
  /** A sign of life. */
  readonly beat: () => void;
  /** Runs code of the dataset file, for a field of the definition. */
  readonly guard: <T>(field: string, task: () => T) => T;
  /** Reads a file: from now until the task is over, what {@link waits} says counts for it. */
  readonly reading: <T>(read: FileBeingRead, task: () => Promise<T>) => Promise<T>;
  /** Told by what waits for a disk. */
  readonly waits: DiskWaits;
}

/** What waits for a disk, or for a computer or program that stands for one. */
export interface DiskWaits {
  /** Whether something is being read, so that a wait counts. */
  readonly isReading: () => boolean;
  /** The thread goes on meanwhile. @returns to be called once there is an answer. */
  readonly begin: () => () => void;
  /** The thread stands still until there is an answer. */
  readonly block: <T>(task: () => T) => T;
}

export interface HeartbeatReading {
  readonly count: number;
  /** Field of the definition whose code runs; null while none does. */
  readonly field: string | null;
  /** The file that is read; null while none is. */
  readonly file: FileBeingRead | null;
  /** Milliseconds in which the thread was free to take an answer of the disk, and none came; 0 while nothing waits. */
  readonly silence: number;
  /** Whether the thread stands still until the disk answers. */
  readonly isBlocked: boolean;
}

export function createHeartbeat(): Heartbeat {
  const memory = new SharedArrayBuffer(memoryBytes);
  const cells = new Int32Array(memory, 0, Object.keys(cell).length);
  const write = (text: string, at: number, lengthCell: number): void => {
    const bytes = new TextEncoder().encode(text).subarray(0, textBytes);
    new Uint8Array(memory, at, textBytes).set(bytes);
    Atomics.store(cells, lengthCell, bytes.length);
  };
  const beat = (): void => {
    Atomics.add(cells, cell.counter, 1);
  };
  const files: FileBeingRead[] = [];
  const show = (): void => {
    const { file, field } = files.at(0) ?? { file: '', field: '' };
    write(field, place.fileField, cell.fileFieldLength);
    write(file, place.file, cell.fileLength);
  };
  let waiting = 0;
  const answer = (): void => {
    Atomics.store(cells, cell.silentTurns, 0);
  };
  setInterval(() => {
    beat();
    if (waiting > 0 && files.length > 0) Atomics.add(cells, cell.silentTurns, 1);
  }, turnInterval).unref();
  return {
    memory,
    beat,
    guard: (field, task) => {
      write(field, place.field, cell.fieldLength);
      Atomics.store(cells, cell.inDataset, 1);
      beat();
      try {
        return task();
      } finally {
        Atomics.store(cells, cell.inDataset, 0);
        beat();
      }
    },
    reading: async (read, task) => {
      files.push(read);
      answer();
      show();
      try {
        return await task();
      } finally {
        files.splice(files.indexOf(read), 1);
        show();
      }
    },
    waits: {
      isReading: () => files.length > 0,
      begin: () => {
        if (waiting++ === 0) answer();
        return () => {
          waiting--;
          answer();
        };
      },
      block: (task) => {
        beat();
        Atomics.store(cells, cell.blocked, 1);
        try {
          return task();
        } finally {
          Atomics.store(cells, cell.blocked, 0);
          beat();
        }
      },
    },
  };
}

/** Reads, in another thread, the memory of a {@link Heartbeat}. */
export function readHeartbeat(memory: SharedArrayBuffer): HeartbeatReading {
  const cells = new Int32Array(memory, 0, Object.keys(cell).length);
  const read = (at: number, lengthCell: number): string =>
    // A copy: text decoders do not take shared memory.
    new TextDecoder().decode(new Uint8Array(memory, at, Atomics.load(cells, lengthCell)).slice());
  const file = read(place.file, cell.fileLength);
  return {
    count: Atomics.load(cells, cell.counter),
    field: Atomics.load(cells, cell.inDataset) === 1 ? read(place.field, cell.fieldLength) : null,
    file: file === '' ? null : { file, field: read(place.fileField, cell.fileFieldLength) },
    silence: Atomics.load(cells, cell.silentTurns) * turnInterval,
    isBlocked: Atomics.load(cells, cell.blocked) === 1,
  };
}
