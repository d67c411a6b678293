import path from 'node:path';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { Fault, SourceLocation } from '../protocol/fault.js';
import { bundleName, type MonitorReport, type RawFault } from '../worker/messages.js';
import type { Bundle } from './bundle.js';
import { findField } from './find-field.js';

/** A fault of the worker with its place in the user's files. */
export function locateFault(fault: RawFault, bundle: Bundle): Fault {
  const { phase, message, ofDataset } = fault;
  return { phase, message, ofDataset, location: ofDataset ? findLocation(fault, bundle) : null };
}

/** What the monitor says, told to a user. */
export function monitorFault(
  report: MonitorReport,
  limits: { readonly memory: number; readonly time: number },
  bundle: Bundle,
): Fault {
  const map = new TraceMap(bundle.sourceMap);
  const frame = report.frames?.find(({ url }) => url === bundleName);
  const location = (frame && mapPosition(map, frame.line, frame.column, bundle)) ?? locationOfField(report.field, bundle);
  const what = report.field === '' ? 'The dataset file' : `\`${report.field}\``;
  const message =
    report.reason === 'time'
      ? `${what} gave no sign of life for ${limits.time / 1000} s: expected code that ends. ` +
        'Is there an endless loop? The limit is the setting latentAtlas.timeout.'
      : `${what} needs too much memory: expected at most ${Math.round(limits.memory / 2 ** 20)} MiB in all. ` +
        'The limit is the setting latentAtlas.memoryLimit.';
  return { phase: report.field === '' ? 'load' : 'sampling', message, location, ofDataset: true };
}

function findLocation(fault: RawFault, bundle: Bundle): SourceLocation {
  const fromStack = (): SourceLocation | null => (fault.stack === null ? null : mapStack(fault.stack, bundle));
  // A field's own place is the most precise; a stack shows only who noticed.
  if (fault.field !== null) {
    return findFieldLocation(fault.field, bundle) ?? fromStack() ?? startOf(bundle);
  }
  return fromStack() ?? startOf(bundle);
}

function locationOfField(field: string, bundle: Bundle): SourceLocation {
  return findFieldLocation(field, bundle) ?? startOf(bundle);
}

function findFieldLocation(field: string, bundle: Bundle): SourceLocation | null {
  const position = findField(bundle.code, field);
  return position && mapPosition(new TraceMap(bundle.sourceMap), position.line, position.column, bundle);
}

function startOf(bundle: Bundle): SourceLocation {
  return { file: bundle.file, line: 1, column: 1 };
}

/** The innermost frame of a stack trace that lies in the bundle. */
function mapStack(stack: string, bundle: Bundle): SourceLocation | null {
  const map = new TraceMap(bundle.sourceMap);
  for (const line of stack.split('\n')) {
    const match = /([^\s()]+):(\d+):(\d+)\)?$/.exec(line);
    if (match?.[1] !== bundleName) continue;
    const location = mapPosition(map, Number(match[2]), Number(match[3]), bundle);
    if (location !== null) return location;
  }
  return null;
}

/** A place in the bundle (from 1), in the file that it came from. */
function mapPosition(map: TraceMap, line: number, column: number, bundle: Bundle): SourceLocation | null {
  const original = originalPositionFor(map, { line, column: column - 1 });
  return original.source === null
    ? null
    : {
        file: path.resolve(path.dirname(bundle.file), original.source),
        line: original.line,
        column: original.column + 1,
      };
}
