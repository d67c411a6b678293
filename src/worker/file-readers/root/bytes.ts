import { open, type FileHandle } from 'node:fs/promises';
import { FileProxy } from 'jsroot/io';
import { mostAtOnce } from '../progress.js';

/** The bytes of a ROOT file, for the library. */
export class RootBytes extends FileProxy {
  constructor(
    private readonly file: FileHandle,
    private readonly size: number,
  ) {
    super();
  }

  /**
   * @throws Error where the file is no ROOT file or not whole: without this the library would read on in what is
   * missing.
   */
  override async openFile(): Promise<boolean> {
    const header = await this.readBuffer(0, 24);
    if (header.byteLength < 24 || header.getUint32(0) !== magic) throw new Error('it does not start with "root"');
    const end = header.getUint32(4) < firstLargeVersion ? header.getUint32(12) : Number(header.getBigUint64(12));
    if (end > this.size) throw new Error(`expected ${end} bytes, as its header says, got ${this.size}`);
    return true;
  }

  // The library has no use for the name but in its errors, which tell it already.
  override getFileName(): string {
    return '';
  }

  override getFileSize(): number {
    return this.size;
  }

  /** @returns as many of the bytes as there are: the library asks for more than the header of a small file. */
  override async readBuffer(offset: number, length: number): Promise<DataView> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)));
    for (let done = 0; done < bytes.length;) {
      const count = Math.min(mostAtOnce, bytes.length - done);
      const { bytesRead } = await this.file.read(bytes, done, count, offset + done);
      if (bytesRead === 0) throw new Error(`expected ${this.size} bytes, got ${offset + done}`);
      done += bytesRead;
    }
    return new DataView(bytes.buffer);
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** @throws Error if there is no such file. */
export async function openRootBytes(path: string): Promise<RootBytes> {
  const file = await open(path);
  return new RootBytes(file, (await file.stat()).size);
}

/** The bytes "root". */
const magic = 0x726f6f74;

/** Versions from this on are those of files whose places take eight bytes: those of more than 2 GB. */
const firstLargeVersion = 1_000_000;
