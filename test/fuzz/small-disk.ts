// A disk of its own, which can be full or read-only: a tmpfs, which only root can mount.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Bytes of the disk. */
const size = 64 * 2 ** 20;

export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** @returns null where this user, or this system, cannot mount one. */
  static async mount(): Promise<SmallDisk | null> {
    const folder = await mkdtemp(path.join(tmpdir(), 'disk-'));
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'latent-atlas', folder]);
      return new SmallDisk(folder);
    } catch {
      await rm(folder, { recursive: true });
      return null;
    }
  }

  at(...parts: readonly string[]): string {
    return path.join(this.folder, ...parts);
  }

  /** Fills it up to some bytes, or makes room again. @param free bytes that are left. */
  async leave(free: number): Promise<void> {
    await rm(this.filler, { force: true });
    const { bavail, bsize } = await statfs(this.folder);
    await writeFile(this.filler, new Uint8Array(Math.max(0, bavail * bsize - free)));
  }

  async empty(): Promise<void> {
    await rm(this.filler, { force: true });
  }

  async setReadOnly(isReadOnly: boolean): Promise<void> {
    await run('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, this.folder]);
  }

  /** Unmounts it, with all that is on it. */
  async remove(): Promise<void> {
    await run('umount', [this.folder]);
    await rm(this.folder, { recursive: true });
  }

  private get filler(): string {
    return this.at('filler');
  }
}
