import assert from 'node:assert/strict';
import {
  circle,
  euclidean,
  kleinBottle,
  points,
  restrict,
  spherical,
  type DatasetDefinition,
} from '../../../src/dataset/index.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import { Run } from '../../../src/run/run.js';
import { formatLowerBound, formatCount, formatNumber } from '../../../webview/format.js';
import { shownFrame, type RunView } from '../../../webview/state/model.js';
import { marksAt, pairRows, statementsAt } from '../../../webview/views/obstruction/model.js';
import { initialModel, reduce } from '../../../webview/state/reducer.js';
import { readViewSettings } from '../../../webview/state/view-settings.js';
import { runOptions } from '../../support/run-options.js';
import { loadWasm } from '../../support/engines.js';

describe('what is told of an obstruction', () => {
  const samples = { train: 400, test: 200 };

  async function eventsOf(definition: DatasetDefinition): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    const run = await Run.start(runOptions(definition, await loadWasm(), events));
    while (!run.isComplete) run.advance(50);
    run.finish();
    return events;
  }

  /** The run as the panel has it, after all of the events or those up to the last picture before the end. */
  function viewOf(events: readonly RunEvent[], step: number | null = null) {
    const model = reduce(reduce(initialModel(readViewSettings(null), false), { kind: 'events', reset: true, events }), {
      kind: 'show',
      step,
    });
    const frame = shownFrame(model);
    assert.ok(model.run !== null && frame !== null);
    return { run: model.run, frame };
  }

  const textOf = ({ run, frame }: ReturnType<typeof viewOf>, topic: string): string =>
    statementsAt(run, frame, '').find((statement) => statement.topic === topic)?.text ?? '';

  const resultOf = ({ finished }: RunView) => {
    assert.ok(finished !== null);
    return finished.result;
  };

  it('sets sup ρ beside the bounds of theory and of the certificate once a run is over', async () => {
    const view = viewOf(
      await eventsOf({
        manifold: circle({ radius: 2 }),
        samples,
        autoencoder: { hidden: [8], latent: euclidean(1) },
        training: { steps: 200, seed: 0 },
      }),
    );
    const { certificate, error, certificateSearch } = resultOf(view.run);
    assert.ok(certificate?.code !== undefined && certificateSearch !== null);
    const marks = marksAt(view.run, view.frame, 'm');
    assert.deepEqual(
      marks.map(({ kind, value }) => [kind, value]),
      [
        ['sup', Math.max(error.sup, view.frame.sup)],
        ['theory', 2],
        ['certificate', certificate.bound],
      ],
    );
    assert.deepEqual(marks.map(({ text }) => text).slice(1), ['≥ 2 m', `≥ ${formatLowerBound(certificate.bound)} m`]);
    assert.match(
      textOf(view, 'topology'),
      /dimension 1; Betti numbers over Z\/2 b₀ = 1, b₁ = 1; embeds in ℝ² and in nothing lower\. Borsuk–Ulam: every continuous map of the circle to ℝ¹ sends two opposite points /,
    );
    assert.ok(
      textOf(view, 'certificate').includes(
        `No decoder can reconstruct both: one of them is off by at least ${formatLowerBound(certificate.bound)}.`,
      ),
    );
    assert.match(textOf(view, 'injectivity'), /^The encoder is not one to one\. \d+ folds\. /);
    assert.deepEqual(
      pairRows(certificate, 'm').map(([name]) => name),
      ['x', 'y', 'f(x) = f(y)', '‖x − y‖', '‖f(x) − f(y)‖', '‖f(x) − f(y)‖ as exported', 'ρ(x), ρ(y)'],
    );
    assert.equal(pairRows(certificate, 'm')[2][1], formatNumber(certificate.code[0]));
    const { x, y, bound, separation, latentDistance } = certificate;
    assert.deepEqual(
      pairRows({ x, y, bound, separation, latentDistance }, 'm').map(([name]) => name),
      ['x', 'y', '‖x − y‖', '‖f(x) − f(y)‖'],
      'as of a version that did not tell the code',
    );
  });

  it("says so where a point of the certificate's pair has a larger ρ than all test points", async () => {
    const autoencoder = { hidden: [8], latent: euclidean(1) };
    const few = { train: 500, test: 2 };
    const view = viewOf(
      await eventsOf({
        manifold: restrict(circle(), () => true),
        samples: few,
        autoencoder,
        training: { steps: 1500, seed: 0 },
      }),
    );
    assert.equal(
      textOf(view, 'sup ρ'),
      "At a point of the certificate's pair; it is larger than at all 2 test points.",
    );
  });

  it('goes by the last analysis while the network trains, and says when a certificate will come', async () => {
    const events = await eventsOf({
      manifold: circle(),
      samples,
      autoencoder: { hidden: [8], latent: euclidean(1) },
      training: { steps: 200, seed: 0 },
    });
    const analyses = events.filter((event) => event.kind === 'analysis');
    const third = events.indexOf(analyses[2]);
    const during = viewOf(events.slice(0, third + 1));
    assert.deepEqual(
      marksAt(during.run, during.frame, '')
        .map(({ text }) => text)
        .slice(1),
      ['≥ 1', 'computed when the run finishes'],
    );
    assert.ok(
      textOf(during, 'sup ρ').includes(
        `${formatCount(200)} test points ${formatNumber(analyses[2].error.sup)}, at step ${formatCount(analyses[2].step)}.`,
      ),
      textOf(during, 'sup ρ'),
    );
    const earlier = viewOf(events, analyses[1].step);
    assert.equal(marksAt(earlier.run, earlier.frame, '')[2].text, 'computed only for the last step');
    assert.ok(statementsAt(earlier.run, earlier.frame, '').every(({ hasPair }) => !hasPair));
  });

  it('tells what was searched where no points of one code were found', async () => {
    const view = viewOf(
      await eventsOf({
        manifold: circle(),
        samples,
        autoencoder: { hidden: [16], latent: euclidean(2) },
        training: { steps: 400, seed: 0 },
      }),
    );
    const search = resultOf(view.run).certificateSearch;
    assert.ok(search !== null && search.latentDistance !== null && resultOf(view.run).certificate === null);
    assert.deepEqual(
      marksAt(view.run, view.frame, '')
        .map(({ text }) => text)
        .slice(1),
      ['no bound was found', 'none was found'],
    );
    const text = textOf(view, 'certificate');
    assert.ok(
      text.includes(
        `${formatCount(search.points)} points were searched for pairs at least ${formatNumber(search.leastSeparation)} apart`,
      ),
      text,
    );
    assert.ok(
      text.includes(`from ${search.pairs} pairs reached codes ${formatNumber(search.latentDistance)} apart`),
      text,
    );
    assert.match(textOf(view, 'topology'), /It fits into ℝ², so there is no obstruction\.$/);
    assert.equal(textOf(view, 'injectivity'), 'As far as the search went, the encoder is one to one.');
  });

  it('says what nothing is known of', async () => {
    const table = viewOf(
      await eventsOf({
        manifold: points([
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 1],
          [2, 1],
          [2, 2],
        ]),
        autoencoder: { hidden: [4], latent: euclidean(1) },
        training: { steps: 5, seed: 0 },
      }),
    );
    assert.deepEqual(
      marksAt(table.run, table.frame, '')
        .map(({ text }) => text)
        .slice(1),
      ['no bound was found', 'none was found'],
    );
    assert.match(textOf(table, 'topology'), /^No topology is declared\.$/);
    assert.match(textOf(table, 'certificate'), /^No two points with the same code were found near the data, /);
    assert.equal(textOf(table, 'injectivity'), 'No fold count, winding number or degree is defined here.');
    const bottle = viewOf(
      await eventsOf({
        manifold: kleinBottle(),
        samples,
        autoencoder: { hidden: [4], latent: euclidean(3) },
        training: { steps: 5, seed: 0 },
      }),
    );
    assert.match(textOf(bottle, 'topology'), /so in ℝ³ some of its points share a code\.$/);
    const winding = viewOf(
      await eventsOf({
        manifold: circle(),
        samples,
        autoencoder: { hidden: [8], latent: spherical(1) },
        training: { steps: 5, seed: 0 },
      }),
    );
    assert.match(textOf(winding, 'topology'), /Nothing known forbids an error of 0 in S¹\.$/);
    assert.match(textOf(winding, 'injectivity'), /Winding number −?-?\d/);
  });
});
