import { axisAt, real, type Tensor } from '../tensor.js';
import { largestPlaces } from '../operators/pooling.js';
import {
  alongRuns,
  groupsOf,
  logSoftmaxTangent,
  softmaxTangent,
  standardizedTangent,
  rmsTangent,
  unitTangent,
} from './runs.js';
import { applied, minus, placewise, plus, zeros, type Rule } from './rule.js';
import { derivatives } from './unary.js';

/** Linear in all inputs that vary, together: those that do not vary count as 0. */
const linear: Rule = ({ call: { node, inputs }, tangents }) =>
  applied(
    node,
    tangents.map((tangent, k) => tangent ?? (inputs[k] && zeros(inputs[k]))),
  );

/** Linear in the first input; the others say what is done with it. */
const linearInFirst: Rule = ({ call: { node, inputs }, tangents }) =>
  tangents[0] === null ? [null] : applied(node, [tangents[0], ...inputs.slice(1)]);

/** In each input a linear function and a constant, whatever the others are: the sum over the inputs that vary. */
const multiaffine: Rule = ({ call: { node, inputs }, tangents }) => {
  let sum: Tensor | null = null;
  tangents.forEach((tangent, k) => {
    if (tangent === null) return;
    const withInput = (input: Tensor): Tensor => applied(node, inputs.with(k, input))[0];
    const part = minus(withInput(tangent), withInput(zeros(tangent)));
    sum = sum === null ? part : plus(sum, part);
  });
  return [sum];
};

const unary =
  (name: string): Rule =>
  ({ call, outputs: [y], tangents: [tangent] }) => {
    if (tangent === null) return [null];
    const of = derivatives[name](call);
    const x = call.input(0);
    return [
      real(
        x.shape,
        tangent.values.map((dx, k) => (dx === 0 ? 0 : of(x.values[k], y.values[k]) * dx)),
      ),
    ];
  };

const orZeros = (tangent: Tensor | null, input: Tensor): Tensor => tangent ?? zeros(input);

const quotient: Rule = ({ call, outputs: [y], tangents }) => {
  const [a, b] = [call.input(0), call.input(1)];
  const [da, db] = [orZeros(tangents[0], a), orZeros(tangents[1], b)];
  return [placewise(y.shape, [da, db, b, y], (da, db, b, y) => (da - y * db) / b)];
};

const power: Rule = ({ call, outputs: [y], tangents }) => {
  const [a, p] = [call.input(0), call.input(1)];
  const [da, dp] = [orZeros(tangents[0], a), orZeros(tangents[1], p)];
  return [
    placewise(y.shape, [a, p, da, dp, y], (a, p, da, dp, y) => {
      const byBase = da === 0 || p === 0 ? 0 : p * a ** (p - 1) * da;
      return byBase + (dp === 0 ? 0 : y * Math.log(a) * dp);
    }),
  ];
};

/** The derivative of the input that is chosen, the first of several. */
const chosen: Rule = ({ call, outputs: [y], tangents }) => {
  const inputs = call.inputs.map((_, k) => call.input(k));
  const all = [y, ...inputs, ...inputs.map((input, k) => orZeros(tangents[k], input))];
  return [
    placewise(y.shape, all, (y, ...values) => values[inputs.length + values.slice(0, inputs.length).indexOf(y)] ?? NaN),
  ];
};

const clipped: Rule = ({ call, outputs: [y], tangents: [tangent] }) => {
  if (tangent === null) return [null];
  const x = call.input(0);
  return [placewise(x.shape, [x, y, tangent], (x, y, dx) => (x === y ? dx : 0))];
};

const bentLinear: Rule = ({ call, outputs: [y], tangents }) => {
  const [x, slope] = [call.input(0), call.input(1)];
  const [dx, dSlope] = [orZeros(tangents[0], x), orZeros(tangents[1], slope)];
  return [placewise(y.shape, [x, slope, dx, dSlope], (x, s, dx, ds) => (x < 0 ? s * dx + x * ds : dx))];
};

const remainder: Rule = ({ call, outputs: [y], tangents }) => {
  const [a, b] = [call.input(0), call.input(1)];
  const [da, db] = [orZeros(tangents[0], a), orZeros(tangents[1], b)];
  return [placewise(y.shape, [a, b, y, da, db], (a, b, y, da, db) => da - Math.round((a - y) / b) * db)];
};

/** To real numbers; others do not vary, but for jumps. */
const cast: Rule = ({ outputs: [y], tangents: [tangent] }) => [y.kind === 'real' ? tangent : null];

/** Sums along the axes that a node names, as it keeps them or as they are. */
function summed(node: Parameters<typeof applied>[0], tensor: Tensor, rest: readonly (Tensor | null)[]): Tensor {
  return applied(node, [tensor, ...rest], { operator: 'ReduceSum' })[0];
}

/** Of a reduction: a weighted sum of the derivatives, with weights of each number and of the result in its place. */
const weighted =
  (weight: (x: number, y: number) => number): Rule =>
  ({ call: { node, inputs }, tangents: [tangent] }) => {
    const [x, ...rest] = inputs;
    if (tangent === null || x === null) return [null];
    const attributes = new Map([...node.attributes, ['keepdims', 1] as const]);
    const [kept] = applied(node, inputs, { attributes });
    const parts = placewise(x.shape, [x, kept, tangent], (x, y, dx) => (dx === 0 ? 0 : weight(x, y) * dx));
    return [summed(node, parts, rest)];
  };

/** Of the largest or smallest number: the mean over those that are it. */
const extreme: Rule = (at) => {
  const { node, inputs } = at.call;
  const [x, ...rest] = inputs;
  const [sum] = weighted((x, y) => Number(x === y))(at);
  if (sum === null || x === null) return [null];
  const [kept] = applied(node, inputs, { attributes: new Map([...node.attributes, ['keepdims', 1] as const]) });
  const count = summed(
    node,
    placewise(x.shape, [x, kept], (x, y) => Number(x === y)),
    rest,
  );
  return [placewise(sum.shape, [sum, count], (sum, count) => sum / count)];
};

const average: Rule = (at) => {
  const count = at.call.inputs.length;
  const [sum] = applied(
    at.call.node,
    at.tangents.map((tangent, k) => orZeros(tangent, at.call.input(k))),
    { operator: 'Sum' },
  );
  return [
    real(
      sum.shape,
      sum.values.map((value) => value / count),
    ),
  ];
};

/** Changes along runs of one axis, or of all axes from one on. */
const alongAxis =
  (of: (x: Float64Array, dx: Float64Array) => void, name = 'axis', otherwise = -1): Rule =>
  ({ call, tangents: [tangent] }) => {
    if (tangent === null) return [null];
    const x = call.input(0);
    const isOld = call.opset < 13;
    const axis = axisAt(call.number(name, isOld ? 1 : otherwise), x.shape.length);
    return [alongRuns(x, tangent, axis, isOld, of)];
  };

const normalized =
  (change: (x: Float64Array, dx: Float64Array, epsilon: number) => void): Rule =>
  ({ call, tangents: [tangent] }) => {
    if (tangent === null) return [null];
    const x = call.input(0);
    const epsilon = call.number('epsilon', 1e-5);
    const scale = call.input(1).values;
    const made = alongRuns(x, tangent, axisAt(call.number('axis', -1), x.shape.length), true, (run, dx) => {
      change(run, dx, epsilon);
      for (let k = 0; k < dx.length; k++) dx[k] *= scale[k % scale.length];
    });
    return [made];
  };

/** By groups of channels, each channel multiplied by a factor. */
const normalizedGroups =
  (isInstance: boolean): Rule =>
  ({ call, tangents: [tangent] }) => {
    if (tangent === null) return [null];
    const x = call.input(0);
    const channels = x.shape[1];
    const groups = isInstance ? channels : call.number('num_groups', 1);
    const epsilon = call.number('epsilon', 1e-5);
    const made = groupsOf(x, tangent, groups, (run, dx) => standardizedTangent(run, dx, epsilon));
    const scale = call.input(1).values;
    const inner = x.values.length / (x.shape[0] * channels);
    return [
      real(
        x.shape,
        made.values.map((value, k) => {
          const channel = Math.floor(k / inner) % channels;
          return value * scale[scale.length === channels ? channel : Math.floor((channel * groups) / channels)];
        }),
      ),
    ];
  };

const unitLength: Rule = ({ call, tangents: [tangent] }) => {
  if (tangent === null) return [null];
  const x = call.input(0);
  const isAbsolute = call.number('p', 2) === 1;
  const axis = axisAt(call.number('axis', -1), x.shape.length);
  return [alongRuns(x, tangent, axis, false, (run, dx) => unitTangent(run, dx, isAbsolute))];
};

/** Of the largest number under a window: the derivative at its place. */
const largest: Rule = ({ call, outputs: [y], tangents: [tangent] }) => {
  if (tangent === null) return [null];
  const places = largestPlaces(call);
  return [
    real(
      y.shape,
      Float64Array.from(places, (place) => tangent.values[place]),
    ),
  ];
};

/** What does not vary when its inputs do, but for jumps. */
const constant: Rule = ({ outputs }) => outputs.map(() => null);

const group = (rule: Rule, names: string): (readonly [string, Rule])[] =>
  names.split(' ').map((name) => [name, rule] as const);

/** Derivatives of operators, by name. */
export const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...Object.keys(derivatives).map((name) => [name, unary(name)] as const),
  ...group(linear, 'Add Sub Sum Concat Neg'),
  ...group(
    linearInFirst,
    'Identity Dropout Reshape Flatten Transpose Squeeze Unsqueeze Expand Tile Slice Split Gather ReduceSum ReduceMean ' +
      'GlobalAveragePool AveragePool Resize Upsample',
  ),
  ...group(multiaffine, 'Mul MatMul Gemm Conv ConvTranspose BatchNormalization Pad Where'),
  ...group(
    constant,
    'Shape Size Equal Greater GreaterOrEqual Less LessOrEqual And Or Xor Not ArgMax ArgMin Constant ConstantOfShape Range',
  ),
  ...group(cast, 'Cast CastLike'),
  ['Mean', average],
  ['Div', quotient],
  ['Pow', power],
  ...group(chosen, 'Min Max'),
  ['Clip', clipped],
  ['PRelu', bentLinear],
  ['Mod', remainder],
  ['ReduceL1', weighted((x) => Math.sign(x))],
  ['ReduceL2', weighted((x, y) => (y === 0 ? 0 : x / y))],
  ['ReduceSumSquare', weighted((x) => 2 * x)],
  ['ReduceLogSum', weighted((_, y) => Math.exp(-y))],
  ['ReduceLogSumExp', weighted((x, y) => Math.exp(x - y))],
  ...group(extreme, 'ReduceMax ReduceMin'),
  ['Softmax', alongAxis(softmaxTangent)],
  ['LogSoftmax', alongAxis(logSoftmaxTangent)],
  ['LayerNormalization', normalized(standardizedTangent)],
  ['RMSNormalization', normalized(rmsTangent)],
  ['InstanceNormalization', normalizedGroups(true)],
  ['GroupNormalization', normalizedGroups(false)],
  ['LpNormalization', unitLength],
  ...group(largest, 'MaxPool GlobalMaxPool'),
]);
