"""Golden barcodes by Debian's `ripser`: python3 test/reference/homology.py > test/unit/analysis/golden/ripser.json

Twenty clouds up to dimension 1 or 2, and four closed surfaces of more points up to dimension 2, each a list of points on the grid of multiples of 2^-10, so that JSON holds them exactly. ripser prints six
significant digits and computes in single precision: the clouds are scaled to diameters below 1.
"""
import json
import math
import random
import re
import subprocess
import tempfile

GRID = 1024


def cloud(seed):
    r = random.Random(seed)
    kind = seed % 5
    count = 30 + 4 * seed
    points = []
    for _ in range(count):
        if kind == 0:  # circle with noise
            t = r.uniform(0, 2 * math.pi)
            p = [0.4 * math.cos(t) + r.gauss(0, 0.02), 0.4 * math.sin(t) + r.gauss(0, 0.02)]
        elif kind == 1:  # sphere
            x = [r.gauss(0, 1) for _ in range(3)]
            p = [0.4 * v / math.hypot(*x) for v in x]
        elif kind == 2:  # torus
            u, v = r.uniform(0, 2 * math.pi), r.uniform(0, 2 * math.pi)
            p = [(0.28 + 0.13 * math.cos(v)) * math.cos(u), (0.28 + 0.13 * math.cos(v)) * math.sin(u), 0.13 * math.sin(v)]
        elif kind == 3:  # cube in four dimensions
            p = [r.uniform(0, 0.45) for _ in range(4)]
        else:  # figure eight
            t = r.uniform(0, 2 * math.pi)
            p = [0.4 * math.sin(t), 0.4 * math.sin(t) * math.cos(t) + r.gauss(0, 0.01)]
        points.append([round(v * GRID) for v in p])
    return points


def surface(name, seed):
    r = random.Random(seed)
    points = []
    for _ in range(110):
        x = [r.gauss(0, 1) for _ in range(3)]
        x = [v / math.hypot(*x) for v in x]
        u, v = r.uniform(0, 2 * math.pi), r.uniform(0, 2 * math.pi)
        if name == "sphere":
            p = [0.4 * c for c in x]
        elif name == "Clifford torus":
            p = [0.3 * c for c in (math.cos(u), math.sin(u), math.cos(v), math.sin(v))]
        elif name == "Klein bottle":
            q = 0.28 + 0.13 * math.cos(v)
            p = [q * math.cos(u), q * math.sin(u), 0.13 * math.sin(v) * math.cos(u / 2), 0.13 * math.sin(v) * math.sin(u / 2)]
        else:  # projective plane
            a, b, c = x
            p = [0.4 * w for w in (a * b, a * c, b * c, (a * a - b * b) / 2, (a * a + b * b - 2 * c * c) / math.sqrt(12))]
        points.append([round(w * GRID) for w in p])
    return points


def ripser(points, dimension):
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write("\n".join(" ".join(str(v / GRID) for v in p) for p in points))
        file.flush()
        out = subprocess.run(
            ["ripser", "--format", "point-cloud", "--dim", str(dimension), file.name], capture_output=True, text=True, check=True
        ).stdout
    bars = []
    for line in out.splitlines():
        if line.startswith("persistence intervals in dim"):
            bars.append([])
        match = re.match(r"^ \[([\d.e+-]+),([\d.e+-]*) ?\)", line)
        if match:
            bars[-1].append([float(match[1]), float(match[2]) if match[2] else None])
    return bars


clouds = []
for seed in range(20):
    points = cloud(seed)
    dimension = 2 if seed < 10 else 1
    clouds.append({"points": points, "bars": ripser(points, dimension)})
for seed, name in enumerate(["sphere", "Clifford torus", "Klein bottle", "projective plane"]):
    points = surface(name, 100 + seed)
    clouds.append({"points": points, "bars": ripser(points, 2)})
print(json.dumps({"grid": GRID, "clouds": clouds}, separators=(",", ":")))
