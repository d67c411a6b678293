import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createPlan, foldConstants } from '../../../src/model/evaluate.js';
import { GraphBuilder } from '../../../src/model/graph-builder.js';
import type { Graph } from '../../../src/model/graph.js';
import { operatorNames } from '../../../src/model/operators/index.js';
import { readOnnx } from '../../../src/model/onnx/read-graph.js';
import { rules } from '../../../src/model/tangents/rules.js';
import { createTangentPlan } from '../../../src/model/tangents/tangent-plan.js';
import { real } from '../../../src/model/tensor.js';
import { createRandom } from '../../../src/random/random.js';

interface Stored {
  readonly name: string;
  readonly model: string;
  readonly shape: readonly number[];
  readonly x: readonly number[];
}

const read = (file: string): readonly Stored[] =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'golden', file), 'utf8')) as readonly Stored[];
const graphOf = ({ model }: Pick<Stored, 'model'>): Graph =>
  foldConstants(readOnnx(new Uint8Array(Buffer.from(model, 'base64')), () => new Uint8Array()));

const random = createRandom(0, 'search');
const difference = 1e-6;

/** Compares a derivative along a direction with central differences. @returns whether there is one. */
function check(what: string, graph: Graph, input: string, output: string, shape: readonly number[], x: Float64Array) {
  const plan = createTangentPlan(graph, input, output);
  if (plan === null) return false;
  const direction = x.map(() => random.uniform(-1, 1));
  const values = (step: number) =>
    createPlan(graph, [input], output, 'float64').run(
      new Map([
        [
          input,
          real(
            shape,
            x.map((value, k) => value + step * direction[k]),
          ),
        ],
      ]),
    ).values;
  const { value, tangent } = plan({ value: real(shape, x), tangent: real(shape, direction) });
  const [before, at, after] = [values(-difference), values(0), values(difference)];
  assert.deepEqual(tangent.shape, value.shape, what);
  const scale = Math.max(1, ...at.map(Math.abs), ...tangent.values.map(Math.abs));
  at.forEach((expected, k) => {
    assert.equal(value.values[k], expected, what);
    const slope = (after[k] - before[k]) / (2 * difference);
    // Beside a jump differences say nothing.
    if (!Number.isFinite(slope) || Math.abs(slope) > 1e4) return;
    assert.ok(
      Math.abs(tangent.values[k] - slope) <= 1e-7 * scale,
      `${what}: expected the slope ${slope}, got ${tangent.values[k]} at place ${k}`,
    );
  });
  return true;
}

describe('Derivatives of graphs by forward mode', () => {
  const cases = read('operators.json');

  it('are those of each operator, as differences have them', () => {
    const checked = new Set<string>();
    // Derivatives are of real numbers.
    for (const one of cases.filter(({ name }) => /float\d+$/.test(name))) {
      const graph = graphOf(one);
      for (const { name } of graph.outputs) {
        const operator = one.name.split(' ')[0];
        if (check(one.name, graph, 'x', name, one.shape, Float64Array.from(one.x))) checked.add(operator);
      }
    }
    const elsewhere = [
      ...['CastLike', 'Constant', 'ConstantOfShape', 'Range', 'Swish'],
      // Of truth values alone.
      ...['And', 'Or', 'Xor', 'Not', 'Where'],
    ];
    const missing = [...rules.keys()].filter((name) => !checked.has(name) && !elsewhere.includes(name));
    assert.deepEqual(missing, []);
  });

  it('are those of what is chosen, and of functions that other graphs do not have', () => {
    const builder = new GraphBuilder(['x']);
    const isPositive = builder.add('Greater', ['x', builder.constant('zero', [0])]);
    const square = builder.add('Mul', ['x', 'x']);
    const chosen = builder.add('Where', [isPositive, square, builder.add('Swish', ['x'], { alpha: 1.5 })]);
    const graph = builder.build({ inputs: [], outputs: [], metadata: new Map(), producer: '' });
    assert.ok(check('Where', graph, 'x', chosen, [2, 2], Float64Array.of(0.5, -0.7, 1.2, -2)));
    const power = new GraphBuilder(['x']);
    const itself = power.add('Pow', ['x', power.add('Add', ['x', power.constant('one', [1])])]);
    const ofPower = power.build({ inputs: [], outputs: [], metadata: new Map(), producer: '' });
    assert.ok(check('Pow', ofPower, 'x', itself, [2], Float64Array.of(0.5, 1.7)));
    const unknown = new GraphBuilder(['x']);
    const product = unknown.add('ReduceProd', ['x']);
    const ofProduct = unknown.build({ inputs: [], outputs: [], metadata: new Map(), producer: '' });
    assert.equal(createTangentPlan(ofProduct, 'x', product), null);
  });

  it('are known of all operators but those that are told here', () => {
    assert.deepEqual(
      operatorNames.filter((name) => !rules.has(name)),
      ['ReduceProd'],
    );
  });

  it('are those of whole autoencoders of PyTorch', () => {
    const stored = JSON.parse(
      readFileSync(path.join(import.meta.dirname, 'golden/graphs.json'), 'utf8'),
    ) as readonly (Stored & { readonly points?: readonly number[] })[];
    assert.ok(stored.length >= 40);
    let count = 0;
    for (const one of stored) {
      const graph = graphOf(one);
      const [{ name, shape }] = graph.inputs;
      const row = (shape ?? []).slice(1).map(Number);
      const width = row.reduce((product, size) => product * size, 1);
      const points = Float64Array.from({ length: 3 * width }, () => random.uniform(-1, 1));
      if (typeof shape?.[0] === 'string' && check(one.name, graph, name, graph.outputs[0].name, [3, ...row], points))
        count++;
    }
    assert.ok(count >= 40, `${count} of ${stored.length}`);
  });
});
