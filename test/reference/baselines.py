"""Golden scores by Debian's `python3-sklearn`: python3 test/reference/baselines.py > test/unit/analysis/golden/sklearn.json"""
import json

import numpy as np
from sklearn.covariance import EmpiricalCovariance
from sklearn.decomposition import PCA
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score, roc_curve
from sklearn.neighbors import NearestNeighbors

r = np.random.default_rng(0)
mixing = r.normal(size=(3, 4))


def draw(count, shift):
    # Four columns of rank three, so that the covariance is singular; rounded, so that JSON holds them exactly.
    return np.round((r.normal(size=(count, 3)) * [1, 0.7, 0.3] + shift) @ mixing * 64) / 64


train, background, signal = draw(400, 0), draw(60, 0), draw(60, [0, 1, 0.5])
# The fourth column follows from the others up to the rounding, which is taken away.
train[:, 3], background[:, 3], signal[:, 3] = (x[:, 0] + 2 * x[:, 1] for x in (train, background, signal))
test = np.vstack([background, signal])


def measures(score):
    label = np.r_[np.zeros(60), np.ones(60)]
    eb, es, _ = roc_curve(label, score, drop_intermediate=False)
    return {"auc": roc_auc_score(label, score), "backgroundEfficiency": eb.tolist(), "signalEfficiency": es.tolist()}


pca = PCA(2).fit(train)
scores = {
    "pca": np.linalg.norm(test - pca.inverse_transform(pca.transform(test)), axis=1),
    "mahalanobis": np.sqrt(EmpiricalCovariance().fit(train).mahalanobis(test)),
    "neighbour": NearestNeighbors(n_neighbors=5).fit(train).kneighbors(test)[0][:, -1],
}
forests = [-IsolationForest(n_estimators=100, max_samples=256, random_state=seed).fit(train).score_samples(test) for seed in range(20)]
forest = np.mean(forests, axis=0)
print(
    json.dumps(
        {
            "train": train.ravel().tolist(),
            "test": test.ravel().tolist(),
            "scores": {name: score.tolist() for name, score in scores.items()},
            "measures": measures(scores["neighbour"]),
            # Mean of 20 forests, and how one of them differs from it at most.
            "forest": {"score": forest.tolist(), "spread": float(max(np.abs(f - forest).max() for f in forests))},
        },
        separators=(",", ":"),
    )
)
