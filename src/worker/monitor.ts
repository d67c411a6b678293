import { writeSync } from 'node:fs';
import { Session, type Debugger } from 'node:inspector';
import { workerData } from 'node:worker_threads';
import { readHeartbeat } from './heartbeat.js';
import { monitorDescriptor, type MonitorReport, type WorkerLimits } from './messages.js';

/*
 * A thread that watches over the main thread of the worker process: where code of the dataset file gives no sign of life
 * for too long, or the process takes too much memory, it asks the main thread where it is, says so, and ends the process.
 */
export interface MonitorData {
  readonly memory: SharedArrayBuffer;
  readonly limits: WorkerLimits;
}

const pollInterval = 50;
/** How long the main thread may take to say where it is; inside a native call it cannot. */
const askTime = 1500;

const { memory, limits } = workerData as MonitorData;
let lastCount = -1;
let lastBeat = Date.now();

const timer = setInterval(() => {
  const { count, field } = readHeartbeat(memory);
  const now = Date.now();
  if (count !== lastCount || field === null) {
    lastCount = count;
    lastBeat = now;
  }
  const reason = process.memoryUsage.rss() > limits.memory ? 'memory' : now - lastBeat > limits.time ? 'time' : null;
  if (reason === null) return;
  clearInterval(timer);
  askWhere((frames) => end({ reason, field: field ?? '', frames }));
}, pollInterval);

function end(report: MonitorReport): void {
  writeSync(monitorDescriptor, JSON.stringify(report) + '\n');
  process.kill(process.pid, 'SIGKILL');
}

/** Pauses the main thread through V8's inspector and reads its call stack. */
function askWhere(tell: (frames: MonitorReport['frames']) => void): void {
  const late = setTimeout(() => tell(null), askTime);
  const session = new Session();
  const urls = new Map<string, string>();
  try {
    session.connectToMainThread();
  } catch {
    // Without an inspector (a restricted Electron, say) the place stays unknown.
    return;
  }
  session.on('Debugger.scriptParsed', ({ params }) => urls.set(params.scriptId, params.url));
  session.on('Debugger.paused', ({ params }) => {
    clearTimeout(late);
    tell(
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
