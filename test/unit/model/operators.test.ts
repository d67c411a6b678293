import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createPlan, foldConstants } from '../../../src/model/evaluate.js';
import { operatorNames } from '../../../src/model/operators/index.js';
import { readOnnx } from '../../../src/model/onnx/read-graph.js';
import type { Precision } from '../../../src/model/tensor.js';

/** A graph of one operator, with what ONNX Runtime makes of it: `test/reference/make-operators.py`. */
interface Case {
  readonly name: string;
  /** Base64. */
  readonly model: string;
  readonly shape: readonly number[];
  readonly x: readonly number[];
  readonly outputs: readonly { readonly shape: readonly number[]; readonly values: readonly number[] }[];
}

const cases = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'golden/operators.json'), 'utf8'),
) as readonly Case[];

const graphOf = ({ model }: Case) =>
  foldConstants(
    readOnnx(new Uint8Array(Buffer.from(model, 'base64')), () => {
      throw new Error('no other files');
    }),
  );

/** Operators that are the same as another one here, or that only dataset code of ONNX needs. */
const elsewhere = new Set(['Constant', 'ConstantOfShape', 'Range', 'CastLike', 'Swish', 'GlobalMaxPool']);

describe('Operators of ONNX', () => {
  for (const precision of ['float64', 'float32'] satisfies Precision[]) {
    it(`give what ONNX Runtime gives, in ${precision}`, () => {
      for (const one of cases) {
        // ONNX Runtime rounds sums of half precision to half precision.
        const tolerance = one.name.endsWith('float16') ? 1e-3 : 2e-6;
        const graph = graphOf(one);
        const x = { kind: 'real', shape: one.shape, values: Float64Array.from(one.x) } as const;
        graph.outputs.forEach(({ name }, k) => {
          const found = createPlan(graph, ['x'], name, precision).run(new Map([['x', x]]));
          const { shape, values } = one.outputs[k];
          assert.deepEqual(found.shape, shape, one.name);
          const scale = Math.max(1, ...values.map(Math.abs));
          values.forEach((value, at) => {
            const far = Math.abs(found.values[at] - value);
            assert.ok(
              far <= tolerance * scale,
              `${one.name}: expected ${value}, got ${found.values[at]} at place ${at}`,
            );
          });
        });
      }
    });
  }

  it('are all among those graphs', () => {
    const tested = new Set(cases.flatMap((one) => one.name.split(' ')[0]));
    assert.deepEqual(
      operatorNames.filter((name) => !tested.has(name) && !elsewhere.has(name)),
      [],
    );
  });
});
