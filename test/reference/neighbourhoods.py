"""Golden values by Debian's `python3-sklearn`: python3 test/reference/neighbourhoods.py > test/unit/analysis/golden/neighbourhoods.json"""
import json

import numpy as np
from sklearn.manifold import trustworthiness

r = np.random.default_rng(1)
data = np.round(r.normal(size=(60, 3)) * 256) / 256
codes = np.round((data[:, :2] + 0.3 * r.normal(size=(60, 2))) * 256) / 256
print(
    json.dumps(
        {
            "data": data.ravel().tolist(),
            "codes": codes.ravel().tolist(),
            "trustworthiness": trustworthiness(data, codes, n_neighbors=7),
            # Continuity is trustworthiness with the two spaces exchanged.
            "continuity": trustworthiness(codes, data, n_neighbors=7),
        },
        separators=(",", ":"),
    )
)
