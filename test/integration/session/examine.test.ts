import assert from 'node:assert/strict';
import { rename, writeFile } from 'node:fs/promises';
import { unpackEvent } from '../../../src/protocol/event-log.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import type { TrainingSession } from '../../../src/session/session.js';
import { lineModel } from '../../support/small-model.js';
import { until, Workplace } from './support.js';

describe('a session that examines a model', () => {
  let workplace: Workplace;
  let session: TrainingSession;

  const datasetFile = (model: string, samples = '{ train: 300, test: 200 }'): string =>
    `import { circle, defineDataset, onnx } from 'latent-atlas';
export default defineDataset({ manifold: circle(), samples: ${samples}, model: onnx('${model}') });
`;

  before(async () => {
    workplace = await Workplace.open();
  });
  after(() => workplace.close());

  const eventsOf = <K extends RunEvent['kind']>(kind: K): Extract<RunEvent, { kind: K }>[] =>
    session.events.map(unpackEvent).filter((event): event is Extract<RunEvent, { kind: K }> => event.kind === kind);
  const stepsOf = (kind: 'frame' | 'analysis'): number[] => eventsOf(kind).map(({ step }) => step);
  /** Waits for the end of the next run. */
  async function over(): Promise<void> {
    await until(session, () => ['finished', 'failed'].includes(session.status));
    assert.equal(session.status, 'finished', session.fault?.message);
  }

  /** Writes a version of the model, as a program elsewhere does. */
  async function writeModel(name: string, bytes: Uint8Array): Promise<void> {
    const file = await workplace.write(`${name}.part`, '');
    await writeFile(file, bytes);
    await rename(file, file.replace(/\.part$/, ''));
  }

  async function examine(name: string): Promise<void> {
    await writeModel(`${name}.onnx`, lineModel(0));
    session = workplace.session(await workplace.write(`${name}.dataset.ts`, datasetFile(`${name}.onnx`)));
    session.setRetrainOnSave(true);
    const ended = over();
    session.train({ task: 'examine' });
    await ended;
  }

  it('shows each version as a picture of one timeline, with the result of the newest', async () => {
    await examine('versions');
    for (const angle of [0.5, 1]) {
      const ended = over();
      await Promise.all([ended, writeModel('versions.onnx', lineModel(angle))]);
    }
    assert.deepEqual(stepsOf('frame'), [0, 1, 2]);
    assert.deepEqual(stepsOf('analysis'), [0, 1, 2]);
    const [finished, ...others] = eventsOf('finished');
    assert.deepEqual(others, []);
    assert.equal(finished.result.steps, 2);
    assert.equal(eventsOf('started').at(0)?.run.examined?.version, 2);
    const [first, , last] = eventsOf('frame');
    const { points } = eventsOf('started')[0].display;
    // The decoder of version k gives points on a line at its own angle.
    const angle = (frame: typeof first): number => Math.atan(frame.reconstruction[1] / frame.reconstruction[0]);
    assert.ok(Math.abs(angle(first)) < 1e-6);
    assert.ok(Math.abs(angle(last) - 1) < 1e-6);
    assert.ok(Math.abs(last.codes[0] - Math.tanh(points[0] * Math.cos(1) + points[1] * Math.sin(1))) < 1e-6);
    session.setRetrainOnSave(false);
  });

  it('keeps the pictures where a version cannot be read, and goes on with the next', async () => {
    await examine('damaged');
    const failed = until(session, () => session.status === 'failed');
    await writeModel('damaged.onnx', lineModel(0.5).subarray(0, 60));
    await failed;
    assert.match(session.fault?.message ?? '', /damaged\.onnx: the file is damaged/);
    assert.deepEqual([session.fault?.phase, session.fault?.location?.line], ['model', 2]);
    assert.equal(session.showsEarlierRun, true);
    assert.deepEqual(stepsOf('frame'), [0]);
    // The process of the version that failed may end only now.
    const ended = until(session, () => session.status === 'finished');
    await writeModel('damaged.onnx', lineModel(0.7));
    await ended;
    assert.equal(session.fault, null);
    assert.deepEqual(stepsOf('frame'), [0, 1]);
    session.setRetrainOnSave(false);
  });

  it('starts from the beginning with another dataset file', async () => {
    await examine('edited');
    const ended = over();
    await workplace.write('edited.dataset.ts', datasetFile('edited.onnx', '{ train: 300, test: 210 }'));
    await ended;
    assert.deepEqual(stepsOf('frame'), [0]);
    assert.equal(eventsOf('started')[0].display.count, 210);
    session.setRetrainOnSave(false);
  });

  it('shows the versions of a program that writes faster than they are examined', async () => {
    await examine('fast');
    const frames = new Set<number>();
    const listener = session.onDidReceiveEvent(({ event }) => {
      if (event.kind === 'frame') frames.add(event.step);
    });
    let [angle, isWriting] = [0, true];
    const writing = (async () => {
      while (isWriting) {
        angle += 0.01;
        await writeModel('fast.onnx', lineModel(angle));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
    await new Promise<void>((resolve) => {
      const waiting = session.onDidReceiveEvent(() => {
        if (frames.size < 4) return;
        waiting.dispose();
        resolve();
      });
    });
    isWriting = false;
    await writing;
    listener.dispose();
    const shown = eventsOf('frame').map(({ step }) => step);
    assert.ok([...frames].every((step) => shown.includes(step)));
    session.setRetrainOnSave(false);
  });
});
