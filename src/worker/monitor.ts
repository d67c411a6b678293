import { writeSync } from 'node:fs';
import { Session, type Debugger } from 'node:inspector';
import { workerData } from 'node:worker_threads';
import { readHeartbeat } from './heartbeat.js';
import { endGroup } from './end-group.js';
import { bundleName, monitorDescriptor, type MonitorReport, type WorkerLimits } from './messages.js';

/*
 * A thread that watches over the main thread of the worker process: where code of the dataset file gives no sign of life
 * for too long, or the process takes too much memory, it asks the main thread where it is, says so, and ends the process.
 * The same where a file gives no byte for too long.
 */
export interface MonitorData {
  readonly memory: SharedArrayBuffer;
  readonly limits: WorkerLimits;
  /** The process of the session. */
  readonly parent: number;
}

const pollInterval = 50;
/** How long the main thread may take to say where it is; inside a native call it cannot. */
const askTime = 1500;

const { memory, limits, parent } = workerData as MonitorData;
let lastCount = -1;
let lastBeat = Date.now();
let isAsking = false;

const timer = setInterval(() => {
  // The session is gone; a main thread in an endless loop is never told.
  if (!isAlive(parent)) endGroup();
  const { count, field, file, silence, isBlocked } = readHeartbeat(memory);
  const now = Date.now();
  if (count !== lastCount) {
    lastCount = count;
    lastBeat = now;
  }
  // Not by the clock: an answer that is there is only taken where the thread is free to.
  const isSilent = isBlocked ? now - lastBeat > limits.time : silence > limits.time;
  if (file !== null && isSilent) end({ reason: 'file', field: file.field, file: file.file, frames: null });
  if (isAsking) return;
  const reason = process.memoryUsage.rss() > limits.memory ? 'memory' : now - lastBeat > limits.time ? 'time' : null;
  if (reason === null) return;
  isAsking = true;
  askWhere((frames) => {
    isAsking = false;
    const isDatasetCode = field !== null || frames?.some(({ url }) => url === bundleName) === true;
    // This program computes for long where the network is large, and that is no fault.
    if (reason === 'time' && !isDatasetCode) lastBeat = Date.now();
    else end({ reason, field: field ?? '', file: null, frames });
  });
}, pollInterval);

function isAlive(id: number): boolean {
  // Where a process has no parent any more, another takes its place; on Windows its number stays.
  if (process.platform !== 'win32') return process.ppid === id;
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

function end(report: MonitorReport): void {
  clearInterval(timer);
  try {
    writeSync(monitorDescriptor, JSON.stringify(report) + '\n');
  } finally {
    endGroup();
  }
}

/** Pauses the main thread through V8's inspector and reads its call stack. */
function askWhere(tell: (frames: MonitorReport['frames']) => void): void {
  const session = new Session();
  const urls = new Map<string, string>();
  const answer = (frames: MonitorReport['frames']): void => {
    clearTimeout(late);
    tell(frames);
    session.disconnect();
  };
  const late = setTimeout(() => answer(null), askTime);
  try {
    session.connectToMainThread();
  } catch {
    // Without an inspector (a restricted Electron, say) the place stays unknown.
    return;
  }
  session.on('Debugger.scriptParsed', ({ params }) => urls.set(params.scriptId, params.url));
  session.on('Debugger.paused', ({ params }) => {
    answer(
      params.callFrames.map(({ location }: Debugger.CallFrame) => ({
        url: urls.get(location.scriptId) ?? '',
        line: location.lineNumber + 1,
        column: (location.columnNumber ?? 0) + 1,
      })),
    );
  });
  session.post('Debugger.enable');
  session.post('Debugger.pause');
}
