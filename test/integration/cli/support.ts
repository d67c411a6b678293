import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtDistribution } from '../../support/distribution.js';

export interface Ending {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line, in a folder of its own. */
export class CommandLine {
  private constructor(
    readonly folder: string,
    private readonly script: string,
  ) {}

  static async open(): Promise<CommandLine> {
    return new CommandLine(await mkdtemp(path.join(tmpdir(), 'cli-')), path.join(await builtDistribution(), 'cli.cjs'));
  }

  start(...words: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ending> } {
    return this.startUnder([], ...words);
  }

  /** @param program what starts the command line, with its arguments; the command follows them. */
  startUnder(
    program: readonly string[],
    ...words: readonly string[]
  ): { readonly child: ChildProcess; readonly ended: Promise<Ending> } {
    const [command, ...args] = [...program, process.execPath, this.script, ...words];
    const child = spawn(command, args, { cwd: this.folder });
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (bytes: Buffer) => (texts.stdout += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (texts.stderr += bytes.toString()));
    return { child, ended: new Promise((resolve) => child.on('close', (status) => resolve({ status, ...texts }))) };
  }

  run(...words: readonly string[]): Promise<Ending> {
    return this.start(...words).ended;
  }

  /** @returns the name of the file. */
  async write(name: string, text: string): Promise<string> {
    await writeFile(path.join(this.folder, name), text);
    return name;
  }

  at(...parts: readonly string[]): string {
    return path.join(this.folder, ...parts);
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
