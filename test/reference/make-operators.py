"""Writes test/unit/model/golden/operators.json: small ONNX graphs of one operator each, with what ONNX Runtime makes of them.

Needs onnx and onnxruntime, such as from PyPI: python make-operators.py
"""
import base64
import json
from pathlib import Path

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

target = Path(__file__).resolve().parents[1] / 'unit/model/golden/operators.json'
random = np.random.default_rng(0)


def numbers(*shape, low=-2.0, high=2.0):
    return random.uniform(low, high, shape).astype(np.float32)


def whole(*values):
    return np.array(values, dtype=np.int64)


def listed(values):
    """Numbers with as many digits as they have."""
    digits = 17 if values.dtype == np.float64 else 9
    return [float(f'{float(value):.{digits}g}') for value in np.asarray(values).flatten()]


cases = []


def case(operator, x, *others, opset=17, outputs=1, name=None, **attributes):
    """A graph of one node; only x is an input, the others are constants (None where one is left out)."""
    constants = [numpy_helper.from_array(value, f'c{k}') for k, value in enumerate(others) if value is not None]
    inputs = ['x'] + ['' if value is None else f'c{k}' for k, value in enumerate(others)]
    results = [f'y{k}' for k in range(outputs)]
    node = helper.make_node(operator, inputs, results, name=name or operator, **attributes)
    graph = helper.make_graph(
        [node],
        'graph',
        [helper.make_tensor_value_info('x', helper.np_dtype_to_tensor_dtype(x.dtype), x.shape)],
        [helper.make_empty_tensor_value_info(result) for result in results],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', opset)], ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    found = session.run(None, {'x': x})
    cases.append(
        {
            'name': f"{operator} {opset} {json.dumps(attributes)} {list(x.shape)} {x.dtype}",
            'model': base64.b64encode(model.SerializeToString()).decode(),
            'shape': x.shape,
            'x': listed(x),
            'outputs': [
                {'shape': y.shape, 'values': listed(y)} for y in found
            ],
        }
    )


row = numbers(3, 4)
for operator in 'Abs Neg Exp Sin Cos Tan Atan Sinh Cosh Tanh Asinh Erf Relu LeakyRelu Elu Celu Selu Sigmoid HardSigmoid HardSwish Softplus Softsign Floor Ceil Round Sign ThresholdedRelu Shrink Identity Reciprocal Dropout'.split():
    case(operator, row)
for operator in 'Log Sqrt'.split():
    case(operator, np.abs(row) + 0.1)
for operator in 'Asin Acos Atanh'.split():
    case(operator, row / 2.5)
case('Acosh', np.abs(row) + 1.1)
case('Round', np.array([[-2.5, -1.5, -0.5, 0.5, 1.5, 2.5]], dtype=np.float32))
case('LeakyRelu', row, alpha=0.3)
case('Elu', row, alpha=0.7)
case('Celu', row, alpha=0.7)
case('HardSigmoid', row, alpha=0.3, beta=0.4)
case('Gelu', row, opset=20)
case('Gelu', row, opset=20, approximate='tanh')
case('Mish', row, opset=18)

for operator in 'Add Sub Mul Div'.split():
    case(operator, row, numbers(4))
    case(operator, row, numbers(3, 1))
    case(operator, numbers(4), numbers(2, 3, 1))
case('Pow', np.abs(row) + 0.1, numbers(4))
case('Pow', row, np.array(2, dtype=np.float32))
case('Mod', row, numbers(4, low=0.5), fmod=1)
case('PRelu', row, numbers(4))
case('PRelu', numbers(2, 3, 4), numbers(3, 1))
for operator in 'Min Max Sum Mean'.split():
    case(operator, row, numbers(4), numbers(3, 1))
for operator in 'Equal Greater GreaterOrEqual Less LessOrEqual'.split():
    case(operator, row, np.round(row))
case('Clip', row, np.float32(-0.5), np.float32(0.7))
case('Clip', row, None, np.float32(0.7))
case('Clip', row, opset=10, min=-0.5, max=0.25)

case('MatMul', row, numbers(4, 5))
case('MatMul', numbers(2, 3, 4), numbers(4, 5))
case('MatMul', numbers(2, 3, 4), numbers(2, 4, 5))
case('MatMul', numbers(4), numbers(4, 5))
case('MatMul', row, numbers(4))
case('Gemm', row, numbers(4, 5), numbers(5))
case('Gemm', row, numbers(5, 4), numbers(5), transB=1)
case('Gemm', numbers(4, 3), numbers(4, 5), numbers(1, 5), transA=1, alpha=0.5, beta=2.0)
case('Gemm', row, numbers(4, 5))

cube = numbers(2, 3, 4)
for operator in 'ReduceSum ReduceMean ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2 ReduceSumSquare ReduceLogSumExp'.split():
    case(operator, cube, whole(1), opset=18)
    case(operator, cube, whole(0, -1), opset=18, keepdims=0)
    case(operator, cube, opset=18)
case('ReduceLogSum', np.abs(cube) + 0.1, whole(1), opset=18)
case('ReduceMean', cube, opset=13, axes=[-1])
case('ReduceSum', cube, opset=11, axes=[1], keepdims=0)
case('ReduceSum', cube, whole(), opset=18, noop_with_empty_axes=1)
case('ArgMax', cube, axis=1)
case('ArgMin', cube, axis=-1, keepdims=0)

case('Softmax', cube)
case('Softmax', cube, axis=1)
case('Softmax', cube, opset=11, axis=1)
case('LogSoftmax', cube, axis=1)
case('BatchNormalization', row, numbers(4), numbers(4), numbers(4), np.abs(numbers(4)) + 0.1)
case('BatchNormalization', numbers(2, 3, 4, 2), numbers(3), numbers(3), numbers(3), np.abs(numbers(3)) + 0.1, epsilon=0.01)
case('LayerNormalization', cube, numbers(4), numbers(4))
case('LayerNormalization', cube, numbers(3, 4), numbers(3, 4), axis=1, epsilon=0.01)
case('LayerNormalization', cube, numbers(4))
case('InstanceNormalization', numbers(2, 3, 5), numbers(3), numbers(3))
case('GroupNormalization', numbers(2, 4, 3), numbers(4), numbers(4), opset=21, num_groups=2)
case('RMSNormalization', cube, numbers(4), opset=23)
case('LpNormalization', row)
case('LpNormalization', row, p=1, axis=0)

case('Reshape', cube, whole(4, -1))
case('Reshape', cube, whole(0, 2, -1))
case('Flatten', cube)
case('Flatten', cube, axis=2)
case('Transpose', cube)
case('Transpose', cube, perm=[1, 2, 0])
case('Squeeze', numbers(2, 1, 3, 1), whole(1))
case('Squeeze', numbers(2, 1, 3, 1))
case('Squeeze', numbers(2, 1, 3, 1), opset=11, axes=[3])
case('Unsqueeze', row, whole(0, 2))
case('Unsqueeze', row, opset=11, axes=[-1])
case('Expand', numbers(3, 1), whole(2, 3, 4))
case('Tile', row, whole(2, 3))
case('Concat', row, numbers(3, 2), axis=1)
case('Concat', row, numbers(2, 4), axis=0)
case('Split', row, whole(1, 3), outputs=2, axis=1)
case('Split', row, opset=11, outputs=2, axis=1)
case('Split', numbers(3, 5), opset=18, outputs=2, axis=1, num_outputs=2)
case('Slice', cube, whole(1), whole(9223372036854775807), whole(2))
case('Slice', cube, whole(-1, 3), whole(-9223372036854775807, 0), whole(1, 2), whole(-1, -2))
case('Slice', cube, opset=9, starts=[1], ends=[3], axes=[1])
case('Gather', cube, whole(2, 0, -1), axis=1)
case('Gather', row, np.array(1, dtype=np.int64), axis=1)
case('Pad', row, whole(1, 0, 0, 2), np.float32(0.5))
case('Pad', row, whole(1, 1, 1, 2), mode='reflect')
case('Pad', row, whole(1, 1, 1, 2), mode='edge')
case('Pad', row, opset=9, pads=[0, 1, 1, 0], value=2.0)
case('Shape', cube)
case('Size', cube)
case('Cast', row, to=TensorProto.INT64)
case('Cast', row, to=TensorProto.BOOL)
case('Where', row > 0, row, numbers(4))
case('Not', row > 0)
for operator in 'And Or Xor'.split():
    case(operator, row > 0, numbers(3, 4) > 0)

image = numbers(2, 3, 6, 5)
case('Conv', image, numbers(4, 3, 3, 2))
case('Conv', image, numbers(4, 3, 3, 3), numbers(4), pads=[1, 0, 1, 2], strides=[2, 1])
case('Conv', image, numbers(4, 3, 2, 2), dilations=[2, 2])
case('Conv', image, numbers(6, 1, 3, 3), group=3)
case('Conv', image, numbers(4, 3, 3, 3), auto_pad='SAME_UPPER', strides=[2, 2])
case('Conv', image, numbers(4, 3, 2, 2), auto_pad='SAME_LOWER')
case('Conv', numbers(2, 3, 8), numbers(4, 3, 3), numbers(4), pads=[1, 1])
case('ConvTranspose', image, numbers(3, 4, 3, 2))
case('ConvTranspose', image, numbers(3, 4, 3, 3), numbers(4), strides=[2, 2], pads=[1, 1, 1, 1], output_padding=[1, 1])
case('ConvTranspose', image, numbers(3, 4, 2, 2), dilations=[2, 2])
case('ConvTranspose', numbers(2, 4, 3, 3), numbers(4, 2, 3, 3), group=2)
case('ConvTranspose', image, numbers(3, 4, 3, 3), strides=[2, 2], auto_pad='SAME_UPPER')
case('ConvTranspose', image, numbers(3, 4, 3, 3), strides=[2, 2], output_shape=[12, 10])
case('ConvTranspose', numbers(2, 3, 4), numbers(3, 2, 3), numbers(2), strides=[2])
case('MaxPool', image, kernel_shape=[2, 2], strides=[2, 2])
case('MaxPool', image, kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1)
case('MaxPool', image, kernel_shape=[3, 3], pads=[1, 1, 1, 1])
case('AveragePool', image, kernel_shape=[2, 2], strides=[2, 2])
case('AveragePool', image, kernel_shape=[3, 3], pads=[1, 1, 1, 1])
case('AveragePool', image, kernel_shape=[3, 3], pads=[1, 1, 1, 1], count_include_pad=1)
case('AveragePool', numbers(2, 3, 7), kernel_shape=[3], strides=[2])
case('GlobalAveragePool', image)
case('GlobalMaxPool', image)
empty = np.array([], dtype=np.float32)
for mode in ['half_pixel', 'align_corners', 'asymmetric', 'pytorch_half_pixel']:
    case('Resize', image, None, np.array([1, 1, 2, 2.5], dtype=np.float32), mode='linear', coordinate_transformation_mode=mode)
case('Resize', image, None, np.array([1, 1, 2, 2], dtype=np.float32), mode='nearest', coordinate_transformation_mode='asymmetric', nearest_mode='floor')
case('Resize', image, None, None, whole(2, 3, 9, 7), mode='nearest')
case('Resize', image, None, None, whole(2, 3, 3, 10), mode='linear')
case('Resize', image, np.array([1, 1, 2, 2], dtype=np.float32), opset=10, mode='nearest')
case('Upsample', image, np.array([1, 1, 2, 3], dtype=np.float32), opset=9, mode='nearest')
case('Upsample', image, np.array([1, 1, 2, 3], dtype=np.float32), opset=9, mode='linear')

# float16 numbers.
case('Add', row.astype(np.float16), numbers(4).astype(np.float16))
# float64 numbers.
case('Tanh', random.normal(size=(3, 4)))
case('MatMul', random.normal(size=(3, 4)), random.normal(size=(4, 2)))

target.write_text('[\n' + ',\n'.join(json.dumps(one) for one in cases) + '\n]\n')
print(len(cases), 'graphs,', target.stat().st_size, 'bytes')
