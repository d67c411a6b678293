import assert from 'node:assert/strict';
import type { Fault } from '../../../src/protocol/fault.js';
import { circleText, limits, trained, Workplace } from './support.js';

/** A dataset file whose sampler has this body, on line 6. */
function samplerText(body: string): string {
  return `import { defineDataset, sampled } from 'latent-atlas';
export default defineDataset({
  manifold: sampled({
    ambientDimension: 2,
    sample: (random) => {
      ${body}
    },
  }),
  samples: { train: 100, test: 50 },
  training: { steps: 10 },
});
`;
}

const csvText = `import { csv, defineDataset } from 'latent-atlas';

export default defineDataset({
  manifold: csv('infinite.csv', { columns: ['x', 'y'] }),
});
`;

interface Case {
  readonly what: string;
  readonly text: string;
  readonly phase: Fault['phase'];
  readonly line: number;
  readonly message: RegExp;
  /** Whether the error is that nothing comes for too long. */
  readonly endless?: true;
}

const cases: readonly Case[] = [
  {
    what: 'a text that is no TypeScript',
    text: circleText().replace('defineDataset({', 'defineDataset({ ,'),
    phase: 'bundle',
    line: 3,
    message: /Expected identifier but found ","/,
  },
  {
    what: 'an import of a file that is not there',
    text: circleText({ radius: 'r', more: "import { r } from './nowhere';" }),
    phase: 'bundle',
    line: 2,
    message: /Could not resolve ".\/nowhere"/,
  },
  {
    what: 'no default export',
    text: 'export const a = 1;\n',
    phase: 'definition',
    line: 1,
    message: /expected a dataset/,
  },
  {
    what: 'a wrong number, at its field',
    text: circleText({ radius: '-1' }),
    phase: 'definition',
    line: 5,
    message: /circle\.radius: expected a number greater than 0, got -1/,
  },
  {
    what: 'a file that throws when it is loaded',
    text: circleText({ more: "throw new Error('not today');" }),
    phase: 'load',
    line: 2,
    message: /not today/,
  },
  {
    what: 'a sampler that throws',
    text: samplerText("throw new Error('no point');"),
    phase: 'sampling',
    line: 6,
    message: /no point/,
  },
  {
    what: 'a sampler that gives NaN',
    text: samplerText('return [random.uniform(), NaN];'),
    phase: 'sampling',
    line: 3,
    message: /2 finite numbers, got NaN as coordinate 2 of point 0/,
  },
  {
    what: 'a sampler that gives infinity',
    text: samplerText('return [1 / 0, random.uniform()];'),
    phase: 'sampling',
    line: 3,
    message: /2 finite numbers, got Infinity as coordinate 1 of point 0/,
  },
  {
    what: 'a CSV file with text in place of a number',
    text: csvText,
    phase: 'sampling',
    line: 4,
    message: /infinite\.csv: line 3, column "y": expected a finite number, got -Infinity; to leave such rows out/,
  },
  {
    what: 'a sampler that gives a point too short',
    text: samplerText('return [random.uniform()];'),
    phase: 'sampling',
    line: 3,
    message: /2 finite numbers, got 1 numbers for point 0/,
  },
  {
    what: 'a sampler that never ends',
    text: samplerText('for (;;) random.uniform();'),
    phase: 'sampling',
    line: 6,
    message: /no sign of life for 3 s/,
    endless: true,
  },
  {
    what: 'a file that never ends loading',
    text: circleText({ more: 'for (;;);' }),
    phase: 'load',
    line: 2,
    message: /no sign of life for 3 s/,
    endless: true,
  },
  {
    what: 'a sampler that fills the memory',
    text: samplerText('const all = []; for (;;) all.push(new Float64Array(1e6).fill(random.uniform()));'),
    phase: 'sampling',
    line: 6,
    message: /needs too much memory: expected at most 700 MiB/,
  },
  {
    what: 'a sampler that asks for 10 GB at once',
    text: samplerText('return [...new Float64Array(1.25e9).fill(random.uniform())].slice(0, 2);'),
    phase: 'sampling',
    line: 3,
    message: /memory|Invalid typed array length|allocation failed/i,
  },
  {
    what: 'a learning rate at which training diverges',
    text: circleText({ steps: 2000 }).replace(
      'training: {',
      "training: { optimizer: { kind: 'sgd', learningRate: 1e9 },",
    ),
    phase: 'training',
    line: 8,
    message: /smaller learning rate/,
  },
];

describe('faults of a dataset file', () => {
  let patient: Workplace;
  let hasty: Workplace;

  before(async () => {
    patient = await Workplace.open();
    hasty = await Workplace.open({ ...limits, time: 3000 });
    await patient.write('infinite.csv', 'x,y\n1,2\n3,-Infinity\n');
  });
  after(() => Promise.all([patient.close(), hasty.close()]));

  for (const [index, { what, text, phase, line, message, endless }] of cases.entries()) {
    it(`tells of ${what}, and trains once it is mended`, async () => {
      const workplace = endless === true ? hasty : patient;
      const name = `case-${index}.dataset.ts`;
      const session = workplace.session(await workplace.write(name, text));
      await trained(session);
      assert.equal(session.status, 'failed');
      const fault = session.fault;
      assert.ok(fault !== null);
      assert.match(fault.message, message);
      assert.equal(fault.phase, phase);
      assert.equal(fault.location?.file, session.file);
      // A thread inside a native call cannot say where it is: the field stands for it.
      const lines = what.includes('memory') ? [line, 3] : [line];
      assert.ok(lines.includes(fault.location.line), `line ${fault.location.line}`);
      assert.ok(fault.ofDataset);

      await workplace.write(name, circleText());
      await trained(session);
      assert.equal(session.fault, null);
      assert.equal(session.status, 'finished');
    });
  }

  it('names the imported file that is to blame', async () => {
    const helper = await patient.write('helper.ts', "\n\nthrow new Error('broken helper');\nexport const r = 1;\n");
    const text = circleText({ radius: 'r', more: "import { r } from './helper';" });
    const session = patient.session(await patient.write('with-helper.dataset.ts', text));
    await trained(session);
    assert.deepEqual(
      { file: session.fault?.location?.file, line: session.fault?.location?.line },
      { file: helper, line: 3 },
    );
  });
});
