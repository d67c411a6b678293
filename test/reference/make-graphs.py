"""Writes test/unit/model/golden/graphs.json: small autoencoders as PyTorch exports them, with what PyTorch makes of points.

Run in the project's folder: /usr/bin/python3 test/reference/make-graphs.py
(Debian: apt-get install python3-torch python3-onnx).
"""
import base64
import io
import json
import warnings
from pathlib import Path

import torch
from torch import nn

warnings.filterwarnings('ignore')
target = Path('test/unit/model/golden/graphs.json')
torch.manual_seed(0)
cases = []


class Normalize(nn.Module):
    def forward(self, x):
        return nn.functional.normalize(x)


class Root(nn.Module):
    """Divides by √(‖z‖² + ε)."""

    def forward(self, x):
        return x / torch.sqrt((x * x).sum(1, keepdim=True) + 1e-12)


class Jump(nn.Module):
    def forward(self, x):
        return torch.where(x > 0, x + 1, x)


class View(nn.Module):
    """As old code writes it: by the shape of its input."""

    def forward(self, x):
        return x.view(x.size(0), -1)


class Skip(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.inner = nn.Linear(width, width)

    def forward(self, x):
        return x + torch.tanh(self.inner(x))


class Image(nn.Module):
    """Rows as images; PyTorch 1.13 does not export Unflatten."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return x.reshape(-1, *self.shape)


class Scaled(nn.Module):
    def forward(self, x):
        return (x - 0.5) / torch.tensor([2.0, 3.0, 4.0])


def dense(activation, width=5, code=2, data=3, after=None, norm=None):
    def block(a, b):
        return [nn.Linear(a, b), *([norm(b)] if norm else []), activation()]

    return nn.Sequential(
        *block(data, width), nn.Linear(width, code), *([after] if after else []), *block(code, width), nn.Linear(width, data)
    )


def case(name, model, shape=(3,), latent=2, opset=15, dynamic=True, double=False, **facts):
    for module in model.modules():
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            module.running_mean.uniform_(-1, 1)
            module.running_var.uniform_(0.5, 2)
            module.weight.data.uniform_(0.5, 2)
    model.eval()
    x = torch.randn(4, *shape)
    if double:
        model, x = model.double(), x.double()
    buffer = io.BytesIO()
    axes = {'dynamic_axes': {'x': {0: 'N'}, 'y': {0: 'N'}}} if dynamic else {}
    torch.onnx.export(model, x if dynamic else x[:1], buffer, opset_version=opset, input_names=['x'], output_names=['y'], **axes)
    with torch.no_grad():
        y = model(x)
    digits = 17 if double else 9
    listed = lambda values: [float(f'{value:.{digits}g}') for value in values.double().numpy().flatten()]
    cases.append({'name': name, 'model': base64.b64encode(buffer.getvalue()).decode(), 'double': double,
                  'x': listed(x), 'y': listed(y), 'codeSize': latent, **facts})


for activation in [nn.ReLU, nn.Tanh, nn.Sigmoid, nn.ELU, nn.GELU, nn.SiLU, nn.Softplus, nn.LeakyReLU, nn.SELU, nn.CELU, nn.Mish,
                   nn.Hardswish, nn.Hardsigmoid, nn.Softsign, nn.PReLU, nn.ReLU6, nn.Hardtanh, nn.LogSigmoid, nn.Tanhshrink]:
    case(activation.__name__, dense(activation), continuity='everywhere')
for opset in range(9, 17):
    case(f'Tanh in opset {opset}', dense(nn.Tanh), opset=opset, continuity='everywhere')
case('ReLU, one row', dense(nn.ReLU), dynamic=False, continuity='everywhere')
case('GELU, double precision', dense(nn.GELU), double=True, continuity='everywhere')
case('ReLU, double precision', dense(nn.ReLU), double=True, continuity='everywhere')
case('BatchNorm', dense(nn.ReLU, norm=nn.BatchNorm1d), continuity='everywhere')
case('BatchNorm, one row', dense(nn.ReLU, norm=nn.BatchNorm1d), dynamic=False, continuity='everywhere')
case('LayerNorm', dense(nn.ReLU, norm=nn.LayerNorm), continuity='everywhere')
case('Dropout', nn.Sequential(*dense(nn.ReLU)[:2], nn.Dropout(0.5), *dense(nn.ReLU)[2:]), continuity='everywhere')
case('sphere by F.normalize', dense(nn.Tanh, code=3, data=4, after=Normalize()), (4,), 3, continuity='everywhere', sphere=True)
case('sphere by a root', dense(nn.Tanh, code=3, data=4, after=Root()), (4,), 3, continuity='everywhere', sphere=True)
case('sphere, one row', dense(nn.Tanh, code=3, data=4, after=Normalize()), (4,), 3, dynamic=False, continuity='everywhere', sphere=True)
case('a jump in the encoder', nn.Sequential(nn.Linear(3, 5), Jump(), nn.Linear(5, 2), nn.Linear(2, 3)), continuity='nowhere')
case('a jump in the decoder', nn.Sequential(nn.Linear(3, 2), nn.Linear(2, 5), Jump(), nn.Linear(5, 3)), continuity='encoder')
case('residual blocks', nn.Sequential(nn.Linear(3, 6), Skip(6), nn.Linear(6, 2), nn.Linear(2, 6), Skip(6), nn.Linear(6, 3)), continuity='everywhere')
case('scaled input', nn.Sequential(Scaled(), *dense(nn.Tanh)), continuity='everywhere')
case('softmax codes', dense(nn.Tanh, after=nn.Softmax(1)), continuity='everywhere')


def images(encoder, decoder, width):
    return nn.Sequential(*encoder, View(), nn.Linear(width, 2), nn.Linear(2, width), *decoder)


case('Conv2d', images([nn.Conv2d(1, 2, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)],
                      [Image((2, 3, 3)), nn.ConvTranspose2d(2, 1, 2, stride=2)], 18), (1, 6, 6), continuity='everywhere')
case('Conv2d, one row', images([nn.Conv2d(1, 2, 3, padding=1), nn.ReLU(), nn.AvgPool2d(2)],
                               [Image((2, 3, 3)), nn.ConvTranspose2d(2, 1, 2, stride=2)], 18), (1, 6, 6), dynamic=False, continuity='everywhere')
case('Upsample', images([nn.Conv2d(1, 2, 3, stride=2, padding=1), nn.BatchNorm2d(2), nn.ReLU()],
                        [Image((2, 3, 3)), nn.Upsample(scale_factor=2), nn.Conv2d(2, 1, 3, padding=1)], 18), (1, 6, 6), continuity='everywhere')
case('bilinear Upsample', images([nn.Conv2d(1, 2, 3, stride=2, padding=1), nn.SiLU()],
                                 [Image((2, 3, 3)), nn.Upsample(scale_factor=2, mode='bilinear'), nn.Conv2d(2, 1, 1)], 18), (1, 6, 6), continuity='everywhere')
case('Conv1d', images([nn.Conv1d(1, 3, 3, padding=1), nn.Tanh()], [Image((3, 8)), nn.ConvTranspose1d(3, 1, 3, padding=1)], 24), (1, 8), continuity='everywhere')
case('GroupNorm', images([nn.Conv2d(1, 4, 3, stride=2, padding=1), nn.GroupNorm(2, 4), nn.ReLU()],
                         [Image((4, 3, 3)), nn.ConvTranspose2d(4, 1, 2, stride=2)], 36), (1, 6, 6), continuity='everywhere')
case('InstanceNorm', images([nn.Conv2d(1, 2, 3, stride=2, padding=1), nn.InstanceNorm2d(2), nn.ReLU()],
                            [Image((2, 3, 3)), nn.ConvTranspose2d(2, 1, 2, stride=2)], 18), (1, 6, 6), continuity='everywhere')
case('grouped convolution', images([nn.Conv2d(2, 4, 3, groups=2, stride=2, padding=1), nn.ELU()],
                                   [Image((4, 3, 3)), nn.ConvTranspose2d(4, 2, 2, stride=2, groups=2)], 36), (2, 6, 6), continuity='everywhere')
target.write_text('[\n' + ',\n'.join(json.dumps(one) for one in cases) + '\n]\n')
print(len(cases), 'graphs,', target.stat().st_size, 'bytes')
