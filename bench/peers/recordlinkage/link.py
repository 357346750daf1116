"""The job in the Python recordlinkage toolkit: fixed weights, nothing trained.

    python link.py job.json prepared.csv result threads [--count]
"""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from report_cost import report_cost_at_exit  # noqa: E402

report_cost_at_exit()

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
import recordlinkage  # noqa: E402
from scipy.sparse import coo_matrix  # noqa: E402
from scipy.sparse.csgraph import connected_components  # noqa: E402

job_file, file, result, threads = sys.argv[1:5]
with open(job_file, encoding="utf-8") as source:
    job = json.load(source)

records = pd.read_csv(file, dtype=str, keep_default_na=False, na_values=[""])
index = recordlinkage.Index()
for rule in job["rules"]:
    index.block(rule)
pairs = index.index(records)
if "--count" in sys.argv:
    print(json.dumps({"candidatePairs": len(pairs)}))
    sys.exit(0)

compare = recordlinkage.Compare(n_jobs=int(threads))
for comparison in job["comparisons"]:
    field = comparison["field"]
    compare.exact(field, field, missing_value=np.nan, label=f"{field} equal")
    if comparison["at"]:
        compare.string(
            field, field, method="jarowinkler", missing_value=np.nan, label=f"{field} similar"
        )
features = compare.compute(pairs, records)

weight = np.full(len(features), job["priorBits"])
for comparison in job["comparisons"]:
    field, at, bits = comparison["field"], comparison["at"], comparison["bits"]
    equal = features[f"{field} equal"].to_numpy()
    level = np.zeros(len(features), dtype=int)
    for rank, step in enumerate(reversed(at)):
        level[features[f"{field} similar"].to_numpy() >= step] = rank + 1
    level[equal == 1] = len(bits) - 1
    weight += np.where(np.isnan(equal), 0.0, np.array(bits)[level])

left = pairs.get_level_values(0).to_numpy()
right = pairs.get_level_values(1).to_numpy()
ids = records["record_id"].to_numpy()
kept = weight >= job["lower"]
pd.DataFrame(
    {
        "left_id": np.minimum(ids[left[kept]], ids[right[kept]]),
        "right_id": np.maximum(ids[left[kept]], ids[right[kept]]),
        "match_weight": weight[kept],
        "match_probability": 1 / (1 + np.exp2(-weight[kept])),
    }
).to_csv(f"{result}/links.csv", index=False)

matched = weight >= job["upper"]
graph = coo_matrix((matched[matched], (left[matched], right[matched])), shape=(len(ids), len(ids)))
_, labels = connected_components(graph, directed=False)
names = pd.Series(ids).groupby(labels).min()
pd.DataFrame({"record_id": ids, "cluster_id": names.to_numpy()[labels]}).to_csv(
    f"{result}/clusters.csv", index=False
)
