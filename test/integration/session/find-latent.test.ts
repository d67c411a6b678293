import assert from 'node:assert/strict';
import path from 'node:path';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import { scanInWords } from '../../../src/protocol/latent-scan-words.js';
import type { SweepTable } from '../../../src/protocol/sweep-table.js';
import { sweepBesideRun } from '../../../src/sweep/beside-run.js';
import { builtDistribution } from '../../support/distribution.js';
import { circleText, trained, Workplace } from './support.js';

describe('the search for a latent space beside a run', () => {
  let workplace: Workplace;

  before(async () => {
    workplace = await Workplace.open();
  });
  after(() => workplace.close());

  it('records the table of its runs, and has the answer in the end', async () => {
    const file = await workplace.write('scanned.dataset.ts', circleText({ seed: 4, steps: 1500 }));
    const session = workplace.session(file);
    await trained(session);
    const told: (readonly [number, number])[] = [];
    await sweepBesideRun(
      {
        session,
        choice: { kind: 'latentScan', seeds: [4, 5] },
        train: {},
        folder: path.join(path.dirname(file), 'sweep'),
        atOnce: 2,
        onProgress: (over, all) => told.push([over, all]),
        signal: new AbortController().signal,
      },
      { ...workplace.environment, distribution: await builtDistribution() },
    );
    const tables = session.events
      .map(unpackEvent)
      .flatMap((event): SweepTable[] => (event.kind === 'sweepTable' ? [event.table] : []));
    // A new reader gets the last one alone.
    assert.equal(tables.length, 1);
    assert.deepEqual(told.at(0), [0, 6]);
    assert.deepEqual(told.at(-1), [6, 6]);
    assert.deepEqual(tables[0].parameters[0].values, ['euclidean(1)', 'spherical(1)', 'euclidean(2)']);
    assert.equal(scanInWords(tables[0])?.headline, 'The smallest that holds your data: S¹ (2 of 2 seeds).');
  });
});
