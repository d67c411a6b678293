import assert from 'node:assert/strict';
import type { RunAnalysis, RunEvent } from '../../../src/protocol/events.js';
import { definitionDifferences } from '../../../webview/views/compare/definition-differences.js';
import type { Model } from '../../../webview/state/model.js';
import { initialModel, reduce, type Action } from '../../../webview/state/reducer.js';
import { referenceAt } from '../../../webview/state/reference.js';
import { resultDifferences } from '../../../webview/views/compare/result-differences.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { description, frameOf, startedOf } from './run-events.js';

const error = (sup: number) => ({ count: 50, sup, mean: sup / 10, median: sup / 20, q90: sup, q99: sup, q999: sup });

const analysisOf = (step: number, sup: number, auc: number | null): RunAnalysis => ({
  kind: 'analysis',
  step,
  error: error(sup),
  supParameters: null,
  signals:
    auc === null
      ? []
      : [
          {
            name: 'inner',
            count: 10,
            error: error(1),
            auc,
            aucError: 0.01,
            rejection: null,
            significanceImprovement: 1,
            roc: { backgroundEfficiency: [0, 1], signalEfficiency: [0, 1] },
          },
        ],
  theory: null,
});

const start: Model = initialModel(readViewSettings(null), true);
const after = (model: Model, ...actions: Action[]): Model => actions.reduce(reduce, model);
const run = (...events: RunEvent[]): Action => ({ kind: 'events', reset: false, events: [startedOf(3), ...events] });
const reference = (reset: boolean, ...events: RunEvent[]): Action => ({
  kind: 'reference',
  label: 'seed 3',
  reset,
  events,
});

describe('the reference', () => {
  it('is made of events as the run on show is, and leaves that as it is', () => {
    const shown = after(start, run(frameOf(0, 3), frameOf(10, 3)));
    const model = after(shown, reference(true, startedOf(3), frameOf(0, 3)), reference(false, frameOf(50, 3)));
    assert.deepEqual(
      model.reference?.run.frames.map(({ step }) => step),
      [0, 50],
    );
    assert.equal(model.reference.label, 'seed 3');
    assert.deepEqual({ ...model, reference: null }, shown);
  });

  it('stays when the dataset is trained again, and goes when it is taken away', () => {
    const model = after(start, reference(true, startedOf(3), frameOf(50, 3)), run(frameOf(0, 3)));
    assert.equal(model.reference?.run.frames.length, 1);
    assert.equal(reduce(model, reference(true)).reference, null);
  });

  it('is another one where its events start over', () => {
    const model = after(
      start,
      reference(true, startedOf(3), frameOf(50, 3)),
      reference(true, startedOf(2), frameOf(7, 2)),
    );
    assert.deepEqual(
      model.reference?.run.frames.map(({ step }) => step),
      [7],
    );
  });

  it('takes a quarter of the memory for frames besides', () => {
    const frames = Array.from({ length: 9 }, (_, step) => frameOf(step, 100));
    const budget = frames.length * 100 * 20;
    const model = after(
      start,
      { kind: 'settings', frameBudget: budget, rawCsv: false },
      reference(true, startedOf(100), ...frames),
      run(...frames),
    );
    assert.equal(model.run?.frames.length, 9);
    assert.equal(model.reference?.run.frames.length, 2);
  });

  it('is shown after as many steps as the run, and at its end beside the end of a run', () => {
    const model = after(
      start,
      run(frameOf(0, 3), frameOf(20, 3)),
      reference(true, startedOf(3), frameOf(0, 3), frameOf(15, 3), frameOf(90, 3)),
    );
    const { run: shown, reference: other } = model;
    assert.ok(shown !== null && other !== null);
    assert.equal(referenceAt(other, shown, shown.frames[0])?.frame.step, 0);
    assert.equal(referenceAt(other, shown, shown.frames[1])?.frame.step, 15);
    assert.equal(referenceAt({ ...other, run: { ...other.run, frames: [] } }, shown, shown.frames[0]), null);
  });
});

describe('differences of definitions', () => {
  it('are the fields that differ, with what one of them lacks, and nothing that is no part of a definition', () => {
    const { autoencoder, training } = description;
    assert.deepEqual(definitionDifferences(description, description), []);
    const other = {
      ...description,
      hash: 'ff',
      threads: 8,
      seed: 4,
      autoencoder: { ...autoencoder, widths: [2, 16, 1, 16, 2], latent: { kind: 'euclidean' as const, dimension: 1 } },
      training: { ...training, batchSize: 64, denoising: { standardDeviation: 0.1 } },
    };
    assert.deepEqual(definitionDifferences(other, description), [
      { field: 'seed', reference: '4', run: '0' },
      { field: 'training.batchSize', reference: '64', run: '10' },
      { field: 'autoencoder.widths', reference: '2, 16, 1, 16, 2', run: '2, 8, 2, 8, 2' },
      { field: 'autoencoder.latent', reference: 'ℝ¹', run: 'ℝ²' },
      { field: 'training.denoising.standardDeviation', reference: '0.1', run: null },
    ]);
  });
});

describe('differences of results', () => {
  it('are told with their sign, as far as both runs have come', () => {
    const model = after(
      start,
      run(frameOf(0, 3), analysisOf(10, 0.5, 0.9)),
      reference(true, startedOf(3), analysisOf(10, 2, null)),
    );
    assert.ok(model.run !== null && model.reference !== null);
    assert.deepEqual(resultDifferences(model.reference.run, model.run, ''), [
      { name: 'sup ρ', reference: '2.00', run: '0.500', change: '−1.50' },
      { name: 'mean ρ', reference: '0.200', run: '0.0500', change: '−0.150' },
      { name: 'median ρ', reference: '0.100', run: '0.0250', change: '−0.0750' },
      { name: '0.99-quantile of ρ', reference: '2.00', run: '0.500', change: '−1.50' },
      { name: 'AUC of inner', reference: null, run: '0.900 ± 0.010', change: null },
    ]);
    assert.equal(
      resultDifferences(model.run, model.run, 'GeV').find(({ name }) => name === 'sup ρ (GeV)')?.change,
      '0',
    );
  });
});
