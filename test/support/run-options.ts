import type { Engine } from '../../src/autoencoder/engine.js';
import type { DatasetDefinition } from '../../src/dataset/index.js';
import type { RunEvent } from '../../src/protocol/events.js';
import type { RunOptions } from '../../src/run/run.js';

/** A run of a definition as the file has it, on one thread, whose events are added to a list. */
export function runOptions(definition: DatasetDefinition, engine: Engine, events: RunEvent[]): RunOptions {
  return {
    definition,
    source: { file: 'test.dataset.ts', hash: '', version: '0', point: null },
    seed: null,
    steps: null,
    previous: null,
    resumed: null,
    engine,
    threads: 1,
    isRecorded: true,
    guard: (_field, task) => task(),
    readTable: () => Promise.reject(new Error('no files here')),
    now: () => performance.now(),
    emit: (event) => void events.push(event),
  };
}
