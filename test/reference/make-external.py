"""Writes an ONNX model whose weights are in a file beside it, with what PyTorch makes of some points.

Run in the project's folder: /usr/bin/python3 test/reference/make-external.py
(Debian: apt-get install python3-torch python3-onnx).
Writes test/unit/model/golden/external.json.
"""
import base64
import io
import json
import tempfile
from pathlib import Path

import onnx
import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(3)
model = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 1), nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 3))
model.eval()
points = torch.randn(4, 3)
buffer = io.BytesIO()
torch.onnx.export(
    model, points, buffer, opset_version=15, input_names=['x'], output_names=['y'], dynamic_axes={'x': {0: 'N'}, 'y': {0: 'N'}},
)
graph = onnx.load_model_from_string(buffer.getvalue())
with tempfile.TemporaryDirectory() as folder:
    target = Path(folder)
    onnx.save_model(
        graph, str(target / 'model.onnx'), save_as_external_data=True, all_tensors_to_one_file=True, location='weights.bin', size_threshold=0,
    )
    encoded = {name: base64.b64encode((target / name).read_bytes()).decode() for name in ['model.onnx', 'weights.bin']}
with torch.no_grad():
    expected = model.double()(points.double())
listed = lambda values: [float(f'{value:.12g}') for value in values.double().flatten()]
Path('test/unit/model/golden/external.json').write_text(
    json.dumps({**encoded, 'points': listed(points), 'reconstruction': listed(expected)}) + '\n',
)
