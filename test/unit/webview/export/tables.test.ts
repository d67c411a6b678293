// The numbers behind the pictures: each table beside the events that it is made from.
import assert from 'node:assert/strict';
import { circle, euclidean, sphere, torus, type DatasetDefinition } from '../../../../src/dataset/index.js';
import type { RunEvent, RunFrame, RunStarted } from '../../../../src/protocol/events.js';
import type { BumpHuntSpectrum, HomologySummary } from '../../../../src/protocol/result.js';
import { Run } from '../../../../src/run/run.js';
import { csv } from '../../../../webview/export/csv.js';
import { bumpHuntTable, cutScanTable } from '../../../../webview/views/bump-hunt/table.js';
import { certificateTable } from '../../../../webview/export/tables/certificate-table.js';
import { dataTable } from '../../../../webview/views/data/table.js';
import { dimensionTable } from '../../../../webview/views/dimension/table.js';
import { errorMapTable } from '../../../../webview/views/error-map/table.js';
import { histogramTable } from '../../../../webview/views/histogram/table.js';
import { homologyTable } from '../../../../webview/views/homology/table.js';
import { latentTable } from '../../../../webview/views/latent/table.js';
import { lossTable } from '../../../../webview/views/loss/table.js';
import { rocTable } from '../../../../webview/views/roc/table.js';
import { seedsTable } from '../../../../webview/views/seeds/table.js';
import type { Table } from '../../../../webview/export/tables/table.js';
import { fullResult } from '../../full-result.js';
import { runOptions } from '../../../support/run-options.js';
import { loadWasm } from '../../../support/engines.js';

const samples = { train: 100, test: 40 };

async function firstPicture(definition: DatasetDefinition): Promise<{ started: RunStarted; frame: RunFrame }> {
  const events: RunEvent[] = [];
  await Run.start(runOptions(definition, await loadWasm(), events));
  const [started, frame] = events;
  assert.ok(started.kind === 'started' && frame.kind === 'frame');
  return { started, frame };
}

const column = (table: Table, name: string): readonly (string | number | null)[] => {
  const found = table.find((one) => one.name === name);
  assert.ok(found !== undefined, `no column ${name} in ${table.map((one) => one.name).join('; ')}`);
  return Array.from(found.values);
};

describe('CSV', () => {
  it('quotes after RFC 4180, numbers names that come twice, and leaves what is not known empty', () => {
    const text = csv([
      { name: 'a, b', values: ['say "x"', 'two\nlines'] },
      { name: 'x', values: [1, null] },
      { name: 'x', values: [-2.5e-7, 1e21] },
    ]);
    assert.equal(text, '"a, b",x,x 2\n"say ""x""",1,-2.5e-7\n"two\nlines",,1e+21\n');
  });

  it('hold no text that a spreadsheet would run as a formula, and every number', () => {
    const text = csv([
      { name: '=HYPERLINK("http://x/","S")', values: ['+1', '-x', '@sum', 'a=b'] },
      { name: 'x', values: [-1, 1, 0, -0.5] },
    ]);
    assert.equal(text, `"'=HYPERLINK(""http://x/"",""S"")",x\n'+1,-1\n'-x,1\n'@sum,0\na=b,-0.5\n`);
  });

  it('hold texts as they are where that is wanted', () => {
    assert.equal(csv([{ name: '=a', values: ['+1', '-x,y'] }], true), '=a\n+1\n"-x,y"\n');
  });

  it('has numbers that read as the same again, without the digits that single precision does not have', () => {
    const single = Float32Array.of(0.1, Math.PI, 1e-20, 123456.789, 16777217);
    const lines = csv([{ name: 'x', values: single }])
      .trim()
      .split('\n')
      .slice(1);
    assert.deepEqual(Float32Array.from(lines, Number), single);
    assert.equal(lines[0], '0.1');
    const double = [0.1, Math.PI, 2 / 3, 123456789012345];
    assert.deepEqual(
      csv([{ name: 'x', values: double }])
        .trim()
        .split('\n')
        .slice(1)
        .map(Number),
      double,
    );
  });
});

describe('the table of the intrinsic dimension', () => {
  it('has a row for each method and scale, in the unit of the data', () => {
    const { intrinsicDimension } = fullResult;
    assert.ok(intrinsicDimension);
    const table = dimensionTable(intrinsicDimension, 'm');
    assert.deepEqual(
      table.map(({ name }) => name),
      ['method', 'scale (m)', 'neighbours', 'dimension', '95 % from', '95 % to'],
    );
    assert.deepEqual(column(table, 'scale (m)'), [0.05, 0.21, 0.44]);
    assert.deepEqual(column(table, '95 % to'), [2.1, 1.08, 1.05]);
    assert.deepEqual(new Set(column(table, 'method')), new Set(['maximum likelihood']));
  });
});

describe('the table of the data', () => {
  it('has the numbers of every point of the test sample and of the signals, with their units', async () => {
    const { started, frame } = await firstPicture({
      manifold: circle(),
      samples,
      signal: { inner: circle({ radius: 0.5 }) },
      observables: { height: { unit: 'm', of: ([, y]) => y } },
      autoencoder: { hidden: [4], latent: euclidean(1) },
    });
    const table = dataTable({ started, finished: null }, frame, { kind: 'error' });
    const count = started.display.count;
    assert.deepEqual(
      table.map(({ name }) => name),
      ['sample', 'x', 'y', 'reconstruction x', 'reconstruction y', 'ρ', 'θ (rad)', 'height (m)'],
    );
    const [signal] = started.signals;
    assert.deepEqual(column(table, 'sample'), [
      ...Array<string>(count).fill('test'),
      ...Array<string>(signal.count).fill('inner'),
    ]);
    assert.equal(column(table, 'y')[7], started.display.points[15]);
    assert.equal(column(table, 'reconstruction x')[7], frame.reconstruction[14]);
    assert.equal(column(table, 'ρ')[7], frame.error[7]);
    assert.equal(column(table, 'θ (rad)')[7], started.display.chart?.[7]);
    assert.equal(column(table, 'height (m)')[7], started.display.observables[0][7]);
    assert.equal(column(table, 'reconstruction y')[count + 3], frame.signals[0].reconstruction[7]);
    assert.equal(column(table, 'ρ')[count + 3], frame.signals[0].error[3]);
    assert.equal(column(table, 'θ (rad)')[count + 3], null, 'the chart of a signal may be another');
    assert.equal(csv(table).trim().split('\n').length, 1 + count + signal.count);
  });

  it('has the training sample too where the points are coloured by split', async () => {
    const { started, frame } = await firstPicture({
      manifold: circle(),
      samples,
      signal: circle({ radius: 2 }),
      autoencoder: { hidden: [4], latent: euclidean(1) },
    });
    const { display, train } = started;
    assert.ok(train !== undefined && frame.train !== undefined);
    const table = dataTable({ started, finished: null }, frame, { kind: 'split' });
    assert.deepEqual(column(table, 'sample').slice(display.count - 1, display.count + train.count + 1), [
      'test',
      ...Array<string>(train.count).fill('train'),
      'circle of radius 2',
    ]);
    const at = display.count + 3;
    assert.deepEqual(
      [column(table, 'y')[at], column(table, 'ρ')[at], column(table, 'θ (rad)')[at]],
      [train.points[7], frame.train.error[3], train.chart?.[3]],
    );
    const codes = latentTable(started, frame, { kind: 'split' });
    assert.deepEqual(
      codes.map(({ name }) => name),
      ['sample', 'z₁'],
    );
    assert.equal(column(codes, 'z₁')[at], frame.train.codes[3]);
  });
});

describe('the table of the latent space', () => {
  it('has the codes of all points and what they are coloured by', async () => {
    const { started, frame } = await firstPicture({
      manifold: sphere(),
      samples,
      signal: { inner: sphere({ radius: 0.5 }) },
      autoencoder: { hidden: [4], latent: euclidean(2) },
    });
    const byChart = latentTable(started, frame, { kind: 'chart', index: 1 });
    assert.deepEqual(
      byChart.map(({ name }) => name),
      ['sample', 'z₁', 'z₂', 'φ (rad)'],
    );
    assert.equal(column(byChart, 'z₂')[5], frame.codes[11]);
    assert.equal(column(byChart, 'φ (rad)')[5], started.display.chart?.[11]);
    const count = started.display.count;
    assert.equal(column(byChart, 'z₁')[count], frame.signals[0].codes[0]);
    assert.equal(column(byChart, 'φ (rad)')[count], null);
    const byCoordinate = latentTable(started, frame, { kind: 'coordinate', index: 2 });
    assert.equal(column(byCoordinate, 'z')[5], started.display.points[17]);
    assert.equal(column(byCoordinate, 'z')[count + 1], started.signals[0].points[5]);
    const byError = latentTable(started, frame, { kind: 'error' });
    assert.equal(column(byError, 'ρ')[count + 1], frame.signals[0].error[1]);
  });
});

describe('the table of an error map', () => {
  it('has a row for each node: over the plane, along the curve, on the surface', async () => {
    const { started, frame } = await firstPicture({
      manifold: circle(),
      samples,
      autoencoder: { hidden: [4], latent: euclidean(1) },
    });
    started.errorMaps.forEach((domain, index) => {
      const table = errorMapTable(started, domain, frame.errorMaps[index]);
      assert.deepEqual(column(table, 'ρ'), Array.from(frame.errorMaps[index]));
      if (domain.kind === 'plane') {
        const [x, y] = [column(table, 'x'), column(table, 'y')];
        const node = 2 * domain.columns + 3;
        const cell = (domain.x[1] - domain.x[0]) / domain.columns;
        assert.ok(Math.abs(Number(x[node]) - (domain.x[0] + 3.5 * cell)) < 1e-6);
        assert.ok(Math.abs(Number(y[node]) - (domain.y[0] + (2.5 * (domain.y[1] - domain.y[0])) / domain.rows)) < 1e-6);
      } else {
        assert.ok(domain.kind === 'curve');
        assert.deepEqual(column(table, 'θ (rad)'), Array.from(domain.coordinate));
        assert.equal(column(table, 'y')[4], domain.points[9]);
      }
    });
    assert.deepEqual(started.errorMaps.map(({ kind }) => kind).sort(), ['curve', 'plane']);
  });

  it('has both parameters and the place of the nodes of a surface', async () => {
    const { started, frame } = await firstPicture({
      manifold: torus(),
      samples,
      autoencoder: { hidden: [4], latent: euclidean(2) },
    });
    const domain = started.errorMaps[0];
    assert.ok(domain.kind === 'surface');
    const table = errorMapTable(started, domain, frame.errorMaps[0]);
    const [u, v] = (started.run.manifold.chart?.parameters ?? []).map(({ name, unit }) =>
      column(table, `${name} (${unit})`),
    );
    assert.equal(u[domain.columns - 1], Math.fround(domain.u[1]));
    assert.equal(v[domain.columns - 1], Math.fround(domain.v[0]));
    assert.equal(v.at(-1), Math.fround(domain.v[1]));
    assert.equal(column(table, 'z')[10], domain.points[32]);
    assert.equal(column(table, 'ρ').length, domain.columns * domain.rows);
  });
});

describe('tables of what was measured', () => {
  it('have the ends of bins and a column for each series', () => {
    const table = histogramTable('ρ (m)', [0, 2], 'points', [
      { name: 'test data', heights: [3, 0, 1, 0] },
      { name: 'inner', heights: [0, 1, 2, 3] },
    ]);
    assert.equal(
      csv(table),
      '"ρ (m), from","ρ (m), to","test data, points","inner, points"\n0,0.5,3,0\n0.5,1,0,1\n1,1.5,1,2\n1.5,2,0,3\n',
    );
  });

  it('have a row for each step at which some loss is known', () => {
    const point = (step: number, loss: number) => ({ step, loss });
    const history = { train: [point(10, 0.5), point(20, 0.25)], test: [point(0, 1), point(20, 0.375)], validation: [] };
    assert.equal(csv(lossTable(history, 'MSE')), 'step,training MSE,test MSE\n0,,1\n10,0.5,\n20,0.25,0.375\n');
    assert.equal(csv(lossTable({ ...history, validation: [point(15, 2)] }, 'MSE')).split('\n')[3], '15,,,2');
  });

  it('have the thresholds of cuts with their efficiencies, where the run has kept them', () => {
    const detector = (name: string, thresholds: number[] | null) => ({
      name,
      fullName: name,
      signal: 'inner',
      style: '',
      sign: 'curve-1' as const,
      workingPoint: () => ({ value: 0, error: 0 }),
      result: {
        auc: 1,
        aucError: 0,
        rejection: null,
        significanceImprovement: 1,
        roc: {
          backgroundEfficiency: [0, 1],
          signalEfficiency: [0.5, 1],
          ...(thresholds === null ? {} : { thresholds }),
        },
      },
    });
    const table = rocTable({ step: 5, autoencoder: [detector('ρ', [2.5, 0])], baselines: [detector('PCA', null)] });
    assert.equal(
      csv(table),
      'score,signal,score ≥,background efficiency ε_B,signal efficiency ε_S\nρ,inner,2.5,0,0.5\nρ,inner,0,1,1\nPCA,inner,,0,0.5\nPCA,inner,,1,1\n',
    );
  });

  it('have a row for each bar, and no death of one that never ends', () => {
    const summary = (death: number): HomologySummary => ({
      betti: [1, 0],
      scales: [1, 2],
      voids: 'not sought',
      barcodes: [[[0, null]], [[0.5, death]]],
    });
    const table = homologyTable(
      { landmarks: 3, data: summary(1), latent: summary(2), reconstruction: summary(3), bottleneck: [] },
      'GeV',
    );
    assert.equal(
      csv(table),
      'space,dimension,birth (GeV; of codes none),death (GeV; of codes none)\n' +
        'data,0,0,\ndata,1,0.5,1\nlatent,0,0,\nlatent,1,0.5,2\nreconstruction,0,0,\nreconstruction,1,0.5,3\n',
    );
  });

  it('have the bins of a bump hunt with what its fit expects, and the scan of its cut', () => {
    const spectrum = (counts: number[], expected: number[] | null): BumpHuntSpectrum => ({
      from: 1,
      to: 3,
      counts,
      expected,
      observed: 0,
      background: null,
      backgroundError: null,
      chiSquare: null,
      degreesOfFreedom: null,
      significance: null,
      significanceError: null,
    });
    const hunt = {
      observable: 'm',
      window: [1.5, 2] as const,
      significanceBefore: null,
      significanceAfter: null,
      cut: 0.9,
      signal: null,
      signalEvents: null,
      before: spectrum([4, 5], [4.5, 4.25]),
      after: spectrum([1, 2], null),
      scan: [
        { cut: 0.5, significance: 1.5, significanceError: 1 },
        { cut: 0.9, significance: null, significanceError: null },
      ],
    };
    assert.equal(
      csv(bumpHuntTable(hunt, { name: 'm', unit: 'GeV' })),
      'spectrum,"m (GeV), from","m (GeV), to",events,events expected\nbefore the cut,1,2,4,4.5\nbefore the cut,2,3,5,4.25\nafter the cut,1,2,1,\nafter the cut,2,3,2,\n',
    );
    assert.equal(
      csv(cutScanTable(hunt)),
      'share of the events removed,significance Z,standard deviation of Z\n0.5,1.5,1\n0.9,,\n',
    );
  });

  it('have the two points of a certificate, and the seeds in their order', async () => {
    const { started } = await firstPicture({
      manifold: circle(),
      samples,
      signal: circle({ radius: 2 }),
      autoencoder: { hidden: [4], latent: euclidean(1) },
    });
    const { coordinates } = started.run.manifold;
    const certificate = {
      bound: 1,
      separation: 2,
      latentDistance: 0,
      x: [1, 0],
      y: [-1, 0],
      error: [1.5, 0.5],
    } as const;
    assert.equal(
      csv(certificateTable(certificate, coordinates)),
      'point,x,y,ρ,separation ‖x − y‖,latent distance ‖f(x) − f(y)‖,lower bound of sup ρ\nx,1,0,1.5,2,0,1\ny,-1,0,0.5,2,0,1\n',
    );
    const table = seedsTable(started.run, [
      { kind: 'failed', seed: 9, message: 'NaN' },
      {
        kind: 'done',
        result: {
          seed: 2,
          steps: 5,
          testLoss: 0.5,
          sup: 2,
          median: 0.25,
          supParameters: [1.5],
          collides: true,
          auc: [0.75],
        },
      },
    ]);
    const [signal] = started.run.signals;
    assert.equal(
      csv(table),
      `seed,steps,test loss,sup ρ,median ρ,sup ρ at θ (rad),two points with the same code,AUC of ${signal},failure\n2,5,0.5,2,0.25,1.5,yes,0.75,\n9,,,,,,,,NaN\n`,
    );
  });
});
