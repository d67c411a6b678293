import assert from 'node:assert/strict';
import type { RunEvent } from '../../../src/protocol/events.js';
import type { SweepRow, SweepTable } from '../../../src/protocol/sweep-table.js';
import type { InterruptedRun } from '../../../src/session/interrupted-run.js';
import { eventsUntil } from '../../../src/session/interrupted-run.js';
import { initialModel, reduce } from '../../../webview/state/reducer.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { startedOf } from './events.js';

const names = ['steps', 'testLoss', 'sup', 'median', 'supAt1', 'sameCode'];

const rowOf = (seed: number, outcomes: SweepRow['outcomes'] | null): SweepRow => ({
  ...{ index: seed, id: '', point: { 'training.seed': seed }, values: [seed], message: null, folder: null },
  state: outcomes === null ? 'missing' : 'done',
  outcomes: outcomes ?? names.map(() => null),
});

const tableOf = (field: string, rows: readonly SweepRow[]): SweepTable => ({
  ...{ name: 'circle', file: 'circle.dataset.ts', hash: '', latentScan: null, rows },
  parameters: [{ name: field, label: field, isNumber: true, values: rows.map(({ index }) => index) }],
  columns: names.map((name) => ({ name, label: name, isDistance: false, isNumber: name !== 'sameCode' })),
});

const after = (...events: RunEvent[]) =>
  reduce(initialModel(readViewSettings(null), false), {
    ...{ kind: 'events', reset: true },
    events: [startedOf({}), ...events],
  }).run;

const ofSeeds: RunEvent = {
  ...{ kind: 'sweepTable', shown: null },
  table: tableOf('training.seed', [rowOf(4, [100, 0.1, 1.9, 0.2, 2.5, 'yes']), rowOf(5, null)]),
};
const ofGaps: RunEvent = { kind: 'sweepTable', shown: 0, table: tableOf('gap', [rowOf(0, null)]) };

describe('sweeps beside a run', () => {
  it('are those over seeds and those over other fields, and neither takes the place of the other', () => {
    const run = after(ofSeeds, ofGaps);
    assert.deepEqual(run?.sweep, {
      seeds: [4, 5],
      outcomes: [
        {
          kind: 'done',
          result: {
            ...{ seed: 4, steps: 100, testLoss: 0.1, sup: 1.9, median: 0.2 },
            ...{ supParameters: [2.5], collides: true, auc: [] },
          },
        },
      ],
    });
    assert.equal(run.sweepTable?.table.parameters[0].name, 'gap');
  });

  it('take their rows as they come', () => {
    const row = rowOf(5, [100, 0.1, 0.3, 0.2, null, null]);
    const run = after(ofSeeds, ofGaps, { kind: 'sweepRow', of: 'seeds', row });
    assert.deepEqual(
      run?.sweep?.outcomes.map((outcome) => outcome.kind === 'done' && [outcome.result.sup, outcome.result.collides]),
      [
        [1.9, true],
        [0.3, null],
      ],
    );
    assert.equal(run.sweepTable?.table.rows[0].state, 'missing');
    const gap = after(ofSeeds, ofGaps, { kind: 'sweepRow', of: 'fields', row: { ...rowOf(0, null), state: 'failed' } });
    assert.equal(gap?.sweepTable?.table.rows[0].state, 'failed');
    assert.equal(gap.sweep?.outcomes.length, 1);
  });

  it('are read from logs of older versions, which had an event for each seed', () => {
    const failed = { kind: 'failed', seed: 7, message: 'out of memory' } as const;
    const run = after(ofSeeds, { kind: 'sweep', seeds: [7, 8] }, { kind: 'seed', outcome: failed });
    assert.deepEqual(run?.sweep, { seeds: [7, 8], outcomes: [failed] });
  });

  it('are no part of what a checkpoint counts', () => {
    const step: RunEvent = { kind: 'warning', message: 'one' };
    const events = [startedOf({}), ofSeeds, step, step].map((event) => ({ event, packed: new ArrayBuffer(0) }));
    const run: Partial<InterruptedRun> = { events };
    assert.deepEqual(
      eventsUntil(run as InterruptedRun, 2, 0).map(({ event }) => event.kind),
      ['started', 'sweepTable', 'warning'],
    );
  });
});
