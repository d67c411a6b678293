"""Exports scikit-learn's MLPRegressor by skl2onnx, with what scikit-learn makes of some points.

Run in the project's folder, where scikit-learn and skl2onnx are installed: python test/reference/make-sklearn.py
Writes test/unit/model/golden/sklearn.json.
"""
import base64
import json
import warnings
from pathlib import Path

import numpy as np
import skl2onnx
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

warnings.simplefilter('ignore')
random = np.random.default_rng(5)
angles = random.uniform(0, 2 * np.pi, 300)
points = np.c_[3 + np.cos(angles), np.sin(angles)]
probes = points[:5].astype('float32')


def trained(activation):
    return MLPRegressor((8, 1, 8), activation=activation, max_iter=50, random_state=0)


models = {activation: trained(activation) for activation in ['tanh', 'relu', 'logistic', 'identity']}
models['standardised'] = make_pipeline(StandardScaler(), trained('tanh'))
stored = {}
for name, regressor in models.items():
    regressor.fit(points, points)
    model = skl2onnx.to_onnx(regressor, points[:1].astype('float32'))
    stored[name] = {
        'model': base64.b64encode(model.SerializeToString()).decode(),
        'dimension': 2,
        'points': probes.ravel().tolist(),
        'reconstruction': regressor.predict(probes).ravel().tolist(),
    }

target = Path('test/unit/model/golden/sklearn.json')
target.write_text(json.dumps(stored, indent=0) + '\n')
print(target.stat().st_size, list(stored), skl2onnx.__version__)
