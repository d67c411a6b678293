import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../../scripts/project.mjs';

/**
 * How far files answer: not at all, until they are read, or until their first half is read. With `stuck`, until they are
 * read too, and not even then where what waits for them is killed: the system does not end it.
 */
export type Silence = 'whole' | 'read' | 'half' | 'stuck';

/** The command that mounts, and its device, where they are. */
const device = '/dev/fuse';
const mountOptions = 'fd=3,rootmode=40000,user_id=0,group_id=0';

/**
 * A folder on a file system that answers no more, as one on a server that is gone: a real one (FUSE). What waits for it
 * can be killed, but for `stuck`. Tests leave it to other processes.
 */
export class SilentMount {
  private constructor(
    readonly folder: string,
    private readonly server: ChildProcess,
  ) {}

  /**
   * @param files the rows of each: text with two numbers a line.
   * @returns null where this user may not mount, or there is no FUSE.
   */
  static async open(silence: Silence, files: Readonly<Record<string, number>>): Promise<SilentMount | null> {
    const folder = await mkdtemp(path.join(tmpdir(), 'silent-'));
    const opened = openDevice();
    if (
      opened === null ||
      !(await succeeds('mount', ['-i', '-t', 'fuse', '-o', mountOptions, 'silent', folder], opened))
    ) {
      if (opened !== null) closeSync(opened);
      await rmdir(folder);
      return null;
    }
    const script = path.join(root, 'test', 'support', 'silent-mount', 'server.ts');
    const server = spawn(process.execPath, ['--import=tsx', script, JSON.stringify({ silence, files })], {
      stdio: ['ignore', 'inherit', 'inherit', opened],
    });
    closeSync(opened);
    return new SilentMount(folder, server);
  }

  async close(): Promise<void> {
    // What waits gets an error then.
    this.server.kill('SIGKILL');
    await succeeds('umount', ['-l', this.folder], null);
    await rmdir(this.folder);
  }
}

function openDevice(): number | null {
  try {
    return openSync(device, 'r+');
  } catch {
    return null;
  }
}

/** Runs a command with a device as its fourth stream. */
function succeeds(name: string, words: readonly string[], opened: number | null): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(name, words, { stdio: ['ignore', 'ignore', 'ignore', opened ?? 'ignore'] });
    child.on('error', () => resolve(false));
    child.on('close', (status) => resolve(status === 0));
  });
}
