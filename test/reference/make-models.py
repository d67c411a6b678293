"""Trains the models of the examples in PyTorch and exports them, with what PyTorch makes of some points.

Run in the project's folder: /usr/bin/python3 test/reference/make-models.py
(Debian: apt-get install python3-torch python3-onnx).
Writes examples/models/*.onnx and test/unit/model/golden/examples.json.
"""
import json
import math
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
models = Path('examples/models')
golden = Path('test/unit/model/golden/examples.json')
models.mkdir(exist_ok=True)


def circle(count):
    angle = 2 * math.pi * torch.rand(count, 1)
    return torch.cat([angle.cos(), angle.sin()], 1)


def sphere(count):
    return nn.functional.normalize(torch.randn(count, 3))


def rotating_shape(count):
    """The turned L of examples/pytorch-rotating-shape.dataset.ts."""
    size, half, blur = 24, 2, 1.2
    strokes = [((-3, 6), (-3, -5)), ((-3, -5), (4, -5))]
    angle = 2 * math.pi * torch.rand(count, 1)
    pixel = torch.arange(size * size)
    x, y = pixel % size - (size - 1) / 2, (size - 1) / 2 - torch.div(pixel, size, rounding_mode='floor')
    u, v = angle.cos() * x + angle.sin() * y, angle.cos() * y - angle.sin() * x
    distances = []
    for (ax, ay), (bx, by) in strokes:
        dx, dy = bx - ax, by - ay
        along = (((u - ax) * dx + (v - ay) * dy) / (dx * dx + dy * dy)).clamp(0, 1)
        distances.append(torch.hypot(u - ax - along * dx, v - ay - along * dy))
    return 1 / (1 + torch.exp((torch.minimum(*distances) - half) / blur))


def three_body(count):
    """Massless three-body phase space at energy 1: RAMBO (Kleiss, Stirling & Ellis, 1986)."""
    cosine, angle = 2 * torch.rand(count, 3) - 1, 2 * math.pi * torch.rand(count, 3)
    energy = -torch.log(torch.rand(count, 3) * torch.rand(count, 3))
    sine = (1 - cosine**2).sqrt()
    q = energy[..., None] * torch.stack([sine * angle.cos(), sine * angle.sin(), cosine], -1)
    total, sum_energy = q.sum(1), energy.sum(1)
    mass = (sum_energy**2 - (total**2).sum(1)).sqrt()
    b, gamma, scale = -total / mass[:, None], sum_energy / mass, 1 / mass
    product = (q * b[:, None]).sum(-1)
    p = scale[:, None, None] * (q + b[:, None] * (energy + product / (1 + gamma)[:, None])[..., None])
    return p.reshape(count, 9)


def layers(*sizes, activation, batch_norm=False):
    parts = []
    for k, (a, b) in enumerate(zip(sizes, sizes[1:])):
        parts.append(nn.Linear(a, b))
        if k < len(sizes) - 2:
            if batch_norm:
                parts.append(nn.BatchNorm1d(b))
            parts.append(activation())
    return nn.Sequential(*parts)


class Image(nn.Module):
    """Rows as images; PyTorch 1.13 does not export Unflatten."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return x.reshape(-1, *self.shape)


class Autoencoder(nn.Module):
    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder, self.decoder = encoder, decoder

    def forward(self, x):
        return self.decoder(self.encoder(x))


def convolutional():
    encoder = nn.Sequential(
        Image((1, 24, 24)),
        nn.Conv2d(1, 8, 3, stride=2, padding=1), nn.GELU(),
        nn.Conv2d(8, 8, 3, stride=2, padding=1), nn.GELU(),
        nn.Flatten(),
        nn.Linear(288, 32), nn.GELU(), nn.Linear(32, 1),
    )
    decoder = nn.Sequential(
        nn.Linear(1, 64), nn.GELU(), nn.Linear(64, 8 * 36), nn.GELU(),
        Image((8, 6, 6)),
        nn.ConvTranspose2d(8, 8, 4, stride=2, padding=1), nn.GELU(),
        nn.ConvTranspose2d(8, 1, 4, stride=2, padding=1),
        nn.Flatten(),
    )
    return Autoencoder(encoder, decoder)


cases = {
    'circle': (circle, lambda: Autoencoder(layers(2, 32, 32, 1, activation=nn.Tanh), layers(1, 32, 32, 2, activation=nn.ReLU)), 3000, 64, 16),
    'sphere': (sphere, lambda: Autoencoder(layers(3, 48, 48, 2, activation=nn.ReLU, batch_norm=True), layers(2, 48, 48, 3, activation=nn.ReLU, batch_norm=True)), 1500, 128, 16),
    'three-body': (three_body, lambda: Autoencoder(layers(9, 96, 96, 5, activation=nn.Tanh), layers(5, 96, 96, 9, activation=nn.Tanh)), 1500, 256, 16),
    'rotating-shape': (rotating_shape, convolutional, 3000, 32, 4),
}

stored = json.loads(golden.read_text()) if golden.exists() else {}
for name in sys.argv[1:] or cases:
    draw, make, steps, batch, kept = cases[name]
    torch.manual_seed(1)
    model = make()
    optimizer = torch.optim.Adam(model.parameters(), 2e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(steps):
        x = draw(batch)
        loss = ((model(x) - x) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    model.eval()
    target = models / f'{name}.onnx'
    x = draw(kept)
    torch.onnx.export(
        model, x, target, opset_version=15, input_names=['x'], output_names=['reconstruction'],
        dynamic_axes={'x': {0: 'N'}, 'reconstruction': {0: 'N'}},
    )
    with torch.no_grad():
        # In double precision: where the circle is torn, the decoder multiplies the rounding of single precision.
        model = model.double()
        code, reconstruction = model.encoder(x.double()), model(x.double())
    listed = lambda values: [float(f'{value:.12g}') for value in values.double().numpy().flatten()]
    stored[name] = {'points': listed(x), 'codes': listed(code), 'reconstruction': listed(reconstruction)}
    golden.write_text('{\n' + ',\n'.join(f'{json.dumps(name)}: {json.dumps(stored[name])}' for name in sorted(stored)) + '\n}\n')
    print(name, 'loss', float(loss), target.stat().st_size, 'bytes', sum(p.numel() for p in model.parameters()), 'parameters')
