import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Duplex, type Readable } from 'node:stream';
import { deserialize, serialize } from 'node:v8';
import * as v from 'valibot';
import { frameHeader, FrameReader, markBytes } from '../protocol/frames.js';
import {
  channelDescriptor,
  monitorDescriptor,
  type FromWorker,
  type MonitorReport,
  type ToWorker,
  type WorkerArgument,
  type WorkerLimits,
} from '../worker/messages.js';

/** What a worker process is started with. */
export interface WorkerOptions {
  /** Folder of the bundles: worker.cjs, monitor.cjs and the .wasm files. */
  readonly distribution: string;
  readonly limits: WorkerLimits;
  /** Takes what the dataset file prints, line by line. */
  readonly log: (line: string) => void;
}

/** Why a process ended by itself. */
export type WorkerEnd =
  | { readonly kind: 'monitor'; readonly report: MonitorReport }
  | { readonly kind: 'crash'; readonly description: string; readonly outOfMemory: boolean };

/** Node before version 22 has relaxed SIMD, with which the engine `wasm` is a third faster, behind a flag. */
const relaxedSimd = Number(process.versions.node.split('.')[0]) < 22 ? ['--experimental-wasm-relaxed-simd'] : [];

const hasGroups = process.platform !== 'win32';

/** Milliseconds in which what a process said before its end is read; a process that it started may hold the pipes for ever. */
const drainTime = 500;

/** Lines that a dataset file may print; further ones would hold up all else. */
const mostLines = 10_000;

const reportSchema = v.object({
  reason: v.picklist(['time', 'memory', 'file', 'channel']),
  field: v.string(),
  file: v.nullable(v.string()),
  frames: v.nullable(v.array(v.object({ url: v.string(), line: v.number(), column: v.number() }))),
});

/** Null where a line is no report of the monitor: code of the dataset file can write to its pipe too. */
function readReport(line: string): MonitorReport | null {
  try {
    return v.parse(reportSchema, JSON.parse(line));
  } catch {
    return null;
  }
}

/** Options of Node by which VS Code's debugger, where it runs, gets into child processes; no others. */
function optionsOfDebugger(): string {
  const { NODE_OPTIONS = '', VSCODE_INSPECTOR_OPTIONS } = process.env;
  return VSCODE_INSPECTOR_OPTIONS === undefined ? '' : NODE_OPTIONS;
}

/**
 * A process that loads one dataset file and trains. A process rather than a thread, because V8 ends the whole process,
 * and with it the extension host, when code in a thread asks for more memory than there is.
 */
export class WorkerProcess {
  private readonly child: ChildProcess;
  private readonly limits: WorkerLimits;
  private readonly mark = randomBytes(markBytes);
  private readonly channel: ChildProcess['stdio'][number] | undefined;
  private readonly lastErrors: string[] = [];
  private report: MonitorReport | null = null;
  private ended = false;
  private onMessage: (message: FromWorker) => void = () => undefined;
  private onEnd: (end: WorkerEnd) => void = () => undefined;

  constructor({ distribution, limits, log }: WorkerOptions) {
    this.limits = limits;
    const argument: WorkerArgument = { limits, mark: this.mark.toString('hex') };
    // V8's own limit lies above the monitor's, which can say where the memory went.
    const options = [`--max-old-space-size=${Math.round((1.5 * limits.memory) / 2 ** 20)}`, ...relaxedSimd];
    const words = [...options, path.join(distribution, 'worker.cjs'), JSON.stringify(argument)];
    this.child = spawn(process.execPath, words, {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: optionsOfDebugger() },
      // `overlapped` is `pipe` but on Windows, where it lets a process read and write a pipe at once.
      stdio: ['ignore', 'pipe', 'pipe', 'overlapped', 'pipe'],
      // A group of its own, which what the dataset file starts belongs to; on Windows it would be a console window.
      detached: hasGroups,
    });
    this.readLines(this.child.stdio[1], log);
    this.readLines(this.child.stdio[2], (line) => {
      this.lastErrors.push(line);
      if (this.lastErrors.length > 100) this.lastErrors.shift();
      log(line);
    });
    this.readLines(this.child.stdio[monitorDescriptor], (line) => {
      this.report ??= readReport(line);
      const { report } = this;
      // The system may not end a process that waits for a server that is gone.
      if (report !== null) onceDrained(() => this.endWith(report));
    });
    this.channel = this.child.stdio.at(channelDescriptor);
    if (this.channel instanceof Duplex) this.readMessages(this.channel);
    this.child.on('error', (error) => this.end({ kind: 'crash', description: error.message, outOfMemory: false }));
    this.child.on('exit', () => this.endChildren());
    // `close` rather than `exit`: what the process has said by then has been read.
    this.child.on('close', (code, signal) => {
      if (this.report !== null) this.endWith(this.report);
      else {
        const outOfMemory = this.lastErrors.some((line) => /out of memory|invalid size error/i.test(line));
        this.end({ kind: 'crash', description: signal ?? `exit code ${code ?? 'unknown'}`, outOfMemory });
      }
    });
  }

  /** Takes messages and the unexpected end from now on. */
  listen(onMessage: (message: FromWorker) => void, onEnd: (end: WorkerEnd) => void): void {
    this.onMessage = onMessage;
    this.onEnd = onEnd;
  }

  send(message: ToWorker): void {
    if (this.ended || !(this.channel instanceof Duplex) || !this.channel.writable) return;
    const bytes = serialize(message);
    this.channel.write(frameHeader(this.mark, bytes.length));
    this.channel.write(bytes);
  }

  /** Ends the process at once and without a word. */
  kill(): void {
    this.listen(
      () => undefined,
      () => undefined,
    );
    this.child.kill('SIGKILL');
    this.endChildren();
  }

  /** Ends what the dataset file started, and lets go of pipes that others may hold still. */
  private endChildren(): void {
    const { pid } = this.child;
    try {
      if (hasGroups && pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // They have ended.
    }
    onceDrained(() => {
      for (const stream of this.child.stdio) stream?.destroy();
      this.child.unref();
    });
  }

  private endWith(report: MonitorReport): void {
    if (this.ended) return;
    this.endChildren();
    this.end({ kind: 'monitor', report });
  }

  /** Code of the dataset file can write to the channel too, or close it. */
  private readMessages(channel: Duplex): void {
    const reader = new FrameReader(this.mark);
    let chunks = 0;
    // Half a message, after which no more comes.
    const silence = setTimeout(() => {
      const seen = chunks;
      // This process may have stood still itself: then there are bytes to read.
      setImmediate(() => {
        if (reader.isWithin && chunks === seen) this.loseChannel();
      });
    }, this.limits.time).unref();
    channel.on('data', (bytes: Uint8Array) => {
      if (this.ended) return;
      chunks++;
      silence.refresh();
      try {
        // Written by this program, which has these types; anything else is refused where it is used.
        for (const frame of reader.take(bytes)) this.onMessage(deserialize(frame) as FromWorker);
      } catch {
        this.loseChannel();
      }
    });
    // One that is killed is told of by its end.
    channel.on('error', () => undefined);
    channel.on('close', () => onceDrained(() => this.loseChannel()));
  }

  private loseChannel(): void {
    if (this.ended) return;
    this.child.kill('SIGKILL');
    this.endWith(this.report ?? { reason: 'channel', field: '', file: null, frames: null });
  }

  private end(end: WorkerEnd): void {
    if (this.ended) return;
    this.ended = true;
    this.onEnd(end);
  }

  private readLines(stream: ChildProcess['stdio'][number] | undefined, take: (line: string) => void): void {
    if (!isReadable(stream)) return;
    let lines = 0;
    createInterface({ input: stream }).on('line', (line) => {
      lines++;
      if (lines <= mostLines) take(line);
      else if (lines === mostLines + 1)
        take(`… The dataset file has printed ${mostLines} lines; the others are left out.`);
    });
  }
}

function isReadable(stream: object | null | undefined): stream is Readable {
  return stream !== null && stream !== undefined && 'read' in stream;
}

/** An end that nobody knows more of, in words. */
export function unexpectedEnd(end: WorkerEnd): string {
  return `The worker process ended unexpectedly (${end.kind === 'crash' ? end.description : end.report.reason}).`;
}

/**
 * Does something after {@link drainTime}, and after what there is to read by then: this process may have stood still itself,
 * and timers come before what was sent to it.
 */
function onceDrained(task: () => void): void {
  setTimeout(() => setImmediate(task), drainTime);
}
