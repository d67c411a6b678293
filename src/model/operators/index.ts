import type { Node } from '../graph.js';
import { ModelError } from '../model-error.js';
import { binaryOperators } from './binary.js';
import type { Operator } from './call.js';
import { convolutionOperators } from './convolution.js';
import { matrixOperators } from './matrix.js';
import { normalizeOperators } from './normalize.js';
import { poolingOperators, resizeOperators } from './pooling.js';
import { reduceOperators } from './reduce.js';
import { shapeOperators } from './shape.js';
import { unaryOperators } from './unary.js';

const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries({
    ...unaryOperators,
    ...binaryOperators,
    ...matrixOperators,
    ...reduceOperators,
    ...normalizeOperators,
    ...shapeOperators,
    ...convolutionOperators,
    ...poolingOperators,
    ...resizeOperators,
  }),
);

/** Why some operators are not evaluated, and what to do; the first pattern that fits. */
const reasons: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    /^(Random|Multinomial|Bernoulli)/,
    'it draws random numbers, so the model is no function of its input. Call model.eval() before the export, and give back the mean of a variational encoder rather than a sample.',
  ],
  [
    /Quantize|QLinear|ConvInteger|MatMulInteger/,
    'its numbers are quantised. Export the model in float32, before quantisation.',
  ],
  [
    /^(If|Loop|Scan|SequenceMap)$/,
    'it is control flow. Export the model by tracing, without branches that depend on the data.',
  ],
  [/^(RNN|LSTM|GRU)$/, 'recurrent layers are not read. Examine the part of the model without them.'],
  [/Gradient|Adam|Momentum|Adagrad/, 'it is a step of training. Export the model for inference.'],
  [/Sequence|Optional|String|TfIdf/, 'it works on sequences or texts, not on numbers.'],
];

/** What a node does. @throws ModelError that says why it is not evaluated, and what to do. */
export function operatorOf({ operator, domain, name }: Node): Operator {
  const found = domain === '' ? operators.get(operator) : undefined;
  if (found !== undefined) return found;
  const what = domain === '' ? operator : `${domain}.${operator}`;
  const reason =
    reasons.find(([pattern]) => pattern.test(operator))?.[1] ??
    'this operator is not read. Replace it by basic operators, or examine the part of the model without it.';
  throw new ModelError(`the node ${name} is ${what}: ${reason}`);
}

/** Names of all operators that are evaluated. */
export const operatorNames: readonly string[] = [...operators.keys()].sort();
