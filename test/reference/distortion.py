"""Golden values by Debian's `python3-sklearn`: /usr/bin/python3 test/reference/distortion.py > test/unit/analysis/golden/distortion.json"""
import json

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse.csgraph import shortest_path
from scipy.spatial.distance import pdist, squareform
from sklearn.neighbors import kneighbors_graph

r = np.random.default_rng(2)
data = np.round(r.normal(size=(80, 3)) * 256) / 256
codes = np.round((data[:, :2] ** 2 + 0.2 * r.normal(size=(80, 2))) * 256) / 256
k = 4
graph = kneighbors_graph(data, k, mode="distance")
# Joined where one is among the k nearest of the other, as sklearn.manifold.Isomap does.
graph = graph.maximum(graph.T)
geodesic = shortest_path(graph, directed=False)
latent = squareform(pdist(codes))
i, j = np.triu_indices(len(data), 1)
delta, d = geodesic[i, j], latent[i, j]
joined = np.isfinite(delta)
delta, d = delta[joined], d[joined]


def stress(scale):
    return np.sqrt(np.sum((d - scale * delta) ** 2) / np.sum(d**2))


best = minimize_scalar(stress, bracket=(0.1, 1), tol=1e-14)
edges = np.argwhere(np.triu(graph.toarray()) > 0)
stretch = np.array([latent[a, b] / graph[a, b] for a, b in edges])
print(
    json.dumps(
        {
            "data": data.ravel().tolist(),
            "codes": codes.ravel().tolist(),
            "neighbours": k,
            "edges": edges.ravel().tolist(),
            "fromFirst": [None if np.isinf(x) else x for x in geodesic[0]],
            "stress": best.fun,
            "scale": best.x,
            "pairs": len(delta),
            "greatestStretch": stretch.max(),
            # The torn ones at twice the upper median.
            "torn": sorted(edges[stretch > 2 * np.sort(stretch)[::-1][len(stretch) // 2]].tolist()),
        },
        separators=(",", ":"),
    )
)
