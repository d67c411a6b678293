import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { circleText, closeAll, editAndSave, finished, problems, session, train, until, write } from './support.js';

/** A dataset file whose sampler has the given body, of which the first line is line 6. */
function samplerText(body: string): string {
  return `import { defineDataset, sampled } from 'latent-atlas';

export default defineDataset({
  manifold: sampled({
    ambientDimension: 2,
    sample: (random) => { // the body begins on the next line
${body}
    },
  }),
  samples: { train: 200, test: 100 },
  training: { steps: 50 },
});
`;
}

async function firstProblem(uri: vscode.Uri): Promise<vscode.Diagnostic> {
  return until(`a problem in ${uri.fsPath}`, () => problems(uri)[0]);
}

async function noProblems(uri: vscode.Uri): Promise<void> {
  await until(`no problem in ${uri.fsPath}`, () => problems(uri).length === 0);
}

describe('faults of a dataset file', () => {
  afterEach(closeAll);

  it('shows a syntax error at its line, keeps the last run, and clears the error with the next good one', async () => {
    const uri = await write('syntax.dataset.ts', circleText({ seed: 1 }));
    await train(uri);
    const good = await finished(uri, 1);
    await editAndSave(uri, circleText({ seed: 2 }).replace('defineDataset({', 'defineDataset({ ,'));
    const problem = await firstProblem(uri);
    assert.equal(problem.range.start.line, 2);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(problem.code, 'bundle');
    assert.equal(session(uri)?.latest.finished, good, 'the last good run is still on show');
    assert.notEqual(session(uri)?.fault, null);
    await editAndSave(uri, circleText({ seed: 3 }));
    await finished(uri, 3);
    await noProblems(uri);
    assert.equal(session(uri)?.fault, null);
  });

  it('shows a wrong definition at the line of its field', async () => {
    const uri = await write('definition.dataset.ts', circleText({ radius: '-1' }));
    await train(uri);
    const problem = await firstProblem(uri);
    assert.equal(problem.range.start.line, 4);
    assert.match(problem.message, /radius/);
    assert.match(problem.message, /-1/);
  });

  it('shows a fault in an imported file, in that file', async () => {
    const helper = await write(
      'broken-helper.ts',
      "throw new Error('the helper is broken');\nexport const radius = 1;\n",
    );
    const text = circleText({ radius: 'radius', more: "import { radius } from './broken-helper';" });
    const uri = await write('broken-import.dataset.ts', text);
    await train(uri);
    const problem = await firstProblem(helper);
    assert.equal(problem.range.start.line, 0);
    assert.match(problem.message, /the helper is broken/);
    assert.deepEqual(problems(uri), []);
    await write('broken-helper.ts', 'export const radius = 1;\n');
    await finished(uri);
    await noProblems(helper);
  });

  const faulty = [
    { what: 'throws', body: "throw new Error('no such point');", line: 6, message: /no such point/ },
    { what: 'returns NaN', body: 'return [random.uniform(), NaN];', line: null, message: /NaN/ },
    { what: 'returns too few numbers', body: 'return [1] as unknown as [number, number];', line: null, message: /2/ },
  ];
  for (const [index, { what, body, line, message }] of faulty.entries()) {
    it(`shows a sampler that ${what}, in its file`, async () => {
      const uri = await write(`sampler-${index}.dataset.ts`, samplerText(body));
      await train(uri);
      const problem = await firstProblem(uri);
      assert.match(problem.message, message);
      if (line === null) assert.ok(problem.range.start.line >= 3 && problem.range.start.line <= 6);
      else assert.equal(problem.range.start.line, line);
    });
  }

  it('ends an endless loop, shows where it is, and trains on the next save', async () => {
    const settings = vscode.workspace.getConfiguration('latentAtlas');
    await settings.update('timeout', 1, vscode.ConfigurationTarget.Workspace);
    try {
      const uri = await write(
        'loop.dataset.ts',
        samplerText('let k = 0;\n      while (k >= 0) k++;\n      return [k, k];'),
      );
      await train(uri);
      const problem = await firstProblem(uri);
      assert.equal(problem.range.start.line, 7);
      assert.match(problem.message, /1 s/);
      await editAndSave(uri, samplerText('return [random.normal(), random.normal()];'));
      await finished(uri);
      await noProblems(uri);
    } finally {
      await settings.update('timeout', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
