import path from 'node:path';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { Fault, SourceLocation } from '../protocol/fault.js';
import { bundleName, type MonitorReport, type RawFault } from '../worker/messages.js';
import type { Bundle } from './bundle.js';
import { findField, type Position } from './find-field.js';

/** An error of the worker with its place in the user's files. */
export function locateFault(fault: RawFault, bundle: Bundle): Fault {
  const { phase, ofDataset } = fault;
  // Bundlers write an imported function as (0, module.name): the user wrote its name alone.
  const message = fault.message.replaceAll(/\(0 ?, import_\w+\.(\w+)\)/g, '$1');
  return { phase, message, ofDataset, location: ofDataset ? findLocation(fault, bundle) : null };
}

/** Where a limit is set. */
export const limitWords = (limit: 'memory' | 'time'): string =>
  limit === 'time'
    ? 'The limit is the setting latentAtlas.timeout, or --timeout of the command line.'
    : 'The limit is the setting latentAtlas.memoryLimit, or --memory-limit of the command line.';

/** Why reading a file was given up. */
export const silentFile = ({ time }: { readonly time: number }): string =>
  `the file gave no byte for ${time / 1000} s: expected a file that answers. ` +
  `Is it on a server or drive that is gone? ${limitWords('time')}`;

/** What the monitor says, told to a user. */
export function monitorFault(
  report: MonitorReport,
  limits: { readonly memory: number; readonly time: number },
  bundle: Bundle,
): Fault {
  const map = new TraceMap(bundle.sourceMap);
  const frame = report.frames?.find(({ url }) => url === bundleName);
  const position = frame ?? findField(bundle.code, report.field, null);
  const location = (position && mapPosition(map, position, bundle)) ?? startOf(bundle);
  if (report.reason === 'file') {
    const { field, file } = report;
    const message = `${field === '' ? '' : `${field}: `}cannot read ${file ?? 'a file'}: ${silentFile(limits)}`;
    return { phase: field === 'model' ? 'model' : 'sampling', message, location, ofDataset: true };
  }
  if (report.reason === 'channel') {
    const message =
      'The dataset file has closed the channel of its worker process (file descriptor 3), or written to it: ' +
      'expected a dataset file that uses only what it has opened.';
    return { phase: 'background', message, location: startOf(bundle), ofDataset: true };
  }
  const what = report.field === '' ? 'The dataset file' : `\`${report.field}\``;
  const message =
    report.reason === 'time'
      ? `${what} gave no sign of life for ${limits.time / 1000} s: expected code that ends. ` +
        `Is there an endless loop, or a file that never answers? ${limitWords('time')}`
      : `${what} needs too much memory: expected at most ${Math.round(limits.memory / 2 ** 20)} MiB in all. ` +
        limitWords('memory');
  return { phase: report.field === '' ? 'load' : 'sampling', message, location, ofDataset: true };
}

/** Where the user's files write a field of the definition; null if it is not found. */
export function locateField(field: string, bundle: Bundle): SourceLocation | null {
  const position = findField(bundle.code, field, null);
  return position === null ? null : mapPosition(new TraceMap(bundle.sourceMap), position, bundle);
}

function findLocation({ stack, field }: RawFault, bundle: Bundle): SourceLocation {
  const map = new TraceMap(bundle.sourceMap);
  const frames = stack === null ? [] : readStack(stack);
  // A field's own place is more precise than the stack, which shows who noticed.
  const position = field === null ? null : findField(bundle.code, field, frames[0] ?? null);
  for (const candidate of position === null ? frames : [position, ...frames]) {
    const location = mapPosition(map, candidate, bundle);
    if (location !== null) return location;
  }
  return startOf(bundle);
}

function startOf(bundle: Bundle): SourceLocation {
  return { file: bundle.file, line: 1, column: 1 };
}

/** The frames of a stack trace that lie in the bundle, innermost first. */
function readStack(stack: string): Position[] {
  return stack.split('\n').flatMap((line) => {
    const match = /([^\s()]+):(\d+):(\d+)\)?$/.exec(line);
    return match?.[1] === bundleName ? [{ line: Number(match[2]), column: Number(match[3]) }] : [];
  });
}

/** A place in the bundle, in the file that it came from. */
function mapPosition(map: TraceMap, { line, column }: Position, bundle: Bundle): SourceLocation | null {
  const original = originalPositionFor(map, { line, column: column - 1 });
  return original.source === null
    ? null
    : {
        file: path.resolve(path.dirname(bundle.file), original.source),
        line: original.line,
        column: original.column + 1,
      };
}
