"""Writes .keras files in the layout of Keras 3, with what NumPy makes of them.

Run in the project's folder: /usr/bin/python3 test/reference/make-keras.py
(Debian: apt-get install python3-h5py python3-numpy).
Writes test/unit/model/golden/keras.json.

Keras is no package of Debian, so these files are written by hand (make-keras-files.py has Keras write some): config.json as `get_config` of Sequential and
Functional gives it, model.weights.h5 as `_save_state` of keras/src/saving/saving_lib.py names the groups, with the
variables of each layer in the order in which its `build` adds them. The layers are evaluated by plain loops.
"""
import base64
import io
import json
import re
import zipfile
from pathlib import Path

import h5py
import numpy as np

golden = Path('test/unit/model/golden/keras.json')
random = np.random.default_rng(5)


def draw(*shape):
    """As the weights are in a file: float32."""
    return random.normal(size=shape, scale=0.5).astype(np.float32)


def erf(x):
    from math import erf as scalar
    return np.vectorize(scalar)(x)


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def softplus(x):
    return np.logaddexp(0, x)


activations = {
    'linear': lambda x: x,
    'relu': lambda x: np.maximum(x, 0),
    'relu6': lambda x: np.clip(x, 0, 6),
    'leaky_relu': lambda x: np.where(x < 0, 0.2 * x, x),
    'elu': lambda x: np.where(x < 0, np.expm1(x), x),
    'selu': lambda x: 1.0507009873554805 * np.where(x < 0, 1.6732632423543772 * np.expm1(x), x),
    'celu': lambda x: np.where(x < 0, np.expm1(x), x),
    'gelu': lambda x: 0.5 * x * (1 + erf(x / np.sqrt(2))),
    'silu': lambda x: x / (1 + np.exp(-x)),
    'mish': lambda x: x * np.tanh(softplus(x)),
    'tanh': np.tanh,
    'sigmoid': lambda x: 1 / (1 + np.exp(-x)),
    'softplus': softplus,
    'softsign': lambda x: x / (1 + np.abs(x)),
    'exponential': np.exp,
    'hard_sigmoid': lambda x: np.clip(x / 6 + 0.5, 0, 1),
    'hard_silu': lambda x: x * np.clip(x / 6 + 0.5, 0, 1),
    'hard_tanh': lambda x: np.clip(x, -1, 1),
    'softmax': softmax,
    'log_softmax': lambda x: np.log(softmax(x)),
}


class Layer:
    """A layer: its class in Keras, its config, its variables in order, and what it does."""

    def __init__(self, kind, name, config=None, variables=(), of=lambda x: x):
        self.kind, self.name, self.variables, self.of = kind, name, list(variables), of
        self.config = {'name': name, 'trainable': True, 'dtype': 'float32', **(config or {})}

    def __call__(self, *inputs):
        return self.of(*inputs)

    def serialized(self):
        return {
            'module': 'keras.layers', 'class_name': self.kind, 'config': self.config, 'registered_name': None,
            'build_config': {'input_shape': None},
        }


def input_layer(name, *shape):
    return Layer('InputLayer', name, {'batch_shape': [None, *shape], 'sparse': False})


def dense(name, inputs, units, activation='linear', use_bias=True):
    kernel, bias = draw(inputs, units), draw(units)
    return Layer(
        'Dense', name, {'units': units, 'activation': activation, 'use_bias': use_bias},
        [kernel, bias] if use_bias else [kernel],
        lambda x: activations[activation](x @ kernel.astype(float) + (bias if use_bias else 0)),
    )


def batch_normalization(name, size, scale=True, center=True):
    gamma, beta, mean, variance = draw(size), draw(size), draw(size), draw(size) ** 2 + np.float32(0.1)
    variables = ([gamma] if scale else []) + ([beta] if center else []) + [mean, variance]
    return Layer(
        'BatchNormalization', name, {'axis': -1, 'momentum': 0.99, 'epsilon': 0.001, 'center': center, 'scale': scale}, variables,
        lambda x: (x - mean) / np.sqrt(variance.astype(float) + 1e-3) * (gamma if scale else 1) + (beta if center else 0),
    )


def layer_normalization(name, size, axis):
    gamma, beta = draw(size), draw(size)

    def of(x):
        return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-3) * gamma + beta

    return Layer('LayerNormalization', name, {'axis': axis, 'epsilon': 0.001, 'center': True, 'scale': True, 'rms_scaling': False}, [gamma, beta], of)


def windows(x, size, strides, padding):
    """Places × window of an image with the channels last, with how much lies before it; zeros outside."""
    total = [max((-(-n // s) - 1) * s + k - n, 0) if padding == 'same' else 0 for n, k, s in zip(x.shape[1:], size, strides)]
    before = [t // 2 for t in total]
    padded = np.pad(x, [(0, 0), *[(b, t - b) for b, t in zip(before, total)], (0, 0)], constant_values=np.nan)
    stops = [(n - k) // s + 1 for n, k, s in zip(padded.shape[1:], size, strides)]
    for stop in np.ndindex(*stops):
        cut = tuple(slice(i * s, i * s + k) for i, s, k in zip(stop, strides, size))
        yield stop, stops, padded[(slice(None), *cut)]


def convolution(kind, name, channels, filters, size, strides, padding, activation='linear', groups=1):
    kernel, bias = draw(*size, channels // groups, filters), draw(filters)

    def of(x):
        out = None
        for stop, stops, window in windows(x, size, strides, padding):
            if out is None:
                out = np.zeros((len(x), *stops, filters))
            window = np.nan_to_num(window)
            for f in range(filters):
                first = f // (filters // groups) * (channels // groups)
                part = window[..., first:first + channels // groups]
                out[(slice(None), *stop, f)] = (part * kernel[..., f].astype(float)).reshape(len(x), -1).sum(1) + bias[f]
        return activations[activation](out)

    config = {
        'filters': filters, 'kernel_size': list(size), 'strides': list(strides), 'padding': padding, 'data_format': 'channels_last',
        'dilation_rate': [1] * len(size), 'groups': groups, 'activation': activation, 'use_bias': True,
    }
    return Layer(kind, name, config, [kernel, bias], of)


def transposed(kind, name, channels, filters, size, strides, padding, activation='linear'):
    """As the gradient of a convolution: each place of the input adds its kernel to the output."""
    kernel, bias = draw(*size, filters, channels), draw(filters)

    def of(x):
        places = [n * s if padding == 'same' else n * s + max(k - s, 0) for n, s, k in zip(x.shape[1:], strides, size)]
        # How much a convolution with this padding would put before an image of these places.
        before = [max((n - 1) * s + k - p, 0) // 2 if padding == 'same' else 0 for n, s, k, p in zip(x.shape[1:], strides, size, places)]
        out = np.zeros((len(x), *places, filters))
        for stop in np.ndindex(*x.shape[1:-1]):
            for tap in np.ndindex(*size):
                at = tuple(i * s + t - b for i, s, t, b in zip(stop, strides, tap, before))
                if all(0 <= a < p for a, p in zip(at, places)):
                    out[(slice(None), *at)] += x[(slice(None), *stop)] @ kernel[tap].astype(float).T
        return activations[activation](out + bias)

    config = {
        'filters': filters, 'kernel_size': list(size), 'strides': list(strides), 'padding': padding, 'data_format': 'channels_last',
        'dilation_rate': [1] * len(size), 'output_padding': None, 'activation': activation, 'use_bias': True,
    }
    return Layer(kind, name, config, [kernel, bias], of)


def pooling(kind, name, size, padding, reduce):
    def of(x):
        out = None
        for stop, stops, window in windows(x, size, size, padding):
            if out is None:
                out = np.zeros((len(x), *stops, x.shape[-1]))
            out[(slice(None), *stop)] = reduce(window.reshape(len(x), -1, x.shape[-1]), 1)
        return out

    return Layer(kind, name, {'pool_size': list(size), 'padding': padding, 'strides': list(size), 'data_format': 'channels_last'}, [], of)


def unit_normalization(name):
    return Layer('UnitNormalization', name, {'axis': -1}, [], lambda x: x / np.maximum(np.sqrt((x**2).sum(-1, keepdims=True)), 1e-12))


def flatten(name):
    return Layer('Flatten', name, {'data_format': 'channels_last'}, [], lambda x: x.reshape(len(x), -1))


def reshape(name, *shape):
    return Layer('Reshape', name, {'target_shape': list(shape)}, [], lambda x: x.reshape(len(x), *shape))


def dropout(name):
    return Layer('Dropout', name, {'rate': 0.2, 'seed': None, 'noise_shape': None})


def activation(name):
    return Layer('Activation', name, {'activation': name}, [], activations[name])


class Sequential(Layer):
    def __init__(self, name, layers):
        super().__init__('Sequential', name)
        self.layers = [layer for layer in layers if layer.kind != 'InputLayer']
        shape = next((layer.config['batch_shape'] for layer in layers if layer.kind == 'InputLayer'), None)
        self.config = {
            'name': name, 'trainable': True, 'dtype': 'float32', 'layers': [layer.serialized() for layer in layers],
            **({} if shape is None else {'build_input_shape': shape}),
        }

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def serialized(self):
        return {'module': 'keras', 'class_name': 'Sequential', 'config': self.config, 'registered_name': None}


class Functional(Layer):
    """`calls`: a list of (name of the call's result, layer, names of what it takes), in order."""

    def __init__(self, name, inputs, calls, output):
        super().__init__('Functional', name)
        self.inputs, self.calls, self.output = inputs, calls, output
        self.layers = list(dict.fromkeys([*inputs, *[layer for _, layer, _ in calls]]))
        counts, place = {}, {layer.name: [layer.name, 0, 0] for layer in inputs}
        nodes = {layer: [] for layer in self.layers}
        for result, layer, takes in calls:
            # A functional model that is a layer has a call of its own before all others.
            first = 1 if layer.kind == 'Functional' else 0
            place[result] = [layer.name, first + counts.get(layer, 0), 0]
            counts[layer] = counts.get(layer, 0) + 1
            tensors = [
                {'class_name': '__keras_tensor__', 'config': {'shape': [None], 'dtype': 'float32', 'keras_history': place[one]}}
                for one in takes
            ]
            nodes[layer].append({'args': tensors if len(tensors) == 1 else [tensors], 'kwargs': {}})
        self.config = {
            'name': name, 'trainable': True,
            'layers': [{**layer.serialized(), 'name': layer.name, 'inbound_nodes': nodes[layer]} for layer in self.layers],
            'input_layers': [place[layer.name] for layer in inputs],
            'output_layers': [place[output]],
        }

    def __call__(self, *values):
        known = dict(zip([layer.name for layer in self.inputs], values))
        for result, layer, takes in self.calls:
            known[result] = layer(*[known[one] for one in takes])
        return known[self.output]

    def serialized(self):
        return {'module': 'keras.src.models.functional', 'class_name': 'Functional', 'config': self.config, 'registered_name': 'Functional'}


def snake_case(name):
    name = re.sub(r'\W+', '', name)
    name = re.sub('(.)([A-Z][a-z]+)', r'\1_\2', name)
    return re.sub('([a-z])([A-Z])', r'\1_\2', name).lower()


def save_state(file, layer, path):
    for index, variable in enumerate(layer.variables):
        file[f'{path}vars/{index}'] = variable
    used = {}
    for inner in getattr(layer, 'layers', []):
        name = snake_case(inner.kind)
        used[name] = used.get(name, -1) + 1
        save_state(file, inner, f'{path}layers/{name if used[name] == 0 else f"{name}_{used[name]}"}/')


def keras_file(model):
    weights, archive = io.BytesIO(), io.BytesIO()
    with h5py.File(weights, 'w') as file:
        save_state(file, model, '')
    with zipfile.ZipFile(archive, 'w', zipfile.ZIP_DEFLATED) as target:
        def put(name, data):
            target.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)

        put('metadata.json', json.dumps({'keras_version': '3.layout', 'date_saved': '2000-01-01@00:00:00'}))
        put('config.json', json.dumps(model.serialized()))
        put('model.weights.h5', weights.getvalue())
    return archive.getvalue()


def sphere():
    return Sequential('autoencoder', [
        input_layer('input', 3), dense('wide', 3, 8, 'gelu'), batch_normalization('normal', 8), dense('narrow', 8, 2),
        unit_normalization('code'), dense('back', 2, 6, 'silu', use_bias=False), batch_normalization('plain', 6, scale=False, center=False),
        dropout('dropout'), dense('out', 6, 3),
    ])


def nested():
    encoder = Sequential('encoder', [input_layer('points', 2), dense('a', 2, 7, 'tanh'), dropout('drop'), dense('b', 7, 1)])
    codes = input_layer('codes', 1)
    decoder = Functional('decoder', [codes], [('h', dense('c', 1, 7, 'relu'), ['codes']), ('n', layer_normalization('norm', 7, [1]), ['h']), ('y', dense('d', 7, 2), ['n'])], 'y')
    x = input_layer('x', 2)
    return Functional('autoencoder', [x], [('z', encoder, ['x']), ('y', decoder, ['z'])], 'y')


def joined():
    """Layers that join and part, one that is called twice, and an input that is used again."""
    x = input_layer('x', 4)
    shared, merge = dense('shared', 4, 4, 'softsign'), lambda kind, of, config=None: Layer(kind, kind.lower(), config or {}, [], of)
    calls = [
        ('a', shared, ['x']),
        ('b', shared, ['a']),
        ('sum', merge('Add', lambda *t: sum(t)), ['x', 'a', 'b']),
        ('difference', merge('Subtract', lambda s, t: s - t), ['sum', 'a']),
        ('product', merge('Multiply', lambda *t: np.prod(t, 0)), ['difference', 'a', 'b']),
        ('mean', merge('Average', lambda *t: np.mean(t, 0)), ['product', 'sum']),
        ('most', merge('Maximum', lambda *t: np.max(t, 0)), ['mean', 'a']),
        ('least', merge('Minimum', lambda *t: np.min(t, 0)), ['mean', 'b']),
        ('row', merge('Concatenate', lambda *t: np.concatenate(t, -1), {'axis': -1}), ['most', 'least']),
        ('bent', Layer('LeakyReLU', 'bent', {'negative_slope': 0.1}, [], lambda v: np.where(v < 0, 0.1 * v, v)), ['row']),
        ('z', dense('code', 8, 2), ['bent']),
        ('cut', Layer('ReLU', 'cut', {'max_value': 0.7, 'negative_slope': 0.0, 'threshold': 0.0}, [], lambda v: np.clip(v, 0, 0.7)), ['z']),
        ('round', Layer('ELU', 'round', {'alpha': 0.5}, [], lambda v: np.where(v < 0, 0.5 * np.expm1(v), v)), ['cut']),
        ('y', dense('out', 2, 4), ['round']),
    ]
    return Functional('autoencoder', [x], calls, 'y')


def image():
    return Sequential('autoencoder', [
        input_layer('pixels', 8, 8, 1),
        convolution('Conv2D', 'first', 1, 4, (3, 3), (2, 2), 'same', 'mish'), layer_normalization('normal', 4, [3]),
        pooling('MaxPooling2D', 'pool', (2, 2), 'valid', np.nanmax), flatten('flat'), dense('code', 16, 2, 'tanh'),
        dense('spread', 2, 32, 'elu'), reshape('grid', 4, 4, 2),
        transposed('Conv2DTranspose', 'grow', 2, 4, (3, 3), (2, 2), 'same', 'softplus'), batch_normalization('even', 4),
        convolution('Conv2D', 'last', 4, 1, (2, 3), (1, 1), 'same', groups=1),
    ])


def profile():
    mean, variance = draw(1), draw(1) ** 2 + np.float32(0.2)
    return Sequential('autoencoder', [
        input_layer('curve', 12), reshape('line', 12, 1),
        Layer('Normalization', 'standard', {'axis': [-1], 'invert': False, 'mean': None, 'variance': None}, [mean, variance, np.int32(7)], lambda x: (x - mean) / np.sqrt(variance.astype(float))),
        convolution('Conv1D', 'first', 1, 4, (3,), (1,), 'valid', 'leaky_relu'),
        convolution('Conv1D', 'second', 4, 4, (4,), (3,), 'same', 'hard_silu', groups=2),
        pooling('AveragePooling1D', 'pool', (2,), 'same', np.nanmean),
        transposed('Conv1DTranspose', 'back', 4, 3, (2,), (3,), 'valid', 'selu'),
        Layer('GlobalAveragePooling1D', 'mean', {'data_format': 'channels_last', 'keepdims': False}, [], lambda x: x.mean(1)),
        dense('code', 3, 1), dense('out', 1, 12, 'sigmoid'),
        Layer('Rescaling', 'units', {'scale': 2.0, 'offset': -1.0}, [], lambda x: 2 * x - 1),
    ])


def chain():
    """All activation functions, one after another."""
    layers = [input_layer('input', 3), dense('code', 3, 2)]
    for name in activations:
        layers += [activation(name), dense(f'after_{name}', 2, 2)]
    return Sequential('autoencoder', [*layers, dense('out', 2, 3)])


models = {'sphere': (sphere, 3), 'nested': (nested, 2), 'joined': (joined, 4), 'image': (image, 64), 'profile': (profile, 12), 'activations': (chain, 3)}
stored = {}
for name, (make, width) in models.items():
    model = make()
    points = draw(4, width).astype(float)
    first = getattr(model, 'inputs', None)
    shaped = points.reshape(4, 8, 8, 1) if name == 'image' else points
    result = model(shaped).reshape(4, -1)
    assert np.isfinite(result).all(), name
    listed = lambda values: [float(f'{value:.12g}') for value in values.flatten()]
    stored[name] = {'model': base64.b64encode(keras_file(model)).decode(), 'dimension': width, 'points': listed(points), 'reconstruction': listed(result)}
    print(name, len(keras_file(model)), 'bytes', result.std())
golden.write_text('{\n' + ',\n'.join(f'{json.dumps(name)}: {json.dumps(stored[name])}' for name in stored) + '\n}\n')
