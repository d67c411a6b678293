/** Bytes of the mark that begins each frame. */
export const markBytes = 16;
const headerBytes = markBytes + 4;
/** No message is longer. */
const mostBytes = 2 ** 31;

/** What came is no frame: something else writes to the same pipe. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/** @returns what goes before a message of that many bytes. @param mark that both sides know, and nobody else. */
export function frameHeader(mark: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(headerBytes);
  header.set(mark);
  new DataView(header.buffer).setUint32(markBytes, length);
  return header;
}

/** Takes the bytes of a pipe as they come, and gives the messages in them. */
export class FrameReader {
  private readonly header = new Uint8Array(headerBytes);
  private message: Uint8Array<ArrayBuffer> | null = null;
  private filled = 0;

  constructor(private readonly mark: Uint8Array) {}

  /** Whether a message has begun, and is not whole. */
  get isWithin(): boolean {
    return this.message !== null || this.filled > 0;
  }

  /** @throws FrameError where there is something else than a frame; nothing after that can be read. */
  *take(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
    for (let at = 0; at < bytes.length;) {
      const into: Uint8Array = this.message ?? this.header;
      const part = bytes.subarray(at, at + into.length - this.filled);
      into.set(part, this.filled);
      at += part.length;
      this.filled += part.length;
      if (this.message === null) this.beginMessage();
      if (this.message !== null && this.filled === this.message.length) {
        yield this.message;
        this.message = null;
        this.filled = 0;
      }
    }
  }

  private beginMessage(): void {
    const known = Math.min(this.filled, markBytes);
    for (let k = 0; k < known; k++)
      if (this.header[k] !== this.mark[k]) throw new FrameError('expected the mark of a message, got other bytes');
    if (this.filled < headerBytes) return;
    const length = new DataView(this.header.buffer).getUint32(markBytes);
    if (length > mostBytes) throw new FrameError(`expected a message of at most ${mostBytes} bytes, got ${length}`);
    this.message = new Uint8Array(length);
    this.filled = 0;
  }
}
