"""Has Keras write .keras files, with what Keras makes of some points.

Run in the project's folder, where keras 3 is installed: python test/reference/make-keras-files.py
Writes test/unit/model/golden/keras-<version>.json. Any backend will do; NumPy is enough.
"""
import base64
import io
import json
import os
import tempfile
import zipfile
from pathlib import Path

os.environ.setdefault('KERAS_BACKEND', 'numpy')
import keras
import numpy as np
from keras import Input, Model, Sequential, layers

random = np.random.default_rng(5)
points = random.normal(size=(5, 6)).astype('float32')
images = random.normal(size=(3, 36)).astype('float32')
stored = {}


def packed(file):
    """The same members, compressed: Keras stores them as they are."""
    result = io.BytesIO()
    with zipfile.ZipFile(file) as given, zipfile.ZipFile(result, 'w', zipfile.ZIP_DEFLATED) as made:
        for member in given.namelist():
            made.writestr(member, given.read(member))
    return result.getvalue()


def store(name, model, x=points):
    # Weights, moving means and variances as after a training.
    for weight in model.weights:
        values = random.normal(size=weight.shape, scale=0.4).astype('float32')
        weight.assign(np.abs(values) + 0.3 if 'variance' in weight.path or 'gamma' in weight.path else values)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / 'model.keras'
        model.save(file)
        stored[name] = {
            'model': base64.b64encode(packed(file)).decode(),
            'dimension': x.shape[1],
            'points': x.ravel().tolist(),
            'reconstruction': np.asarray(model(x, training=False)).ravel().tolist(),
        }


def functional(build, width=6):
    start = Input((width,))
    return Model(start, build(start))


store('dense', Sequential([Input((6,)), layers.Dense(8, activation='relu'), layers.Dense(2, name='z'),
                           layers.Dense(8, activation='tanh'), layers.Dense(6)]))

compiled = Sequential([Input((6,)), layers.Dense(4, activation='swish', kernel_regularizer='l2',
                                                 kernel_constraint=keras.constraints.MaxNorm(2)),
                       layers.Dense(2), layers.Dense(4, activation=keras.activations.leaky_relu),
                       layers.Dense(6, activation='sigmoid')])
compiled.compile(optimizer='adam', loss='mse')
store('compiled', compiled)


def normalised(x):
    x = layers.Dense(7, activation='gelu')(x)
    x = layers.BatchNormalization()(x)
    x = layers.Dropout(0.1)(x)
    x = layers.LayerNormalization()(x)
    x = layers.Dense(2)(x)
    x = layers.Dense(7)(x)
    x = layers.LeakyReLU(negative_slope=0.3)(x)
    return layers.Dense(6)(layers.Dense(7, activation='silu')(x))


store('normalised', functional(normalised))

encoder = Sequential([Input((6,)), layers.Dense(5, activation='elu'), layers.Dense(3), layers.UnitNormalization()],
                     name='encoder')
decoder = Sequential([Input((3,)), layers.Dense(5, activation='softplus'), layers.Dense(6)], name='decoder')
store('nested', functional(lambda x: decoder(encoder(x))))


def joined(x):
    seen = layers.Normalization(mean=[0.1] * 6, variance=[2.0] * 6)(x)
    first = layers.Dense(6, activation='selu')(seen)
    x = layers.Add()([first, layers.Dense(6, activation='mish')(first)])
    x = layers.Dense(2)(layers.Concatenate()([x, seen]))
    x = layers.PReLU()(layers.Dense(6)(x))
    x = layers.Activation('hard_sigmoid')(x)
    x = layers.Flatten()(layers.Permute((2, 1))(layers.Reshape((2, 3))(x)))
    return layers.Dense(6)(x)


store('joined', functional(joined))

twice = layers.Dense(6, activation='tanh')
store('shared', functional(lambda x: layers.Dense(6)(twice(layers.Dense(6)(layers.Dense(2)(twice(twice(x))))))))


def others(x):
    x = layers.Dense(6)(layers.Rescaling(0.5, offset=0.1)(x))
    x = layers.ReLU(max_value=2.0, negative_slope=0.1)(x)
    x = layers.GaussianNoise(0.1)(layers.RMSNormalization()(x))
    x = layers.Dense(6, activation='exponential')(layers.Dense(2, use_bias=False)(x))
    return layers.Dense(6)(layers.Softmax()(layers.ELU(alpha=0.7)(x)))


store('others', functional(others))


def flat(x):
    return layers.Dense(2)(layers.Flatten()(x))


def convolutional(x):
    x = layers.Reshape((6, 6, 1))(x)
    x = layers.Conv2D(3, 3, strides=2, padding='same', activation='relu')(x)
    x = layers.DepthwiseConv2D(2, padding='same', depth_multiplier=2)(x)
    x = layers.SeparableConv2D(3, 2, padding='same', activation='relu')(layers.ZeroPadding2D(((1, 0), (0, 1)))(x))
    x = layers.Cropping2D(((1, 0), (0, 1)))(x)
    x = layers.MaxPooling2D(2, padding='same')(x)
    x = layers.Dense(12)(flat(x))
    x = layers.Conv2DTranspose(2, 3, strides=2, padding='same', activation='tanh')(layers.Reshape((2, 2, 3))(x))
    x = layers.UpSampling2D(2)(x)
    x = layers.Conv2D(1, 3, padding='valid')(x)
    return layers.Flatten()(x)


store('convolutional', functional(convolutional, 36), images)


def profile(x):
    x = layers.Reshape((36, 1))(x)
    x = layers.Conv1D(2, 5, strides=2, padding='same', activation='elu')(x)
    x = layers.AveragePooling1D(3, strides=3, padding='same')(x)
    x = layers.Dense(18)(flat(x))
    x = layers.Conv1DTranspose(2, 4, strides=2, padding='same')(layers.Reshape((9, 2))(x))
    x = layers.Cropping1D(1)(layers.ZeroPadding1D(1)(layers.UpSampling1D(2)(x)))
    return layers.Flatten()(layers.Conv1D(1, 3, padding='same', dilation_rate=2)(x))


store('profile', functional(profile, 36), images)

target = Path(f'test/unit/model/golden/keras-{keras.__version__}.json')
target.write_text(json.dumps(stored, indent=0) + '\n')
print(target, target.stat().st_size, list(stored))
